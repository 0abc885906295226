// tiendo/measures/astat.hpp: ASTAT's trend of an indicator.
#pragma once

#include "tiendo/measures/method.hpp"

namespace tiendo::measures {

/// The method of ASTAT (the statistics institute of South Tyrol) as data: d CAGR, parted at 5 % and
/// 1 % a year either way; it looks at no target. The thresholds themselves belong to the stronger
/// class (docs/decisions/0021). `as_published`: the plain arithmetic.
inline const method& astat_method(policy p = policy::reason_coded) {
  static const method ours{"astat", std::nullopt,
                           rating{quantity::growth_rate,
                                  classification({{-.05, false}, {-.01, false}, {.01}, {.05}},
                                                 {{"strong_worsening", outlook::away},
                                                  {"worsening", outlook::away},
                                                  {"stable", outlook::too_slow},
                                                  {"improvement", outlook::toward},
                                                  {"strong_improvement", outlook::toward}}),
                                  {}}};
  static const method published = plain_arithmetic(ours);
  return p == policy::reason_coded ? ours : published;
}

/// Worked: 100 (2015), 105 (2016), up: 5 % a year, strong_improvement.
inline method_result astat(const figures& f, policy p = policy::reason_coded) {
  return evaluate(astat_method(p), f);
}

}  // namespace tiendo::measures
