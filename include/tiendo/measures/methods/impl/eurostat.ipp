// tiendo/measures/methods/impl/eurostat.ipp: bodies of tiendo/measures/methods/eurostat.hpp.
#pragma once

#include "tiendo/measures/methods/eurostat.hpp"

#include "tiendo/core/config.hpp"
#include "tiendo/measures/classification.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {

TIENDO_INLINE const method& eurostat_method(policy p) {
  static const method ours{
      "eurostat",
      rating{progress_formula::rate_ratio,
             classification({{0}, {.60}, {.95}}, {{"movement_away", progress_class::regressing},
                                                  {"insufficient", progress_class::insufficient},
                                                  {"moderate", progress_class::insufficient},
                                                  {"significant", progress_class::on_course}}),
             {}},
      rating{progress_formula::growth_rate,
             classification({{-.01, false}, {-.001, false}, {.001}, {.01}},
                            {{"significant_away", progress_class::regressing},
                             {"moderate_away", progress_class::regressing},
                             {"no_change", progress_class::insufficient},
                             {"moderate", progress_class::on_course},
                             {"significant", progress_class::on_course}}),
             {}}};
  static const method_versions versions(ours);
  return versions.of(p);
}

}  // namespace detail

TIENDO_INLINE method_result eurostat(const progress_input& f, policy p) {
  return evaluate(detail::eurostat_method(p), f);
}

}  // namespace tiendo::inline v0_1::measures
