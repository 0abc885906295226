// tiendo/forecast/models/log_theta.hpp: the theta method on the log scale.
#pragma once

#include <span>

#include "tiendo/core/reason.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

/// Simple exponential smoothing of the logarithms plus half the slope of their least-squares line,
/// averaged by likelihood over alpha from 0.5 to 1.3: half of the relative growth continues. Reason
/// `not_positive` if a value is not above 0, and `out_of_range` if one is so much smaller than the
/// largest (1e307 times) that a double cannot hold all of its digits. Between two bounds a series
/// is forecast by the theta method on the scale of the logits instead. Worked: 1, 2, 4 has a slope
/// of log 2, and its forecast grows by a factor of about 2^.5 per period.
struct log_theta {
  reason operator()(std::span<const double> y, std::span<double> ahead) const;
};

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/models/impl/log_theta.ipp"
#endif
