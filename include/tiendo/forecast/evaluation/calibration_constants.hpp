// tiendo/forecast/evaluation/calibration_constants.hpp: what was learned from a panel.
#pragma once

#include <cstdint>

namespace tiendo::forecast {

/// Constants of one panel, beside those that are shipped for all.
struct calibration_constants {
  double trend = 1;         ///< how much of the change that `auto` expects is to be expected here
  double width = 1;         ///< how wide intervals are to be here against those of `auto`
  std::int64_t series = 0;  ///< how many series they were learned from
};

}  // namespace tiendo::forecast
