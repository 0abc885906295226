// tiendo/measures/methods/unsd_2023.hpp: the United Nations Statistics Division's progress
// assessment of 2023.
#pragma once

#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {
const method& unsd_2023_method(policy p = policy::strict);
}  // namespace detail

/// UNSD's method of 2023 as data. With a target, the level that is extrapolated to the target date
/// at the growth rate so far, e = x (1 + CAGR)^(T - t), as a fraction of the required change: d (e
/// - b) / |v - b|; on_track >= .95, fair progress >= .10. Without a target d CAGR, with thresholds
/// at 2 % and .5 % per year. A met target is on track. A target date before the latest observation
/// is assessed at that date. Source: another body's implementation (secondary). `as_published` is
/// EUSTAT's program: the direction is that of the target, and a target is met within one point of 0
/// % or 100 %. Worked: 43 (2015), 37 (2022), 25 by 2030, down: actual 31.160985, ratio .657723,
/// fair_progress.
method_result unsd_2023(const progress_input& f, policy p = policy::strict);

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/methods/impl/unsd_2023.ipp"
#endif
