// tiendo/measures/impl/method.ipp: bodies of tiendo/measures/method.hpp.
#pragma once

#include "tiendo/measures/method.hpp"

#include <cmath>
#include <cstddef>
#include <optional>

#include "tiendo/core/config.hpp"
#include "tiendo/core/direction.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/measures/classification.hpp"
#include "tiendo/measures/goal.hpp"
#include "tiendo/measures/growth.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::measures {

TIENDO_INLINE const rating* method::rating_for(bool has_target) const {
  const auto& first = has_target ? with_target : without_target;
  const auto& second = has_target ? without_target : with_target;
  return first ? &*first : second ? &*second : nullptr;
}

}  // namespace tiendo::measures

namespace tiendo::measures::detail {

TIENDO_INLINE std::optional<double> number(double x) {
  return std::isnan(x) ? std::nullopt : std::optional(x);
}

}  // namespace tiendo::measures::detail

namespace tiendo::measures {

TIENDO_INLINE method_result evaluate(const method& m, const progress_input& given) {
  const progress_input f = m.patch ? m.patch(given) : given;
  method_result r;
  r.by = m.rating_for(f.has_target());
  if (!r.by) {
    r.reason = reason::no_ratio;
    return r;
  }
  const progress_formula q = r.by->formula;
  const bool met =
      needs_target(q) && std::isfinite(f.target.value) && std::isfinite(f.latest.value) && m.met(f);
  r.reason = undefined_reason(q, f);
  formula_value found;
  if (detail::missing(q, f) == reason::none) found = evaluate_formula(q, f);
  const bool saturated = q == progress_formula::limited_growth_rate && r.reason == reason::none &&
                         found.ratio > 0 && std::isinf(found.ratio) &&
                         limit_factor(f.base.value, f.limit) == 0;
  if (saturated)
    r.reason = reason::saturated;
  else if (r.reason == reason::none && !std::isfinite(found.ratio))
    r.reason = reason::not_comparable;

  const bool defined = (r.reason == reason::none || !m.guarded) && !std::isnan(found.ratio);
  if (defined && !saturated) r.ratio = detail::number(found.ratio);
  if (defined || saturated || r.reason == reason::met) {
    if (std::isfinite(found.actual)) r.actual = found.actual;
    if (std::isfinite(found.required)) r.required = found.required;
  }
  if ((defined || saturated) && !r.by->score.empty()) r.score = r.by->score(found.ratio);
  if ((defined || saturated) && !r.by->classes.empty())
    r.status = r.by->classes.class_of(found.ratio);
  if (met && r.by->classes.met()) r.status = r.by->classes.met();
  if (met && (r.by->classes.met() || r.reason == reason::none)) r.reason = reason::met;
  return r;
}

TIENDO_INLINE method without_guards(method m) {
  m.guarded = false;
  return m;
}

TIENDO_INLINE progress_input infer_direction(const progress_input& given) {
  progress_input f = given;
  if (f.direction != direction::range && f.has_target())
    f.direction = f.target.value < f.base.value ? direction::decrease : direction::increase;
  return f;
}

TIENDO_INLINE progress_input from_previous(const progress_input& given) {
  progress_input f = given;
  for (std::size_t i = f.series.size(); i-- > 0;)
    if (f.series[i].time < f.latest.time && !std::isnan(f.series[i].value)) {
      f.base = f.series[i];
      break;
    }
  f.series = {};
  return f;
}

}  // namespace tiendo::measures
