// tiendo/forecast/evaluation/backtest.hpp: rolling-origin evaluation of forecast models.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/forecast/options.hpp"
#include "tiendo/forecast/panel.hpp"

namespace tiendo::inline v0_1::forecast {

/// The mean scores of one model over all series and origins of a backtest, taken over the forecasts
/// that could be scored; NaN if there is none. The formulas are those of
/// `tiendo/forecast/evaluation/accuracy.hpp`.
struct backtest_scores {
  std::int64_t forecasts =
      0;  ///< origins with a forecast, at least one later value, and a scale of errors
  std::int64_t failed =
      0;  ///< origins at which the model or the naive model gave a reason instead of a forecast
  double mae = 0;  ///< in the unit of the values, as is `rmse`
  double rmse = 0;
  double smape = 0;
  double mase = 0;
  double owa =
      0;  ///< relative to the naive forecasts of the same values; NaN if these have no error
  double coverage = 0;
  double msis = 0;
  double crps = 0;   ///< of 20 evenly spaced quantiles, divided by the scale of MASE; twice their
                     ///< mean pinball loss
  double brier = 0;  ///< of the probability of a value not below the last one before the origin
};

/// Rolling origins: the last `horizon` values of each series are forecast from those before them,
/// then the same is done `step` values earlier, `origins` times in all. Every model is given the
/// same values, and none after the origin.
struct rolling_origin {
  std::int64_t origins = 1;
  std::int64_t step = 1;
};

/// Evaluates each model of the options on the past of a panel. Later values that are missing or
/// infinite are not scored. Origins before which a series is constant or no longer than a season
/// are left out, since errors then have no scale (`forecast::error_scale`). `options::groups`
/// is ignored: every series is forecast alone. If nothing can be scored, all scores are NaN and the
/// count is 0. Throws `invalid_value` for a horizon, step or number of origins below 1, and
/// `interrupted` if `report`, which is called regularly with the number of series done, stops the
/// evaluation. Worked: for naive on 1, 2, 4 with a horizon of 1 the error is 2, the scale 1, the
/// MASE 2 and the OWA 1.
std::vector<backtest_scores> backtest(panel_view panel, const options& o,
                                      const rolling_origin& rolling, confidence_level level,
                                      const progress& report = {});

}  // namespace tiendo::inline v0_1::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/evaluation/impl/backtest.ipp"
#endif
