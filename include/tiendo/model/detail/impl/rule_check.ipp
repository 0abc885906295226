// tiendo/model/detail/impl/rule_check.ipp: bodies of tiendo/model/detail/rule_check.hpp.
#pragma once

#include "tiendo/model/detail/rule_check.hpp"

#include <fmt/format.h>

#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/number_text.hpp"
#include "tiendo/core/detail/overloaded.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/rule.hpp"
#include "tiendo/model/target.hpp"

namespace tiendo::inline v0_1::detail {

/// The level of a rule that has one in the unit of its indicator, and whether more is better.
TIENDO_INLINE std::optional<std::pair<double, bool>> level_of(const rule& any) {
  using level = std::optional<std::pair<double, bool>>;
  return std::visit(overloaded{
                        [](const at_least& r) {
                          return level({r.value, true});
                        },
                        [](const greater_than& r) {
                          return level({r.value, true});
                        },
                        [](const at_most& r) {
                          return level({r.value, false});
                        },
                        [](const less_than& r) {
                          return level({r.value, false});
                        },
                        [](const within_top& r) {
                          return level({static_cast<double>(r.rank), false});
                        },
                        [](const annual_growth_at_least& r) {
                          return level({r.percent, true});
                        },
                        [](const checklist& r) {
                          return level({static_cast<double>(r.required), true});
                        },
                        [](const auto&) { return level(); },
                    },
                    any);
}

TIENDO_INLINE rule_checker::rule_checker(std::string part, const target& t, const indicator& i,
                                         std::vector<diagnostic>& found)
    : part_(std::move(part)),
      target_(t),
      indicator_(i),
      low_(i.lowest ? i.lowest : i.unit.lowest),
      high_(i.highest ? i.highest : i.unit.highest),
      found_(found) {}

TIENDO_INLINE void rule_checker::check() {
  try {
    require_valid(target_.rule);
  } catch (const invalid_value& problem) {
    return add("rule", problem.what(), "correct the numbers of the rule");
  }
  check_kind();
  check_aspiration();
}

TIENDO_INLINE void rule_checker::fits(bool unit_fits, const char* what) {
  if (unit_fits) return;
  add("rule",
      fmt::format("the rule {} does not fit the unit '{}' of {}", name_of(target_.rule),
                  indicator_.unit.id, indicator_.id),
      fmt::format("use an indicator {}", what));
}

TIENDO_INLINE void rule_checker::within(double level, const char* field) {
  if (!(low_ && level < *low_) && !(high_ && level > *high_)) return;
  add(field, fmt::format("{} lies outside of what {} can be", number_text(level), indicator_.id),
      fmt::format("stay within {} and {}", low_ ? number_text(*low_) : "any value",
                  high_ ? number_text(*high_) : "any value"));
}

TIENDO_INLINE void rule_checker::changed(double percent, const std::optional<baseline>& from) {
  if (from && from->value > 0) within(percent * from->value / 100);
}

TIENDO_INLINE void rule_checker::check_kind() {
  const unit_of_measure& unit = indicator_.unit;
  std::visit(
      overloaded{
          [&](const at_least& r) { within(r.value); },
          [&](const greater_than& r) {
            within(r.value);
            if (high_ && r.value == *high_)
              add("rule",
                  fmt::format("no value of {} is greater than {}", indicator_.id,
                              number_text(r.value)),
                  "write at_least, or a lower value");
          },
          [&](const at_most& r) { within(r.value); },
          [&](const less_than& r) {
            within(r.value);
            if (low_ && r.value == *low_)
              add("rule",
                  fmt::format("no value of {} is less than {}", indicator_.id,
                              number_text(r.value)),
                  "write at_most, or a higher value");
          },
          [&](const exactly& r) { within(r.value); },
          [&](const between& r) { within(r.low), within(r.high); },
          [&](const within_top&) { fits(unit.kind == unit_kind::rank, "that is a rank"); },
          [&](const annual_growth_at_least& r) {
            for (const auto& y : {r.first, r.last})
              if (y && (y->value < date::earliest().year() || y->value > last_year))
                add("rule", fmt::format("the year {} cannot be assessed", y->value),
                    fmt::format("write a year from {} to {}", date::earliest().year(), last_year));
            fits(unit.kind == unit_kind::growth, "that is a rate of growth");
          },
          [&](const increase_by& r) { changed(100 + r.percent, r.baseline); },
          [&](const reduce_by& r) {
            if (!low_ || *low_ < 0 || r.percent <= 100) return changed(100 - r.percent, r.baseline);
            add("rule",
                fmt::format("a reduction by {} % is more than the whole of {}, which is never "
                            "negative",
                            number_text(r.percent), indicator_.id),
                "write at most 100");
          },
          [&](const checklist&) { fits(unit.id == "items", "counted in items"); },
          [&](const milestone&) { fits(unit.id == "milestone", "that is a milestone"); },
      },
      target_.rule);
}

/// Of a change from a baseline the aspiration may be a percentage or a level, and is not compared.
TIENDO_INLINE void rule_checker::check_aspiration() {
  if (!target_.aspiration || !std::isfinite(*target_.aspiration) ||
      std::holds_alternative<increase_by>(target_.rule) ||
      std::holds_alternative<reduce_by>(target_.rule))
    return;
  const double aspiration = *target_.aspiration;
  within(aspiration, "aspiration");
  const auto level = level_of(target_.rule);
  if (!level) return;
  const auto [value, more_is_better] = *level;
  if (more_is_better ? aspiration >= value : aspiration <= value) return;
  add("aspiration",
      fmt::format("the aspiration {} falls short of the rule, {} {}", number_text(aspiration),
                  name_of(target_.rule), number_text(value)),
      fmt::format("write a value {} {}, or remove it", more_is_better ? "above" : "below",
                  number_text(value)));
}

}  // namespace tiendo::inline v0_1::detail
