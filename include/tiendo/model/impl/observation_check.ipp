// tiendo/model/impl/observation_check.ipp: bodies of tiendo/model/observation_check.hpp.
#pragma once

#include "tiendo/model/observation_check.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/suggestion.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/numeric.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/programme_check.hpp"
#include "tiendo/model/programme_parts.hpp"

namespace tiendo::inline v0_1::detail {

class observation_checker {
 public:
  explicit observation_checker(const programme_parts& parts)
      : parts_(parts), indicators_(index_of(parts.indicators)) {
    for (const area& a : parts.areas) versions_[a.id.code].push_back(&a);
  }

  void check(std::size_t index, const observation& o) {
    subject_ = fmt::format("observation {}", index);
    location_ = o.source_location;
    check_territory(o);
    if (!o.tier.empty() && !find_by_id(parts_.tiers, o.tier))
      add("tier", fmt::format("there is no tier '{}'", o.tier),
          suggestion(o.tier, ids_of(parts_.tiers), "name a tier of the programme"));
    if (o.published.last_day() < o.period.last())
      add("published",
          fmt::format("published {} before the period ends on {}", to_string(o.published),
                      to_string(o.period.last())),
          "check both dates", diagnostic_severity::warning);
    const auto at = indicators_.find(o.indicator);
    if (at == indicators_.end())
      return add("indicator_id", fmt::format("there is no indicator '{}'", o.indicator),
                 suggestion(o.indicator, ids_of(parts_.indicators), "declare it in the programme"));
    const indicator& i = parts_.indicators[at->second];
    const unit_of_measure* unit = o.unit.empty() ? &i.unit : find_unit(parts_, o.unit);
    if (!unit)
      return add("unit", fmt::format("there is no unit '{}'", o.unit),
                 fmt::format("leave it empty for '{}', or declare it", i.unit.id));
    check_value(o, i, *unit);
  }

  std::vector<diagnostic> found;

 private:
  void add(std::string column, std::string problem, std::string remedy,
           diagnostic_severity severity = diagnostic_severity::error) {
    found.push_back(
        {location_, subject_, std::move(column), std::move(problem), std::move(remedy), severity});
  }

  void check_territory(const observation& o) {
    const auto at = versions_.find(o.area.code);
    if (at == versions_.end())
      return add("area_code", fmt::format("there is no area '{}'", o.area.code),
                 "add it to the areas, or correct the code");
    if (o.area.version_unknown) return;
    const std::vector<const area*>& versions = at->second;
    std::string names;
    for (const area* a : versions)
      names += (names.empty() ? "" : ", ") + to_string(a->id.valid_from);
    if (!o.area.valid_from) {
      if (versions.size() > 1)
        add("area_valid_from",
            fmt::format("area {} has {} versions and none is named", o.area.code, versions.size()),
            fmt::format("write {} or 'unknown'", names));
      return;
    }
    for (const area* a : versions)
      if (a->id.valid_from == *o.area.valid_from) return;
    add("area_valid_from",
        fmt::format("area {} has no version from {}", o.area.code, to_string(*o.area.valid_from)),
        fmt::format("write {} or 'unknown'", names));
  }

  void check_value(const observation& o, const indicator& i, const unit_of_measure& unit) {
    const bool own_unit = unit == i.unit;
    const auto low = own_unit && i.lowest ? i.lowest : unit.lowest;
    const auto high = own_unit && i.highest ? i.highest : unit.highest;
    const auto outside = [&](double v) {
      return (low && exceeds(*low, v)) || (high && exceeds(v, *high));
    };
    const auto limits = [&] {
      return fmt::format("values of '{}' lie {}{}{}", unit.id,
                         low ? fmt::format("from {}", *low) : "", low && high ? " " : "",
                         high ? fmt::format("up to {}", *high) : "");
    };
    if (o.value && outside(*o.value))
      add("value", fmt::format("{} is outside of the unit", *o.value), limits());
    else if (o.bounds.finite_low() && outside(o.bounds.low()))
      add("low", fmt::format("{} is outside of the unit", o.bounds.low()), limits());
    else if (o.bounds.finite_high() && outside(o.bounds.high()))
      add("high", fmt::format("{} is outside of the unit", o.bounds.high()), limits());
    if (unit.kind == unit_kind::rank && o.value) {
      if (*o.value != std::floor(*o.value))
        add("value", fmt::format("a rank is a whole number, not {}", *o.value), "write the place");
      else if (o.field && *o.value > static_cast<double>(*o.field))
        add("field_size", fmt::format("there is no place {} among {}", *o.value, *o.field),
            "correct the place or the field");
    }
    if (unit.id == "milestone" && o.value && *o.value != 0 && *o.value != 1)
      add("value", fmt::format("a milestone is 0 or 1, not {}", *o.value),
          "write 1 once it is reached");
  }

  const programme_parts& parts_;
  std::map<indicator_id, std::size_t> indicators_;
  std::map<area_code, std::vector<const area*>> versions_;
  std::string subject_;
  source_location location_;
};

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE std::vector<diagnostic> diagnostics_of(const observations& all,
                                                     const programme_parts& parts) {
  detail::observation_checker checker(parts);
  for (std::size_t i = 0; i < all.size(); ++i) checker.check(i, all[i]);
  return std::move(checker.found);
}

}  // namespace tiendo::inline v0_1
