// tiendo/measures/methods/impl/unsd_2023.ipp: bodies of tiendo/measures/methods/unsd_2023.hpp.
#pragma once

#include "tiendo/measures/methods/unsd_2023.hpp"

#include <cmath>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/measures/classification.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::measures::detail {

/// EUSTAT's exception: within one point of a target of 0 % or 100 % the target is met.
TIENDO_INLINE bool met_within_a_point(const progress_input& f) {
  const bool at_an_end = f.target.value == 0 || f.target.value == 100;
  return is_met(f) || (at_an_end && std::abs(f.latest.value - f.target.value) <= 1);
}

}  // namespace tiendo::measures::detail

namespace tiendo::measures {

TIENDO_INLINE const method& unsd_2023_method(policy p) {
  static const std::vector<class_label> classes{
      {"stagnation_or_regression", progress_class::regressing},
      {"fair_progress", progress_class::insufficient},
      {"on_track", progress_class::on_course}};
  static const method ours{
      "unsd_2023",
      rating{progress_formula::extrapolated_ratio, classification({{.10}, {.95}}, classes, 2), {}},
      rating{progress_formula::growth_rate, classification({{.005}, {.02}}, classes), {}}};
  static const method published = [] {
    method m = without_guards(ours);
    m.patch = &infer_direction;
    m.met = &detail::met_within_a_point;
    return m;
  }();
  return p == policy::strict ? ours : published;
}

}  // namespace tiendo::measures
