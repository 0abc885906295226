// tiendo/measures/unsd_2023.hpp: the United Nations Statistics Division's progress assessment of
// 2023.
#pragma once

#include <cmath>

#include "tiendo/measures/method.hpp"

namespace tiendo::measures {

namespace detail {
/// EUSTAT's exception: within one point of a target of 0 % or 100 % the target is met.
inline bool met_within_a_point(const figures& f) {
  const bool at_an_end = f.target.value == 0 || f.target.value == 100;
  return is_met(f) || (at_an_end && std::abs(f.latest.value - f.target.value) <= 1);
}
}  // namespace detail

/// UNSD's method of 2023 as data. With a target, the level that growth so far leads to at the
/// target date, e = x (1 + CAGR)^(T - t), as a part of the way: d (e - b) / |v - b|; on_track >=
/// .95, fair progress >= .10. Without one d CAGR, parted at 2 % and .5 % a year. A met target is on
/// track. A target date before the latest figure is assessed at that date. Known second-hand, from
/// another body's implementation. `as_published` is EUSTAT's program: the direction is that of the
/// target, and within one point of 0 % or 100 % a target is met.
inline const method& unsd_2023_method(policy p = policy::reason_coded) {
  static const std::vector<label_of_class> classes{{"stagnation_or_regression", outlook::away},
                                                   {"fair_progress", outlook::too_slow},
                                                   {"on_track", outlook::toward}};
  static const method ours{
      "unsd_2023",
      rating{quantity::extrapolated_ratio, classification({{.10}, {.95}}, classes, 2), {}},
      rating{quantity::growth_rate, classification({{.005}, {.02}}, classes), {}}};
  static const method published = [] {
    method m = plain_arithmetic(ours);
    m.patch = &heading_for_target;
    m.met = &detail::met_within_a_point;
    return m;
  }();
  return p == policy::reason_coded ? ours : published;
}

/// Worked: 43 (2015), 37 (2022), 25 by 2030, down: actual 31.160985, ratio .657723, fair_progress.
inline method_result unsd_2023(const figures& f, policy p = policy::reason_coded) {
  return evaluate(unsd_2023_method(p), f);
}

}  // namespace tiendo::measures
