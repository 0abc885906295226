// tiendo/forecast/models/log_theta.hpp: the theta method on logarithms.
#pragma once

#include <span>

#include "tiendo/core/reason.hpp"

namespace tiendo::forecast {

/// Smoothing on logarithms plus half the slope of the logarithms' line, alpha averaged by
/// likelihood over 0.5 to 1.3: growth in percent of which half goes on. Reason `not_positive` where
/// a figure is not above 0, and `out_of_range` where one is so small beside the largest (1e307
/// times) that a double has not all of its digits. Worked: 1, 2, 4 has a slope of log 2, and grows
/// on by a factor of about 2^.5 a period.
struct log_theta {
  reason operator()(std::span<const double> y, std::span<double> ahead) const;
};

}  // namespace tiendo::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/models/impl/log_theta.ipp"
#endif
