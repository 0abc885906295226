// tiendo/measures/methods/impl/sdsn_trend.ipp: bodies of tiendo/measures/methods/sdsn_trend.hpp.
#pragma once

#include "tiendo/measures/methods/sdsn_trend.hpp"

#include "tiendo/core/config.hpp"
#include "tiendo/measures/classification.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {

TIENDO_INLINE const method& sdsn_trend_method(policy p) {
  static const method ours{"sdsn_trend",
                           rating{progress_formula::linear_rate_ratio,
                                  classification({{0}, {.5}, {1}},
                                                 {{"decreasing", progress_class::regressing},
                                                  {"stagnating", progress_class::insufficient},
                                                  {"moderate", progress_class::insufficient},
                                                  {"on_track", progress_class::on_course}},
                                                 3),
                                  {}}};
  static const method_versions versions(ours);
  return versions.of(p);
}

}  // namespace detail

TIENDO_INLINE method_result sdsn_trend(const progress_input& f, policy p) {
  return evaluate(detail::sdsn_trend_method(p), f);
}

}  // namespace tiendo::inline v0_1::measures
