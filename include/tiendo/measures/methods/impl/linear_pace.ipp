// tiendo/measures/methods/impl/linear_pace.ipp: bodies of tiendo/measures/methods/linear_pace.hpp.
#pragma once

#include "tiendo/measures/methods/linear_pace.hpp"

#include "tiendo/core/config.hpp"
#include "tiendo/measures/classification.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {

TIENDO_INLINE const method& linear_pace_method(policy p) {
  static const method ours{"linear_pace",
                           rating{progress_formula::pace_ratio,
                                  classification({{0}, {.60}, {.95}},
                                                 {{"deteriorating", progress_class::regressing},
                                                  {"off_track", progress_class::insufficient},
                                                  {"at_risk", progress_class::insufficient},
                                                  {"on_track", progress_class::on_course},
                                                  {"achieved", progress_class::met}},
                                                 4),
                                  {}}};
  static const method_versions versions(ours);
  return versions.of(p);
}

}  // namespace detail

TIENDO_INLINE method_result linear_pace(const progress_input& f, policy p) {
  return evaluate(detail::linear_pace_method(p), f);
}

}  // namespace tiendo::inline v0_1::measures
