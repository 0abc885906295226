// tiendo/measures/impl/method.ipp: bodies of tiendo/measures/method.hpp.
#pragma once

#include "tiendo/measures/method.hpp"

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>

#include "tiendo/core/config.hpp"
#include "tiendo/core/direction.hpp"
#include "tiendo/core/numeric.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/measures/classification.hpp"
#include "tiendo/measures/goal.hpp"
#include "tiendo/measures/growth.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

TIENDO_INLINE const rating* method::rating_for(bool has_target) const {
  const auto& first = has_target ? with_target : without_target;
  const auto& second = has_target ? without_target : with_target;
  return first ? &*first : second ? &*second : nullptr;
}

}  // namespace tiendo::inline v0_1::measures

namespace tiendo::inline v0_1::measures::detail {

TIENDO_INLINE std::optional<double> number(double x) {
  return std::isnan(x) ? std::nullopt : std::optional(tiendo::detail::unsigned_zero(x));
}

}  // namespace tiendo::inline v0_1::measures::detail

namespace tiendo::inline v0_1::measures {

namespace detail {

/// The input with the observation before the latest one as its base.
inline void start_at_previous(progress_input& f) {
  for (std::size_t i = f.series.size(); i-- > 0;)
    if (f.series[i].time < f.latest.time && !std::isnan(f.series[i].value)) {
      f.base = f.series[i];
      break;
    }
  f.series = {};
}

TIENDO_INLINE progress_input adjusted(input_adjustment how, const progress_input& given,
                                      std::vector<timed_value>& rounded) {
  progress_input f = given;
  switch (how) {
    case input_adjustment::none: break;
    case input_adjustment::from_previous: start_at_previous(f); break;
    case input_adjustment::infer_direction:
      if (f.direction != direction::range && f.has_target())
        f.direction = f.target.value < f.base.value ? direction::decrease : direction::increase;
      break;
    case input_adjustment::zeros_to_thousandths:
      for (timed_value* d : {&f.base, &f.latest, &f.target})
        if (d->value == 0) d->value = .001;
      break;
    case input_adjustment::round_to_tenths:
      rounded.assign(f.series.begin(), f.series.end());
      for (timed_value& d : rounded) d.value = round_half_away(d.value, 1);
      for (timed_value* d : {&f.base, &f.latest}) d->value = round_half_away(d->value, 1);
      f.series = rounded;
      break;
  }
  return f;
}

inline bool meets(const method& m, const progress_input& f) {
  const bool at_an_end = f.target.value == 0 || f.target.value == 100;
  const met_rule rule = m.met;
  return (m.guarded ? is_met(f) : is_met_in_binary(f)) ||
         (rule == met_rule::within_a_point_of_0_or_100 && at_an_end &&
          std::abs(f.latest.value - f.target.value) <= 1);
}

/// The rates in percent and the class by UNICEF's band: 0 worsening, 1 none, 2 some, 3 on track.
inline void classify_rates(unicef_band band, bool rounded, threshold_arithmetic by,
                           method_result& r) {
  const auto percent = [rounded](std::optional<double>& x) {
    if (x) x = rounded ? round_half_away(100 * *x, 2) : 100 * *x;
  };
  percent(r.actual);
  percent(r.required);
  if (!r.ratio || !r.actual || !r.required) return;
  if (rounded && *r.required != 0) r.ratio = *r.actual / *r.required;
  if (r.reason == reason::met) return;
  const auto passes = [&](double at, bool inclusive) {
    return threshold{at, inclusive}.passed_by(*r.actual, by);
  };
  r.status = passes(*r.required, true)     ? 3
             : passes(band.percent, false) ? 2
             : passes(-band.percent, true) ? 1
                                           : 0;
}

TIENDO_INLINE method_versions::method_versions(method strict)
    : strict_(strict), published_(std::move(strict)) {
  published_.guarded = false;
}

TIENDO_INLINE method_versions::method_versions(method strict, method published)
    : strict_(std::move(strict)), published_(std::move(published)) {
  published_.guarded = false;
}

TIENDO_INLINE method_result evaluate_within(const method& m, const std::optional<unicef_band>& band,
                                            const progress_input& given) {
  std::vector<timed_value> rounded;
  const progress_input f = adjusted(m.adjustment, given, rounded);
  method_result r;
  r.by = m.rating_for(f.has_target());
  if (!r.by) {
    r.reason = reason::no_ratio;
    return r;
  }
  const progress_formula q = r.by->formula;
  const bool met = needs_target(q) && std::isfinite(f.target.value) &&
                   std::isfinite(f.latest.value) && meets(m, f);
  const threshold_arithmetic by =
      m.guarded ? threshold_arithmetic::decimal : threshold_arithmetic::binary;
  r.reason = undefined_reason(q, f);
  if (r.reason == reason::met && !met) r.reason = reason::none;  // met up to rounding alone
  formula_value found;
  if (missing(q, f) == reason::none) found = evaluate_formula(q, f);
  const bool saturated = q == progress_formula::limited_growth_rate && r.reason == reason::none &&
                         found.ratio == std::numeric_limits<double>::infinity() &&
                         limit_factor(f.base.value, f.limit) == 0;
  if (saturated)
    r.reason = reason::saturated;
  else if (r.reason == reason::none && !std::isfinite(found.ratio))
    r.reason = reason::not_comparable;

  const bool defined = (r.reason == reason::none || !m.guarded) && !std::isnan(found.ratio);
  if (defined && !saturated) r.ratio = number(found.ratio);
  if (defined || saturated || r.reason == reason::met) {
    if (std::isfinite(found.actual)) r.actual = number(found.actual);
    if (std::isfinite(found.required)) r.required = number(found.required);
  }
  if ((defined || saturated) && !r.by->score.empty()) r.score = number(r.by->score(found.ratio));
  if ((defined || saturated) && !r.by->classes.empty())
    r.status = r.by->classes.class_of(found.ratio, by);
  if (met && r.by->classes.met()) r.status = r.by->classes.met();
  if (met && (r.by->classes.met() || r.reason == reason::none)) r.reason = reason::met;
  const bool scored_as_met = r.reason == reason::met && (m.guarded || r.by->classes.met());
  if (scored_as_met && !r.by->score.empty())
    r.score = number(r.by->score.of_met(found.ratio, ratio_at_target(q)));
  if (band) classify_rates(*band, m.adjustment == input_adjustment::round_to_tenths, by, r);
  return r;
}

}  // namespace detail

TIENDO_INLINE method_result evaluate(const method& m, const progress_input& given) {
  const rating* by = m.rating_for(given.has_target());
  return detail::evaluate_within(m, by ? by->band : std::nullopt, given);
}

}  // namespace tiendo::inline v0_1::measures
