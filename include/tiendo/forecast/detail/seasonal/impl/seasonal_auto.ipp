// tiendo/forecast/detail/seasonal/impl/seasonal_auto.ipp: bodies of
// tiendo/forecast/detail/seasonal/seasonal_auto.hpp.
#pragma once

#include "tiendo/forecast/detail/seasonal/seasonal_auto.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/forecast/detail/transforms/log_scale.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"
#include "tiendo/forecast/models/damped_trend_ensemble.hpp"

namespace tiendo::inline v0_1::forecast::detail {

/// The two members on one scale, in mean absolute changes from the last value.
struct seasonal_paths {
  std::vector<double> smoothing, arima;
  double squared_error = 0;  ///< of the ARIMA model

  seasonal_paths(std::span<const double> z, std::size_t m, std::size_t horizon,
                 const seasonal_filters& filters, std::vector<double>& scratch)
      : smoothing(horizon), arima(horizon) {
    average_seasonal_smoothing(z, m, filters.smoothing, smoothing, scratch);
    squared_error = average_seasonal_arima(z, m, filters.arima, arima, scratch);
  }
};

TIENDO_INLINE void fit_seasonal(std::span<const double> y, std::size_t m, bool on_ratio_scale,
                                std::span<const double> adjusted, const seasonal_filters& filters,
                                seasonal_forecast& result, std::vector<double>& scratch) {
  const std::size_t n = y.size(), horizon = adjusted.size();
  const standardised plain(y);
  const seasonal_paths on_values(plain.values, m, horizon, filters, scratch);
  result.error = plain.step * std::sqrt(on_values.squared_error);
  result.log_error = result.log_share = 0;

  const double least = *std::min_element(y.begin(), y.end());
  const double growth =
      on_ratio_scale ? std::clamp(least / (least_growth * plain.step), 0.0, 1.0) : 0;
  std::vector<double> smoothing(horizon), arima(horizon);
  if (growth > 0) {
    const standardised logs(log_values(y));
    const seasonal_paths grown(logs.values, m, horizon, filters, scratch);
    result.log_error = logs.step * std::sqrt(grown.squared_error);
    const auto restored = [&](std::span<const double> z, std::span<double> path) {
      for (std::size_t h = 0; h < horizon; ++h) {
        const double before = y[n - m + h % m];
        path[h] = before * linearised_exp(logs.step * z[h] + std::log(y.back()) - std::log(before));
      }
    };
    restored(grown.smoothing, smoothing);
    restored(grown.arima, arima);
    double mean = 0;  // of the logarithms
    for (const double x : y) mean += std::log(x);
    mean /= static_cast<double>(n);
    // an error of 0 counts as a billionth of the mean change
    const double likelier = 2 * (std::log(std::max(result.error, 1e-9 * plain.step)) - mean -
                                 std::log(std::max(result.log_error, 1e-9 * logs.step)));
    const double seen = likelihood_share * static_cast<double>(n - m) / 2;
    result.log_share = growth / (1 + std::exp(-log_prior - seen * likelier));
  }

  result.ahead.resize(horizon);
  result.spread.resize(horizon);
  for (std::size_t h = 0; h < horizon; ++h) {
    const double smooth = plain.last + plain.step * on_values.smoothing[h],
                 regressed = plain.last + plain.step * on_values.arima[h];
    const auto between = [&](double on_logs, double on_plain) {
      return growth > 0 ? on_plain + result.log_share * (on_logs - on_plain) : on_plain;
    };
    std::array<double, 6> members{
        smooth,           regressed,  between(smoothing[h], smooth), between(arima[h], regressed),
        y[n - m + h % m], adjusted[h]};
    std::sort(members.begin(), members.end());
    result.ahead[h] = (members[2] + members[3]) / 2;
    result.spread[h] = 0;
    for (const double x : members) result.spread[h] += std::abs(x - result.ahead[h]) / 6;
  }
}

}  // namespace tiendo::inline v0_1::forecast::detail
