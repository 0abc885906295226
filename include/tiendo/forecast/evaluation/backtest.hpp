// tiendo/forecast/evaluation/backtest.hpp: how well models would have forecast the past.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/forecast/options.hpp"
#include "tiendo/forecast/panel.hpp"

namespace tiendo::forecast {

/// What one model scored over all series and origins of a back-test; means over the forecasts that
/// could be judged, NaN where none could. The formulas are those of
/// `tiendo/forecast/evaluation/accuracy.hpp`.
struct backtest_scores {
  std::int64_t forecasts =
      0;  ///< origins of series with a forecast, at least one later figure, and a scale
  std::int64_t failed = 0;  ///< origins at which the model, or the naive one, gave a reason
  double mae = 0;           ///< in the figures' unit, as is `rmse`
  double rmse = 0;
  double smape = 0;
  double mase = 0;
  double owa =
      0;  ///< against the naive forecast of the same figures; NaN where that makes no error
  double coverage = 0;
  double msis = 0;
  double crps =
      0;  ///< of 20 evenly spaced quantiles, over the scale of MASE; twice their mean pinball loss
  double brier = 0;  ///< of the chance to be at least at the last known figure
};

/// Rolling origins: the last `horizon` values of each series are forecast from those before them,
/// then the same `step` values earlier, `origins` times in all. Every model sees the same, and
/// nothing from after its origin.
struct rolling_origin {
  std::int64_t origins = 1;
  std::int64_t step = 1;
};

/// Evaluates each model of the options on the past of a panel. Later values that are missing or
/// infinite are left out; so are origins before which a series never changed or is no longer than a
/// season, since errors then have no scale
/// (`forecast::error_scale`). `options::calibrated` does not count: constants learned from the
/// whole panel would know the future. With nothing to judge all scores are NaN beside a count of 0.
/// Throws `value_error` for a horizon, step or number of origins below 1, and `interrupted` where
/// `report`, called now and then with the number of series, stopped it. Worked: naive on 1, 2, 4
/// with a horizon of 1: the error is 2, its scale 1, its MASE 2, its OWA 1.
std::vector<backtest_scores> backtest(panel_view panel, const options& o,
                                      const rolling_origin& rolling, confidence_level level,
                                      const progress& report = {});

}  // namespace tiendo::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/evaluation/impl/backtest.ipp"
#endif
