// tiendo/measures/methods/eurostat.hpp: Eurostat's monitoring of goals.
#pragma once

#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {
const method& eurostat_method(policy p = policy::strict);
}  // namespace detail

/// Eurostat's method as data. With a target R = sign(b) d CAGR(x, b) / |CAGR(v, b)|: significant
/// progress R >= .95, moderate >= .60, insufficient >= 0, movement away. Without a target d CAGR,
/// with thresholds at 1 % and .1 % per year in either direction between significant, moderate and
/// no change; a ratio equal to a threshold belongs to the stronger class (docs/decisions/0021).
/// Source: another body's implementation (secondary). That editions before the neutral band had
/// other classes is general knowledge and not verified. `as_published`: no patches are known, so it
/// is the arithmetic without guards. Worked: 50 (2015), 65 (2021), 80 by 2030, up: ratio 1.404273,
/// significant.
method_result eurostat(const progress_input& f, policy p = policy::strict);

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/methods/impl/eurostat.ipp"
#endif
