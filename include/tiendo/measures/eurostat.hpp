// tiendo/measures/eurostat.hpp: Eurostat's monitoring of goals.
#pragma once

#include "tiendo/measures/method.hpp"

namespace tiendo::measures {

/// Eurostat's method as data. With a target R = sign(b) d CAGR(x, b) / |CAGR(v, b)|: significant
/// progress R >= .95, moderate >= .60, insufficient >= 0, movement away. Without one d CAGR: 1 %
/// and .1 % a year either way part significant, moderate and no change; the thresholds themselves
/// belong to the stronger class (docs/decisions/0021). Known second-hand, from another body's
/// implementation. That editions before the neutral band had other classes is general knowledge and
/// not verified. `as_published`: no patches are known, so the plain arithmetic.
inline const method& eurostat_method(policy p = policy::reason_coded) {
  static const method ours{
      "eurostat",
      rating{quantity::rate_ratio,
             classification({{0}, {.60}, {.95}}, {{"movement_away", outlook::away},
                                                  {"insufficient", outlook::too_slow},
                                                  {"moderate", outlook::too_slow},
                                                  {"significant", outlook::toward}}),
             {}},
      rating{quantity::growth_rate,
             classification({{-.01, false}, {-.001, false}, {.001}, {.01}},
                            {{"significant_away", outlook::away},
                             {"moderate_away", outlook::away},
                             {"no_change", outlook::too_slow},
                             {"moderate", outlook::toward},
                             {"significant", outlook::toward}}),
             {}}};
  static const method published = plain_arithmetic(ours);
  return p == policy::reason_coded ? ours : published;
}

/// Worked: 50 (2015), 65 (2021), 80 by 2030, up: ratio 1.404273, significant.
inline method_result eurostat(const figures& f, policy p = policy::reason_coded) {
  return evaluate(eurostat_method(p), f);
}

}  // namespace tiendo::measures
