// tiendo/model/programme_check.hpp: consistency checks of the parts of a programme.
#pragma once

#include <cstddef>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/model/programme_parts.hpp"

namespace tiendo::inline v0_1 {

namespace detail {

/// The position of the first part with each id, for fast look-up.
template <class Parts>
auto index_of(const Parts& parts) {
  std::unordered_map<std::remove_cvref_t<decltype(parts.front().id)>, std::size_t> index;
  index.reserve(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) index.emplace(parts[i].id, i);
  return index;
}

/// Sets what acts and targets left empty and other parts state, as described at `target`: to the
/// values that a programme file gives them.
void complete(programme_parts& parts, const progress& report = {});

/// The standard or declared unit with the id; null if there is none.
const unit_of_measure* find_unit(const programme_parts& parts, const unit_id& id);

}  // namespace detail

/// All diagnostics of the parts: missing and unknown names, repeated ids, dates that were not
/// given, areas that violate `area_rules::selected`, units that are neither standard units nor
/// declared, limits outside those of the unit, numbers that are not finite, rules that do not fit
/// the unit of their indicator, aspirations that fall short of their rule, targets that modify
/// themselves through others, levels of tiers and years that are out of range. What a target may
/// leave empty (see `target`) is no problem. The list is empty if there is none. Throws
/// `interrupted` if `report`, which is called about every 50 milliseconds, returns false.
std::vector<diagnostic> diagnostics_of(const programme_parts& parts, const progress& report = {});

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/model/impl/programme_check.ipp"
#endif
