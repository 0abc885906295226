// tiendo/forecast/back_test.hpp: how well models would have forecast the past.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/forecast/series_forecast.hpp"
#include "tiendo/measures/accuracy.hpp"
#include "tiendo/series/panel.hpp"

namespace tiendo::forecast {

/// What one model scored over all series and origins of a back-test; means over the forecasts that could be judged.
struct back_test_score {
  std::int64_t forecasts = 0;        ///< origins of series with a forecast, at least one later figure, and a scale
  std::int64_t without_answer = 0;   ///< origins at which the model gave a reason
  double smape = 0;
  double mase = 0;
  double coverage = 0;
  double msis = 0;
};

/// Rolling origins: the last `horizon` values of each series are forecast from those before them, then the same `step`
/// values earlier, `origins` times in all. Every model sees the same, and nothing from after its origin.
struct rolling_origin {
  std::int64_t origins = 1;
  std::int64_t step = 1;
};

/// Holds each model against what came. Later values that are missing are left out; so are origins before
/// which a series never changed or is no longer than a season, since errors then have no scale
/// (`measures::error_scale`). With nothing to judge all scores are 0 beside a count of 0.
/// Throws `value_error` for a horizon, step or number of origins below 1.
/// Worked: naive on 1, 2, 4 with a horizon of 1: the error is 2, its scale 1, its MASE 2.
inline std::vector<back_test_score> back_test(std::span<const any_model> models, panel_view panel,
                                              const forecast_options& options, const rolling_origin& rolling,
                                              confidence_level level) {
  options.check();
  if (rolling.origins < 1 || rolling.step < 1) throw value_error("a back-test has at least one origin and one step");
  std::vector<back_test_score> scores(models.size());
  std::vector<double> truth, middle, low, high, seen;
  for (std::int64_t i = 0; i < panel.size(); ++i)
    for (std::int64_t k = 0; k < rolling.origins; ++k) {
      const std::int64_t n = panel.length(i) - options.horizon - k * rolling.step;
      if (n < 1) break;
      const auto known = panel[i].first(static_cast<std::size_t>(n));
      const auto later = panel[i].subspan(static_cast<std::size_t>(n), static_cast<std::size_t>(options.horizon));
      regular_window window;
      if (window.assign(known) != reason::none) continue;
      seen = window.values;
      for (double& x : seen) x = std::ldexp(x, window.exponent);
      if (!(step_size(seen) > 0) || window.values.size() <= static_cast<std::size_t>(options.season_length)) continue;
      const double scale = measures::error_scale(seen, options.season_length);
      const auto said = forecast_with(models, known, options);
      for (std::size_t m = 0; m < models.size(); ++m) {
        back_test_score& score = scores[m];
        if (said[m].reason != reason::none) {
          ++score.without_answer;
          continue;
        }
        truth.clear(), middle.clear(), low.clear(), high.clear();
        for (std::size_t h = 0; h < later.size(); ++h) {
          if (std::isnan(later[h])) continue;
          const interval range = said[m].ahead[h].central(level);
          truth.push_back(later[h]);
          middle.push_back(said[m].ahead[h].quantile(0.5));
          low.push_back(range.low());
          high.push_back(range.high());
        }
        if (truth.empty()) continue;
        ++score.forecasts;
        score.smape += measures::smape(truth, middle);
        score.mase += measures::mase(truth, middle, scale);
        score.coverage += measures::coverage(truth, low, high);
        score.msis += measures::msis(truth, low, high, level, scale);
      }
    }
  for (back_test_score& score : scores)
    if (score.forecasts > 0)
      for (double* sum : {&score.smape, &score.mase, &score.coverage, &score.msis})
        *sum /= static_cast<double>(score.forecasts);
  return scores;
}

}  // namespace tiendo::forecast
