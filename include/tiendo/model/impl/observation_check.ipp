// tiendo/model/impl/observation_check.ipp: bodies of tiendo/model/observation_check.hpp.
#pragma once

#include "tiendo/model/observation_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/number_text.hpp"
#include "tiendo/core/detail/suggestion.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/numeric.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/programme_check.hpp"
#include "tiendo/model/programme_parts.hpp"

namespace tiendo::inline v0_1::detail {

/// Collects the diagnostics of observations, one after the other.
class observation_checker {
 public:
  /// Whether an observation is checked for itself, or only against the programme.
  enum class scope { all, programme_only };

  observation_checker(const programme_parts& parts, scope what)
      : parts_(parts),
        what_(what),
        indicators_(index_of(parts.indicators)),
        tiers_(index_of(parts.tiers)),
        suggest_indicator_(ids_of(parts.indicators), "declare it in the programme"),
        suggest_tier_(ids_of(parts.tiers), "name a tier of the programme") {
    for (const area& a : parts.areas) versions_[a.id.code].push_back(&a);
  }

  void check(std::size_t index, const observation& o) {
    index_ = index;
    checked_ = &o;
    if (what_ == scope::all) check_consistency(o);
    check_territory(o);
    if (!o.tier.empty() && !tiers_.contains(o.tier))
      add("tier", fmt::format("there is no tier '{}'", o.tier), suggest_tier_(o.tier));
    if (!o.period.empty() && !o.published.empty() && o.published.last_day() < o.period.last())
      add("published",
          fmt::format("published {} before the period ends on {}", to_string(o.published),
                      to_string(o.period.last())),
          "check both dates", diagnostic_severity::warning);
    const auto at = indicators_.find(o.indicator);
    if (at == indicators_.end())
      return add("indicator_id", fmt::format("there is no indicator '{}'", o.indicator),
                 suggest_indicator_(o.indicator));
    const indicator& i = parts_.indicators[at->second];
    const unit_of_measure* unit = o.unit.empty() ? &i.unit : unit_named(o.unit);
    if (!unit)
      return add("unit", fmt::format("there is no unit '{}'", o.unit),
                 fmt::format("leave it empty for '{}', or declare it", i.unit.id));
    check_value(o, i, *unit);
  }

  /// All that was found, with the numbers of those that are not listed.
  std::vector<diagnostic> take() {
    for (const auto severity : {diagnostic_severity::error, diagnostic_severity::warning}) {
      const std::size_t more = number(severity) - std::min(number(severity), most_listed);
      if (more > 0)
        found_.push_back(
            {first_unlisted_[index(severity)],
             subject_of_unlisted_[index(severity)],
             {},
             fmt::format("{} more {} are not listed, of which this is the first", count_text(more),
                         severity == diagnostic_severity::error ? "faults" : "warnings"),
             "correct the others, then check the observations again",
             severity});
    }
    return std::move(found_);
  }

 private:
  static constexpr std::size_t most_listed = 10'000;

  static std::size_t index(diagnostic_severity severity) {
    return severity == diagnostic_severity::error ? 0 : 1;
  }
  std::size_t& number(diagnostic_severity severity) { return numbers_[index(severity)]; }

  void add(std::string column, std::string problem, std::string remedy,
           diagnostic_severity severity = diagnostic_severity::error) {
    const observation& o = *checked_;
    std::size_t& so_many = ++number(severity);
    if (so_many > most_listed + 1) return;
    std::string subject = fmt::format("observation {} ({}, {}, {})", index_, o.indicator,
                                      o.area.code, to_string(o.period));
    if (so_many > most_listed) {
      first_unlisted_[index(severity)] = o.source_location;
      subject_of_unlisted_[index(severity)] = std::move(subject);
      return;
    }
    found_.push_back({o.source_location, std::move(subject), std::move(column), std::move(problem),
                      std::move(remedy), severity});
  }

  const unit_of_measure* unit_named(const unit_id& id) {
    const auto [at, is_new] = units_.try_emplace(id);
    if (is_new) at->second = find_unit(parts_, id);
    return at->second;
  }

  /// What the reader of observations.csv ensures for observations from a file.
  void check_consistency(const observation& o) {
    if (o.period.empty()) add("period_first", "the period is not given", "give it");
    if (o.published.empty())
      add("published", "the date of publication is not given",
          "give the day, the month or the year in which the source published it");
    if (o.area.valid_from && o.area.valid_from->empty())
      add("area_valid_from", "the first day of the version is set, but empty",
          "give the day, or leave it unset");
    check_numbers(o);
    check_kind(o);
  }

  void check_numbers(const observation& o) {
    const auto finite = [&](const char* column, const std::optional<double>& x) {
      if (x && !std::isfinite(*x))
        add(column, fmt::format("{} is not a finite number", number_text(*x)), "give a number");
    };
    finite("value", o.value);
    finite("numerator", o.numerator);
    finite("denominator", o.denominator);
    if (o.numerator.has_value() != o.denominator.has_value())
      add(o.numerator ? "denominator" : "numerator",
          "a numerator and a denominator belong together", "give both or none");
    if (o.denominator && *o.denominator <= 0)
      add("denominator", fmt::format("the denominator is {}", number_text(*o.denominator)),
          "it has to be above 0");
    if (o.field && *o.field < 1)
      add("field_size", fmt::format("there are {} ranked members", *o.field),
          "give their number, or leave it unset");
  }

  void check_kind(const observation& o) {
    const bool low = o.bounds.finite_low().has_value(), high = o.bounds.finite_high().has_value();
    const std::string name(to_string(o.kind));
    if (o.kind == observation_kind::exact) {
      if (!o.value)
        add("value", "there is no value",
            "set it, or leave the observation out: missing is not zero");
      else if (std::isfinite(*o.value) && o.bounds != interval::exactly(*o.value))
        add("value",
            fmt::format("the value is {}, but the bounds are {}", number_text(*o.value),
                        to_string(o.bounds)),
            "make both with observation::exact, or change the kind");
      return;
    }
    const bool needs_low = o.kind != observation_kind::upper_bound;
    const bool needs_high = o.kind != observation_kind::lower_bound;
    check_bound("low", low, needs_low, name);
    check_bound("high", high, needs_high, name);
    if (o.value && std::isfinite(*o.value) && !o.bounds.contains(*o.value))
      add("value",
          fmt::format("{} lies outside of the bounds {}", number_text(*o.value),
                      to_string(o.bounds)),
          "correct the value or the bounds");
  }

  void check_bound(const char* column, bool given, bool needed, const std::string& kind) {
    if (needed && !given)
      add(column, fmt::format("the kind '{}' needs '{}'", kind, column), "give a finite number");
    if (!needed && given)
      add(column, fmt::format("the kind '{}' has no '{}'", kind, column),
          "make it infinite, or change the kind");
  }

  void check_territory(const observation& o) {
    const auto at = versions_.find(o.area.code);
    if (at == versions_.end())
      return add("area_code", fmt::format("there is no area '{}'", o.area.code),
                 "add it to the areas, or correct the code");
    if (o.area.version_unknown) return;
    const std::vector<const area*>& versions = at->second;
    const auto remedy = [&] {
      std::string names;
      for (const area* a : versions)
        names += (names.empty() ? "" : ", ") + to_string(a->id.valid_from);
      return fmt::format("write {} or 'unknown'", names);
    };
    if (!o.area.valid_from) {
      if (versions.size() > 1)
        add("area_valid_from",
            fmt::format("area {} has {} versions and none is named", o.area.code, versions.size()),
            remedy());
      return;
    }
    for (const area* a : versions)
      if (a->id.valid_from == *o.area.valid_from) return;
    add("area_valid_from",
        fmt::format("area {} has no version from {}", o.area.code, to_string(*o.area.valid_from)),
        remedy());
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
                         low ? fmt::format("from {}", number_text(*low)) : "",
                         low && high ? " " : "",
                         high ? fmt::format("up to {}", number_text(*high)) : "");
    };
    if (o.value && outside(*o.value))
      add("value", fmt::format("{} is outside of the unit", number_text(*o.value)), limits());
    else if (o.bounds.finite_low() && outside(o.bounds.low()))
      add("low", fmt::format("{} is outside of the unit", number_text(o.bounds.low())), limits());
    else if (o.bounds.finite_high() && outside(o.bounds.high()))
      add("high", fmt::format("{} is outside of the unit", number_text(o.bounds.high())), limits());
    if (unit.kind == unit_kind::rank && o.value) {
      if (*o.value != std::floor(*o.value))
        add("value", fmt::format("a rank is a whole number, not {}", number_text(*o.value)),
            "write the place");
      else if (o.field && *o.value > static_cast<double>(*o.field))
        add("field_size",
            fmt::format("there is no place {} among {}", number_text(*o.value),
                        number_text(static_cast<double>(*o.field))),
            "correct the place or the field");
    }
    if (unit.id == "milestone" && o.value && *o.value != 0 && *o.value != 1)
      add("value", fmt::format("a milestone is 0 or 1, not {}", number_text(*o.value)),
          "write 1 once it is reached");
  }

  const programme_parts& parts_;
  scope what_;
  std::unordered_map<indicator_id, std::size_t> indicators_;
  std::unordered_map<tier_id, std::size_t> tiers_;
  std::unordered_map<unit_id, const unit_of_measure*> units_;  ///< those that observations name
  suggestions suggest_indicator_, suggest_tier_;
  std::unordered_map<area_code, std::vector<const area*>> versions_;
  std::vector<diagnostic> found_;
  std::array<std::size_t, 2> numbers_ = {};  ///< of errors and of warnings
  std::array<source_location, 2> first_unlisted_ = {};
  std::array<std::string, 2> subject_of_unlisted_ = {};
  std::size_t index_ = 0;
  const observation* checked_ = nullptr;
};

TIENDO_INLINE std::vector<diagnostic> check_observations(const observations& all,
                                                         const programme_parts& parts,
                                                         observation_checker::scope what,
                                                         const progress& report = {}) {
  constexpr std::size_t checks_a_report = 8192;
  observation_checker checker(parts, what);
  for (std::size_t i = 0; i < all.size(); ++i) {
    checker.check(i, all[i]);
    if ((i + 1) % checks_a_report == 0) report_progress(report, i + 1, all.size());
  }
  return checker.take();
}

TIENDO_INLINE std::vector<diagnostic> disagreements_of(const observations& all,
                                                       const programme_parts& parts,
                                                       const progress& report) {
  return check_observations(all, parts, observation_checker::scope::programme_only, report);
}

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE std::vector<diagnostic> diagnostics_of(const observations& all,
                                                     const programme_parts& parts,
                                                     const progress& report) {
  return detail::check_observations(all, parts, detail::observation_checker::scope::all, report);
}

}  // namespace tiendo::inline v0_1
