// tiendo/model/programme_check.hpp: whether the parts of a programme fit together.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/detail/suggestion.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/programme_parts.hpp"
#include "tiendo/model/target.hpp"
#include "tiendo/model/tier.hpp"

namespace tiendo {

namespace detail {

template <class Parts>
std::vector<std::string> ids_of(const Parts& parts) {
  std::vector<std::string> ids;
  for (const auto& part : parts) ids.push_back(part.id);
  return ids;
}

template <class Parts, class Id>
const typename Parts::value_type* find_by_id(const Parts& parts, const Id& id) {
  const auto at =
      std::find_if(parts.begin(), parts.end(), [&](const auto& p) { return p.id == id; });
  return at == parts.end() ? nullptr : &*at;
}

/// Where each id stands first, to find it fast.
template <class Parts>
auto index_of(const Parts& parts) {
  std::map<decltype(parts.front().id), std::size_t> index;
  for (std::size_t i = 0; i < parts.size(); ++i) index.emplace(parts[i].id, i);
  return index;
}

/// The places of all versions of each area code.
std::map<std::string, std::vector<std::size_t>> versions_by_code(const std::vector<area>& areas);

/// The unit of that id, standard or declared; null where there is none.
const unit_of_measure* find_unit(const programme_parts& parts, const std::string& id);

/// How a defect names a part: "target 2393-17"; where an id was used before, "target 2393-17 (2)".
std::string diagnostic_label(const char* kind, const std::string& id, std::size_t occurrence);

inline const std::string& id_text(const std::string& id) {
  return id;
}
inline std::string id_text(const area_id& id) {
  return to_string(id);
}

/// Collects the defects of one programme; each member looks at one kind of part.
class programme_checker {
 public:
  explicit programme_checker(const programme_parts& parts)
      : parts_(parts), areas_(index_of(parts.areas)), versions_(versions_by_code(parts.areas)) {}

  std::vector<defect> run();

 private:
  void add(std::string part, std::string field, std::string problem, std::string remedy) {
    found_.push_back({std::move(part), std::move(field), std::move(problem), std::move(remedy)});
  }

  /// Looks at each part under its name; an id that was used before is a defect.
  template <class Parts, class Check>
  void each(const char* kind, const Parts& parts, Check check_one) {
    std::map<std::string, std::size_t> occurrences;
    for (const auto& part : parts) {
      const std::string id = id_text(part.id);
      const std::size_t n = ++occurrences[id];
      const std::string name = diagnostic_label(kind, id, n);
      if (n > 1)
        add(name, "id", fmt::format("the {} '{}' is declared twice", kind, id),
            "give each an id of its own");
      check_one(name, part);
    }
  }

  template <class Parts>
  void exists(const std::string& part, const char* field, const char* kind, const Parts& parts,
              const std::string& id) {
    if (id.empty() || find_by_id(parts, id)) return;
    add(part, field, fmt::format("there is no {} '{}'", kind, id),
        suggestion(id, ids_of(parts), fmt::format("declare it, or name a declared {}", kind)));
  }

  void exists(const std::string& part, const char* field, const area_id& id);

  void check(const std::string& part, const unit_of_measure& u);

  void check(const std::string& part, const tier& t);

  void check(const std::string& part, const area& a);

  void check(const std::string& part, const indicator& i) {
    if (i.unit.id.empty()) add(part, "unit", "the indicator has no unit", "name one");
  }

  void check(const std::string& part, const target& t);

  void check_rule(const std::string& part, const target& t, const indicator& i);

  const programme_parts& parts_;
  std::map<area_id, std::size_t> areas_;
  std::map<std::string, std::vector<std::size_t>> versions_;
  std::vector<defect> found_;
};

}  // namespace detail

/// Everything in the parts that does not fit: names of nothing, ids declared twice, two versions of
/// an area at once, limits outside of the unit, rules that do not fit their indicator. Empty if all
/// is well.
inline std::vector<defect> defects_of(const programme_parts& parts) {
  return detail::programme_checker(parts).run();
}

}  // namespace tiendo

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/model/impl/programme_check.ipp"
#endif
