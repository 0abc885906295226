// tiendo/measures/open_sdg.hpp: Open SDG's progress measure.
#pragma once

#include <limits>

#include "tiendo/measures/method.hpp"

namespace tiendo::measures {

namespace detail {

inline method open_sdg_with(const score_scale& to_target, const score_scale& alone) {
  classification toward({{0}, {.60}, {.95}},
                        {{"deterioration", outlook::away},
                         {"limited", outlook::too_slow},
                         {"moderate", outlook::too_slow},
                         {"substantial", outlook::toward},
                         {"achieved", outlook::met}},
                        4);
  classification growing({{0}, {.005}, {.015}}, {{"deterioration", outlook::away},
                                                 {"limited", outlook::too_slow},
                                                 {"moderate", outlook::too_slow},
                                                 {"substantial", outlook::toward}});
  return {"open_sdg", rating{quantity::rate_ratio, toward, to_target},
          rating{quantity::limited_growth_rate, growing, alone}};
}

/// Open SDG's own patch: what is 0 becomes .001, so its results depend on the unit.
inline figures without_zeros(const figures& given) {
  figures f = given;
  for (dated* d : {&f.base, &f.latest, &f.target})
    if (d->value == 0) d->value = .001;
  return f;
}

inline method open_sdg_published() {
  constexpr double lowest = -std::numeric_limits<double>::infinity();
  const score_scale rounded{{{lowest, 0, -2.5, 4.1667}, {.6, 0, -4.2857, 7.1429}}, -5, 5};
  const score_scale alone{
      {{lowest, 0, -2.5, 125}, {0, 0, -2.5, 500}, {.005, 0, -1.25, 250}, {.015, 0, -5, 500}},
      -5,
      5};
  method m = open_sdg_with(rounded, alone);
  m.patch = &without_zeros;
  m.gated = false;
  return m;
}

}  // namespace detail

/// Open SDG's method as data. With a target R = sign(b) d CAGR(x, b) / |CAGR(v, b)|: achieved where
/// the target is met, else substantial R >= .95, moderate >= .60, limited >= 0, deterioration.
/// Without one r = sign(b) d CAGR(x, b), held against .015 C, .005 C and 0, C the limit factor; the
/// ratio is r / C there.
///
/// The score runs from -5 to 5: with a target through (-.6, -5), (.6, 0), (.95, 2.5), (1.3, 5);
/// without, through (0, -2.5), (.005, 0), (.015, 2.5), (.02, 5) in r / C, and 125 r - 2.5 below 0.
///
/// `as_published`: zeros become .001, the score has its rounded coefficients (7.1429 R - 4.2857 and
/// 4.1667 R - 2.5), base = target gives infinity or NaN. Its default direction is "lower is
/// better"; here a direction is always said (in Python `direction=None` stands for that default).
/// Source: Open SDG, progress calculation (program and documentation).
inline const method& open_sdg_method(policy p = policy::reason_coded) {
  static const method ours = detail::open_sdg_with(
      score_scale::through({{-.6, -5}, {.6, 0}, {.95, 2.5}, {1.3, 5}}),
      score_scale::through({{-.02, -5}, {0, -2.5}, {.005, 0}, {.015, 2.5}, {.02, 5}}));
  static const method published = detail::open_sdg_published();
  return p == policy::reason_coded ? ours : published;
}

/// Worked: 50 (2015), 65 (2021), 80 by 2030, up: ratio 1.404273, score 5, substantial.
/// 95 (2015), 96 (2020), limit 100, up, no target: moderate, score 1.323341.
inline method_result open_sdg(const figures& f, policy p = policy::reason_coded) {
  return evaluate(open_sdg_method(p), f);
}

}  // namespace tiendo::measures
