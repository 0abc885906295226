// tiendo/measures/methods/impl/astat.ipp: bodies of tiendo/measures/methods/astat.hpp.
#pragma once

#include "tiendo/measures/methods/astat.hpp"

#include <optional>

#include "tiendo/core/config.hpp"
#include "tiendo/measures/classification.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {

TIENDO_INLINE const method& astat_method(policy p) {
  static const method ours{
      "astat", std::nullopt,
      rating{progress_formula::growth_rate,
             classification({{-.05, false}, {-.01, false}, {.01}, {.05}},
                            {{"strong_worsening", progress_class::regressing},
                             {"worsening", progress_class::regressing},
                             {"stable", progress_class::insufficient},
                             {"improvement", progress_class::on_course},
                             {"strong_improvement", progress_class::on_course}}),
             {}}};
  static const method_versions versions(ours);
  return versions.of(p);
}

}  // namespace detail

TIENDO_INLINE method_result astat(const progress_input& f, policy p) {
  return evaluate(detail::astat_method(p), f);
}

}  // namespace tiendo::inline v0_1::measures
