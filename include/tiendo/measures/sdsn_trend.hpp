// tiendo/measures/sdsn_trend.hpp: the trend arrows of the SDSN's reports.
#pragma once

#include "tiendo/measures/method.hpp"

namespace tiendo::measures {

/// The method of the Sustainable Development Solutions Network as data: points per year since the
/// base over the points per year needed from the base to the green threshold (the target) by its
/// date; decreasing < 0, stagnating < .5, moderately improving < 1, on track from 1 on or where the
/// threshold is reached. The cuts are general knowledge and not verified. `as_published`: the plain
/// arithmetic.
inline const method& sdsn_trend_method(policy p = policy::reason_coded) {
  static const method ours{"sdsn_trend", rating{quantity::linear_rate_ratio,
                                                classification({{0}, {.5}, {1}},
                                                               {{"decreasing", outlook::away},
                                                                {"stagnating", outlook::too_slow},
                                                                {"moderate", outlook::too_slow},
                                                                {"on_track", outlook::toward}},
                                                               3),
                                                {}}};
  static const method published = plain_arithmetic(ours);
  return p == policy::reason_coded ? ours : published;
}

/// Worked: 40 (2015), 50 (2020), green from 85 on, by 2030: 2 of 3 points a year, ratio .6667,
/// moderate.
inline method_result sdsn_trend(const figures& f, policy p = policy::reason_coded) {
  return evaluate(sdsn_trend_method(p), f);
}

}  // namespace tiendo::measures
