// tiendo/measures/methods/impl/unsd_2022.ipp: bodies of tiendo/measures/methods/unsd_2022.hpp.
#pragma once

#include "tiendo/measures/methods/unsd_2022.hpp"

#include "tiendo/core/config.hpp"
#include "tiendo/measures/classification.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {

TIENDO_INLINE const method& unsd_2022_method(policy p) {
  static const method ours{
      "unsd_2022", rating{progress_formula::rate_ratio,
                          classification({{-.1}, {.5}, {.95}},
                                         {{"deterioration", progress_class::regressing},
                                          {"limited_or_no_progress", progress_class::insufficient},
                                          {"fair_progress", progress_class::insufficient},
                                          {"on_track", progress_class::on_course}},
                                         3),
                          {}}};
  static const method_versions versions(ours, [] {
    method m = ours;
    m.adjustment = input_adjustment::infer_direction;
    return m;
  }());
  return versions.of(p);
}

}  // namespace detail

TIENDO_INLINE method_result unsd_2022(const progress_input& f, policy p) {
  return evaluate(detail::unsd_2022_method(p), f);
}

}  // namespace tiendo::inline v0_1::measures
