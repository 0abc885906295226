// tiendo/measures/methods/impl/open_sdg.ipp: bodies of tiendo/measures/methods/open_sdg.hpp.
#pragma once

#include "tiendo/measures/methods/open_sdg.hpp"

#include <limits>

#include "tiendo/core/config.hpp"
#include "tiendo/measures/classification.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {

TIENDO_INLINE method open_sdg_with(const score_scale& to_target, const score_scale& alone) {
  classification toward({{0}, {.60}, {.95}},
                        {{"deterioration", progress_class::regressing},
                         {"limited", progress_class::insufficient},
                         {"moderate", progress_class::insufficient},
                         {"substantial", progress_class::on_course},
                         {"achieved", progress_class::met}},
                        4);
  classification growing({{0}, {.005}, {.015}}, {{"deterioration", progress_class::regressing},
                                                 {"limited", progress_class::insufficient},
                                                 {"moderate", progress_class::insufficient},
                                                 {"substantial", progress_class::on_course}});
  return {"open_sdg", rating{progress_formula::rate_ratio, toward, to_target},
          rating{progress_formula::limited_growth_rate, growing, alone}};
}

TIENDO_INLINE method open_sdg_published() {
  constexpr double lowest = -std::numeric_limits<double>::infinity();
  const score_scale rounded{{{lowest, 0, -2.5, 4.1667}, {.6, 0, -4.2857, 7.1429}}, -5, 5};
  const score_scale alone{
      {{lowest, 0, -2.5, 125}, {0, 0, -2.5, 500}, {.005, 0, -1.25, 250}, {.015, 0, -5, 500}},
      -5,
      5};
  method m = open_sdg_with(rounded, alone);
  m.adjustment = input_adjustment::zeros_to_thousandths;
  return m;
}

TIENDO_INLINE const method& open_sdg_method(policy p) {
  static const method ours = open_sdg_with(
      score_scale::through({{-.6, -5}, {.6, 0}, {.95, 2.5}, {1.3, 5}}),
      score_scale::through({{-.02, -5}, {0, -2.5}, {.005, 0}, {.015, 2.5}, {.02, 5}}));
  static const method_versions versions(ours, open_sdg_published());
  return versions.of(p);
}

}  // namespace detail

TIENDO_INLINE method_result open_sdg(const progress_input& f, policy p) {
  return evaluate(detail::open_sdg_method(p), f);
}

}  // namespace tiendo::inline v0_1::measures
