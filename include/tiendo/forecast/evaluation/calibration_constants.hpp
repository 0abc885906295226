// tiendo/forecast/evaluation/calibration_constants.hpp: calibration constants of a panel.
#pragma once

#include <cstdint>

namespace tiendo::inline v0_1::forecast {

/// Constants estimated from one panel, which modify the shipped ones.
struct calibration_constants {
  double trend = 1;         ///< factor of the change that `auto` forecasts
  double width = 1;         ///< factor of the widths of prediction intervals
  std::int64_t series = 0;  ///< number of series the constants were estimated from
};

}  // namespace tiendo::inline v0_1::forecast
