// tiendo/measures/linear_pace.hpp: actual pace over the pace that is still required.
#pragma once

#include "tiendo/measures/method.hpp"

namespace tiendo::measures {

/// The pace since the base over the pace required from the latest figure on, the `pace_ratio` that
/// the verdicts of an assessment rest on, with their classes: on_track >= .95, at_risk >= .60,
/// off_track >= 0, deteriorating; `achieved` where the target is met, which needs no pace.
/// It grows with the latest value only where the target lies ahead of the base: a series that fell
/// back from beyond its target has the worse ratio the less is missing.
/// `as_published`: the plain arithmetic, a met target and a passed date included.
inline const method& linear_pace_method(policy p = policy::reason_coded) {
  static const method ours{"linear_pace", rating{quantity::pace_ratio,
                                                 classification({{0}, {.60}, {.95}},
                                                                {{"deteriorating", outlook::away},
                                                                 {"off_track", outlook::too_slow},
                                                                 {"at_risk", outlook::too_slow},
                                                                 {"on_track", outlook::toward},
                                                                 {"achieved", outlook::met}},
                                                                4),
                                                 {}}};
  static const method published = plain_arithmetic(ours);
  return p == policy::reason_coded ? ours : published;
}

/// Worked: 15.38 (2022.0), 22 (2025.0), 25 by 2026.0, up: 2.2067 of 3 a year, ratio .7356, at_risk.
inline method_result linear_pace(const figures& f, policy p = policy::reason_coded) {
  return evaluate(linear_pace_method(p), f);
}

}  // namespace tiendo::measures
