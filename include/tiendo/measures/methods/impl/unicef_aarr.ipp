// tiendo/measures/methods/impl/unicef_aarr.ipp: bodies of tiendo/measures/methods/unicef_aarr.hpp.
#pragma once

#include "tiendo/measures/methods/unicef_aarr.hpp"

#include <optional>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/measures/classification.hpp"
#include "tiendo/measures/growth.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::measures {

TIENDO_INLINE const method& unicef_aarr_method(policy p) {
  static const method ours{"unicef_aarr",
                           rating{progress_formula::reduction_rate_ratio,
                                  classification({{-1, false}, {0, false}, {1}},
                                                 {{"worsening", progress_class::regressing},
                                                  {"none", progress_class::insufficient},
                                                  {"some", progress_class::insufficient},
                                                  {"on_track", progress_class::on_course}},
                                                 3),
                                  {}}};
  static const method published = without_guards(ours);
  return p == policy::strict ? ours : published;
}

TIENDO_INLINE method_result unicef_aarr_within(unicef_band band, const progress_input& f,
                                               policy p) {
  const bool rounded = p == policy::as_published;
  std::vector<timed_value> course(f.series.begin(), f.series.end());
  if (course.empty()) course = {f.base, f.latest};
  progress_input g = f;
  if (rounded) {
    for (timed_value& d : course) d.value = round_half_away(d.value, 1);
    for (timed_value* d : {&g.base, &g.latest}) d->value = round_half_away(d->value, 1);
  }
  g.series = course;
  method_result r = evaluate(unicef_aarr_method(p), g);
  const auto percent = [rounded](std::optional<double>& x) {
    if (x) x = rounded ? round_half_away(100 * *x, 2) : 100 * *x;
  };
  percent(r.actual);
  percent(r.required);
  if (!r.ratio || !r.actual || !r.required) return r;
  if (rounded && *r.required != 0) r.ratio = *r.actual / *r.required;
  if (r.reason != reason::met) r.status = unicef_class(*r.actual, *r.required, band);
  return r;
}

}  // namespace tiendo::measures
