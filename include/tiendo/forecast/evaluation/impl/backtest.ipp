// tiendo/forecast/evaluation/impl/backtest.ipp: bodies of tiendo/forecast/evaluation/backtest.hpp.
#pragma once

#include "tiendo/forecast/evaluation/backtest.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <numeric>
#include <span>
#include <vector>

#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/cancellation.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/engine.hpp"
#include "tiendo/forecast/detail/model.hpp"
#include "tiendo/forecast/detail/panel_engine.hpp"
#include "tiendo/forecast/detail/registry.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"
#include "tiendo/forecast/evaluation/accuracy.hpp"
#include "tiendo/forecast/models/naive.hpp"
#include "tiendo/forecast/panel.hpp"
#include "tiendo/forecast/predictive/distribution.hpp"

namespace tiendo::inline v0_1::forecast::detail {

/// Sums of the scores of one model, and of the naive forecasts of the same values.
struct backtest_sums : backtest_scores {
  double naive_smape = 0;
  double naive_mase = 0;

  backtest_scores means() {
    const double none = missing_value;
    for (double* sum :
         {&mae, &rmse, &smape, &mase, &coverage, &msis, &crps, &brier, &naive_smape, &naive_mase})
      *sum = forecasts > 0 ? *sum / static_cast<double>(forecasts) : none;
    owa = naive_smape > 0 ? forecast::owa(smape, mase, naive_smape, naive_mase) : none;
    return *this;
  }
};

/// The values of one series after an origin, with their forecasts.
class scored_forecasts {
 public:
  void clear() {
    for (auto* list :
         {&values_, &median_, &naive_, &low_, &high_, &reached_, &probability_, &crps_})
      list->clear();
  }

  void add(double value, const distribution& predicted, double naive, double last,
           confidence_level level) {
    const interval range = predicted.central(level);
    values_.push_back(value);
    median_.push_back(predicted.quantile(0.5));
    naive_.push_back(naive);
    low_.push_back(range.low());
    high_.push_back(range.high());
    reached_.push_back(value >= last ? 1 : 0);
    probability_.push_back(predicted.probability_at_least(last));
    for (std::size_t q = 0; q < sample_.size(); ++q)
      sample_[q] =
          predicted.quantile((static_cast<double>(q) + 0.5) / static_cast<double>(sample_.size()));
    crps_.push_back(forecast::crps(value, sample_));
  }

  void add_to(backtest_sums& sums, double scale, confidence_level level) const {
    if (values_.empty()) return;
    ++sums.forecasts;
    sums.mae += forecast::mean_absolute_error(values_, median_);
    sums.rmse += forecast::root_mean_square_error(values_, median_);
    sums.smape += forecast::smape(values_, median_);
    sums.mase += forecast::mase(values_, median_, scale);
    sums.naive_smape += forecast::smape(values_, naive_);
    sums.naive_mase += forecast::mase(values_, naive_, scale);
    sums.coverage += forecast::coverage(values_, low_, high_);
    sums.msis += forecast::msis(values_, low_, high_, level, scale);
    sums.crps += std::accumulate(crps_.begin(), crps_.end(), 0.0) /
                 static_cast<double>(crps_.size()) / scale;
    sums.brier += forecast::brier(reached_, probability_);
  }

 private:
  std::vector<double> values_, median_, naive_, low_, high_, reached_, probability_, crps_;
  std::array<double, 20> sample_{};
};

}  // namespace tiendo::inline v0_1::forecast::detail

namespace tiendo::inline v0_1::forecast {

TIENDO_INLINE std::vector<backtest_scores> backtest(panel_view panel, const options& o,
                                                    const rolling_origin& rolling,
                                                    confidence_level level,
                                                    const progress& report) {
  const detail::panel_request request(o);
  const detail::engine_options& engine = request.engine;
  if (rolling.origins < 1 || rolling.step < 1)
    throw invalid_value("a backtest needs origins >= 1 and step >= 1");
  std::vector<detail::model_variant> all = request.models;
  all.push_back(detail::naive{});
  std::vector<detail::backtest_sums> sums(request.models.size());
  detail::scored_forecasts scored;
  constexpr std::int64_t values_per_report = 20'000;
  std::int64_t values = 0;  // in the forecasts since the last report
  for (std::int64_t i = 0; i < panel.size(); ++i) {
    const std::function<void()> look = [&] {
      values = 0;
      tiendo::detail::report_progress(report, static_cast<std::size_t>(i),
                                      static_cast<std::size_t>(panel.size()));
    };
    if (i % 64 == 0) look();
    const std::function<void()> check =
        panel.length(i) > detail::long_series ? look : std::function<void()>();
    const tiendo::detail::cancellation_scope scope(check);
    for (std::int64_t n = panel.length(i) - o.horizon, k = 0; n >= 1 && k < rolling.origins;
         n -= rolling.step, ++k) {
      if ((values += n) > values_per_report) look();
      const auto known = panel[i].first(static_cast<std::size_t>(n));
      const auto later =
          panel[i].subspan(static_cast<std::size_t>(n), static_cast<std::size_t>(o.horizon));
      detail::regular_window window;
      if (window.assign(known) != reason::none) continue;
      std::vector<double> observed = window.values;
      for (double& x : observed) x = std::ldexp(x, window.exponent);
      if (!(detail::mean_absolute_change(observed) > 0) ||
          observed.size() <= static_cast<std::size_t>(o.season_length))
        continue;
      const double scale = forecast::error_scale(observed, o.season_length);
      const auto forecasts = detail::forecast_with(all, known, engine);
      for (std::size_t m = 0; m < sums.size(); ++m) {
        if (forecasts[m].reason != reason::none || forecasts.back().reason != reason::none) {
          ++sums[m].failed;
          continue;
        }
        scored.clear();
        for (std::size_t h = 0; h < later.size(); ++h)
          if (std::isfinite(later[h]))
            scored.add(later[h], forecasts[m].ahead[h], forecasts.back().ahead[h].quantile(0.5),
                       observed.back(), level);
        scored.add_to(sums[m], scale, level);
      }
    }
  }
  tiendo::detail::report_progress(report, static_cast<std::size_t>(panel.size()),
                                  static_cast<std::size_t>(panel.size()));
  std::vector<backtest_scores> scores;
  for (detail::backtest_sums& sum : sums) scores.push_back(sum.means());
  return scores;
}

}  // namespace tiendo::inline v0_1::forecast
