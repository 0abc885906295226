// tiendo/forecast/back_test.hpp: how well models would have forecast the past.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>
#include <vector>

#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/forecast/series_forecast.hpp"
#include "tiendo/measures/accuracy.hpp"
#include "tiendo/series/panel.hpp"

namespace tiendo::forecast {

/// What one model scored over all series and origins of a back-test; means over the forecasts that
/// could be judged, NaN where none could. The formulas are those of `tiendo/measures/accuracy.hpp`.
struct back_test_score {
  std::int64_t forecasts =
      0;  ///< origins of series with a forecast, at least one later figure, and a scale
  std::int64_t without_answer = 0;  ///< origins at which the model, or the naive one, gave a reason
  double mae = 0;                   ///< in the figures' unit, as is `rmse`
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

namespace detail {

/// Sums of one model, and of the naive forecast of the same figures.
struct back_test_sums : back_test_score {
  double naive_smape = 0;
  double naive_mase = 0;

  back_test_score means() {
    const double none = std::numeric_limits<double>::quiet_NaN();
    for (double* sum :
         {&mae, &rmse, &smape, &mase, &coverage, &msis, &crps, &brier, &naive_smape, &naive_mase})
      *sum = forecasts > 0 ? *sum / static_cast<double>(forecasts) : none;
    owa = naive_smape > 0 ? measures::owa(smape, mase, naive_smape, naive_mase) : none;
    return *this;
  }
};

/// The later figures of one series, beside what was said of them.
class judged_figures {
 public:
  void clear() {
    for (auto* list : {&figures_, &median_, &naive_, &low_, &high_, &rose_, &chance_, &crps_})
      list->clear();
  }

  void add(double figure, const distribution& said, double naive, double last,
           confidence_level level) {
    const interval range = said.central(level);
    figures_.push_back(figure);
    median_.push_back(said.quantile(0.5));
    naive_.push_back(naive);
    low_.push_back(range.low());
    high_.push_back(range.high());
    rose_.push_back(figure >= last ? 1 : 0);
    chance_.push_back(said.probability_at_least(last));
    for (std::size_t q = 0; q < likely_.size(); ++q)
      likely_[q] =
          said.quantile((static_cast<double>(q) + 0.5) / static_cast<double>(likely_.size()));
    crps_.push_back(measures::crps(figure, likely_));
  }

  void add_to(back_test_sums& sums, double scale, confidence_level level) const {
    if (figures_.empty()) return;
    ++sums.forecasts;
    sums.mae += measures::mean_absolute_error(figures_, median_);
    sums.rmse += measures::root_mean_square_error(figures_, median_);
    sums.smape += measures::smape(figures_, median_);
    sums.mase += measures::mase(figures_, median_, scale);
    sums.naive_smape += measures::smape(figures_, naive_);
    sums.naive_mase += measures::mase(figures_, naive_, scale);
    sums.coverage += measures::coverage(figures_, low_, high_);
    sums.msis += measures::msis(figures_, low_, high_, level, scale);
    sums.crps += std::accumulate(crps_.begin(), crps_.end(), 0.0) /
                 static_cast<double>(crps_.size()) / scale;
    sums.brier += measures::brier(rose_, chance_);
  }

 private:
  std::vector<double> figures_, median_, naive_, low_, high_, rose_, chance_, crps_;
  std::array<double, 20> likely_{};
};

}  // namespace detail

/// Holds each model against what came. Later values that are missing or infinite are left out; so
/// are origins before which a series never changed or is no longer than a season, since errors then
/// have no scale
/// (`measures::error_scale`). With nothing to judge all scores are NaN beside a count of 0.
/// Throws `value_error` for a horizon, step or number of origins below 1, and `interrupted` where
/// `report`, called now and then with the number of series, stopped it. Worked: naive on 1, 2, 4
/// with a horizon of 1: the error is 2, its scale 1, its MASE 2, its OWA 1.
inline std::vector<back_test_score> back_test(std::span<const any_model> models, panel_view panel,
                                              const forecast_options& options,
                                              const rolling_origin& rolling, confidence_level level,
                                              const progress& report = {}) {
  options.check();
  if (rolling.origins < 1 || rolling.step < 1)
    throw value_error("a back-test has at least one origin and one step");
  std::vector<any_model> all(models.begin(), models.end());
  all.push_back(naive{});
  std::vector<detail::back_test_sums> sums(models.size());
  detail::judged_figures judged;
  for (std::int64_t i = 0; i < panel.size(); ++i) {
    if (i % 64 == 0)
      report_progress(report, static_cast<std::size_t>(i), static_cast<std::size_t>(panel.size()));
    for (std::int64_t n = panel.length(i) - options.horizon, k = 0; n >= 1 && k < rolling.origins;
         n -= rolling.step, ++k) {
      const auto known = panel[i].first(static_cast<std::size_t>(n));
      const auto later =
          panel[i].subspan(static_cast<std::size_t>(n), static_cast<std::size_t>(options.horizon));
      regular_window window;
      if (window.assign(known) != reason::none) continue;
      std::vector<double> seen = window.values;
      for (double& x : seen) x = std::ldexp(x, window.exponent);
      if (!(step_size(seen) > 0) || seen.size() <= static_cast<std::size_t>(options.season_length))
        continue;
      const double scale = measures::error_scale(seen, options.season_length);
      const auto said = forecast_with(all, known, options);
      for (std::size_t m = 0; m < sums.size(); ++m) {
        if (said[m].reason != reason::none || said.back().reason != reason::none) {
          ++sums[m].without_answer;
          continue;
        }
        judged.clear();
        for (std::size_t h = 0; h < later.size(); ++h)
          if (std::isfinite(later[h]))
            judged.add(later[h], said[m].ahead[h], said.back().ahead[h].quantile(0.5), seen.back(),
                       level);
        judged.add_to(sums[m], scale, level);
      }
    }
  }
  report_progress(report, static_cast<std::size_t>(panel.size()),
                  static_cast<std::size_t>(panel.size()));
  std::vector<back_test_score> scores;
  for (detail::back_test_sums& sum : sums) scores.push_back(sum.means());
  return scores;
}

}  // namespace tiendo::forecast
