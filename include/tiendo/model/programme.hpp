// tiendo/model/programme.hpp: targets with everything they rest on, checked.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "tiendo/core/error.hpp"
#include "tiendo/model/programme_check.hpp"
#include "tiendo/model/programme_parts.hpp"

namespace tiendo {

/// A programme whose parts fit together; it does not change. Safe to read from many threads.
class programme {
 public:
  /// Throws `value_error` that names every defect.
  explicit programme(programme_parts parts) : parts_(std::move(parts)) {
    const std::vector<defect> defects = defects_of(parts_);
    if (defects.empty()) return;
    std::string text = fmt::format("the programme '{}' has {} defects", parts_.id, defects.size());
    for (const defect& d : defects)
      text.append(fmt::format("\n{}, {}: {}; {}", d.part, d.field, d.problem, d.remedy));
    throw value_error(text);
  }

  const programme_parts& parts() const noexcept { return parts_; }
  const std::string& id() const noexcept { return parts_.id; }
  const label& name() const noexcept { return parts_.name; }
  const label& objective() const noexcept { return parts_.objective; }
  const std::vector<act>& acts() const noexcept { return parts_.acts; }
  const std::vector<tier>& tiers() const noexcept { return parts_.tiers; }
  const std::vector<area>& areas() const noexcept { return parts_.areas; }
  const std::vector<indicator>& indicators() const noexcept { return parts_.indicators; }
  const std::vector<target>& targets() const noexcept { return parts_.targets; }

  /// The part of that id; null where there is none.
  const act* find_act(const std::string& id) const { return detail::find_by_id(parts_.acts, id); }
  const tier* find_tier(const std::string& id) const { return detail::find_by_id(parts_.tiers, id); }
  const indicator* find_indicator(const std::string& id) const {
    return detail::find_by_id(parts_.indicators, id);
  }
  const target* find_target(const std::string& id) const {
    return detail::find_by_id(parts_.targets, id);
  }
  const unit_of_measure* find_unit(const std::string& id) const {
    return detail::find_unit(parts_, id);
  }
  const area* find_area(const area_id& id) const { return detail::find_by_id(parts_.areas, id); }

  /// Every version of an area code, in the order of the file.
  std::vector<const area*> versions_of(const std::string& code) const {
    std::vector<const area*> versions;
    for (const area& a : parts_.areas)
      if (a.id.code == code) versions.push_back(&a);
    return versions;
  }

 private:
  programme_parts parts_;
};

}  // namespace tiendo
