// tiendo/measures/methods/open_sdg.hpp: Open SDG's progress measure.
#pragma once

#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {
const method& open_sdg_method(policy p = policy::strict);
}  // namespace detail

/// Open SDG's method as data. With a target R = sign(b) d CAGR(x, b) / |CAGR(v, b)|: achieved if
/// the target is met, otherwise substantial R >= .95, moderate >= .60, limited >= 0, deterioration.
/// Without a target r = sign(b) d CAGR(x, b) is compared with .015 C, .005 C and 0, where C is the
/// limit factor; the ratio is then r / C.
///
/// The score ranges from -5 to 5. With a target it interpolates (-.6, -5), (.6, 0), (.95, 2.5),
/// (1.3, 5); without one, it interpolates (0, -2.5), (.005, 0), (.015, 2.5), (.02, 5) in r / C, and
/// 125 r - 2.5 below 0.
///
/// `as_published`: zeros become .001, the score has its rounded coefficients (7.1429 R - 4.2857 and
/// 4.1667 R - 2.5), base = target gives infinity or NaN. Its default direction is "lower is
/// better"; here a direction is always stated (in Python `direction=None` stands for that default).
/// Source: Open SDG, progress calculation (program and documentation). Worked: 50 (2015), 65
/// (2021), 80 by 2030, up: ratio 1.404273, score 5, substantial. 95 (2015), 96 (2020), limit 100,
/// up, no target: moderate, score 1.323341.
method_result open_sdg(const progress_input& f, policy p = policy::strict);

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/methods/impl/open_sdg.ipp"
#endif
