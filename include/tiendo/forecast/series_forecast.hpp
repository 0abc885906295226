// tiendo/forecast/series_forecast.hpp: the forecast of one series.
#pragma once

#include <vector>

#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/predictive/distribution.hpp"

namespace tiendo::inline v0_1::forecast {

/// The forecast of one series by one model: a predictive distribution per period ahead, or the
/// reason why there is none.
struct series_forecast {
  tiendo::reason reason = tiendo::reason::none;
  std::vector<distribution> ahead;  ///< `ahead[0]` is the period after the last of the series
};

}  // namespace tiendo::inline v0_1::forecast
