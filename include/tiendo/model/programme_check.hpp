// tiendo/model/programme_check.hpp: whether the parts of a programme fit together.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/model/programme_parts.hpp"

namespace tiendo::inline v0_1 {

namespace detail {

/// Where each id stands first, to find it fast.
template <class Parts>
auto index_of(const Parts& parts) {
  std::map<decltype(parts.front().id), std::size_t> index;
  for (std::size_t i = 0; i < parts.size(); ++i) index.emplace(parts[i].id, i);
  return index;
}

/// The unit of that id, standard or declared; null where there is none.
const unit_of_measure* find_unit(const programme_parts& parts, const std::string& id);

}  // namespace detail

/// Every fault of the parts: names of nothing, ids declared twice, areas that break
/// `area_rules::selected`, limits outside of the unit, rules that do not fit their indicator. Empty
/// if all is well.
std::vector<diagnostic> diagnostics_of(const programme_parts& parts);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/model/impl/programme_check.ipp"
#endif
