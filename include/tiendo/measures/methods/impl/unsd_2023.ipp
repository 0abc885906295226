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

namespace tiendo::inline v0_1::measures {

namespace detail {

TIENDO_INLINE const method& unsd_2023_method(policy p) {
  static const std::vector<class_label> classes{
      {"stagnation_or_regression", progress_class::regressing},
      {"fair_progress", progress_class::insufficient},
      {"on_track", progress_class::on_course}};
  static const method ours{
      "unsd_2023",
      rating{progress_formula::extrapolated_ratio, classification({{.10}, {.95}}, classes, 2), {}},
      rating{progress_formula::growth_rate, classification({{.005}, {.02}}, classes), {}}};
  static const method_versions versions(ours, [] {
    method m = ours;
    m.adjustment = input_adjustment::infer_direction;
    m.met = met_rule::within_a_point_of_0_or_100;
    return m;
  }());
  return versions.of(p);
}

}  // namespace detail

TIENDO_INLINE method_result unsd_2023(const progress_input& f, policy p) {
  return evaluate(detail::unsd_2023_method(p), f);
}

}  // namespace tiendo::inline v0_1::measures
