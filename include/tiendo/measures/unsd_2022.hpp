// tiendo/measures/unsd_2022.hpp: the United Nations Statistics Division's progress assessment of
// 2022.
#pragma once

#include "tiendo/measures/method.hpp"

namespace tiendo::measures {

/// UNSD's method of 2022 as data: CAGR so far over the CAGR required from the base to the target;
/// on_track >= .95, fair progress >= .5, limited or no progress >= -.1, deterioration. A met target
/// is on track. Known second-hand, from another body's implementation. `as_published`: the plain
/// arithmetic, in the direction of the target.
inline const method& unsd_2022_method(policy p = policy::reason_coded) {
  static const method ours{"unsd_2022",
                           rating{quantity::rate_ratio,
                                  classification({{-.1}, {.5}, {.95}},
                                                 {{"deterioration", outlook::away},
                                                  {"limited_or_no_progress", outlook::too_slow},
                                                  {"fair_progress", outlook::too_slow},
                                                  {"on_track", outlook::toward}},
                                                 3),
                                  {}}};
  static const method published = [] {
    method m = plain_arithmetic(ours);
    m.patch = &heading_for_target;
    return m;
  }();
  return p == policy::reason_coded ? ours : published;
}

/// Worked: 43 (2015), 37 (2022), 25 by 2030, down: CAGR -.0212401 of -.0355092 required, ratio
/// .598157, fair_progress.
inline method_result unsd_2022(const figures& f, policy p = policy::reason_coded) {
  return evaluate(unsd_2022_method(p), f);
}

}  // namespace tiendo::measures
