// tiendo/forecast/detail/seasonal/impl/seasonal_auto.ipp: bodies of
// tiendo/forecast/detail/seasonal/seasonal_auto.hpp.
#pragma once

#include "tiendo/forecast/detail/seasonal/seasonal_auto.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/forecast/detail/transforms/log_scale.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"
#include "tiendo/forecast/models/damped_trend_ensemble.hpp"

namespace tiendo::inline v0_1::forecast::detail {

TIENDO_INLINE void fit_seasonal(std::span<const double> y, std::size_t m, bool on_ratio_scale,
                                std::span<const double> adjusted, const seasonal_filters& filters,
                                seasonal_forecast& result, seasonal_memory& memory) {
  const std::size_t n = y.size(), horizon = adjusted.size();
  std::vector<double>& z = memory.values;
  // Writes the paths of the members for `z`, changes from the last value, in the unit of `z`.
  // Returns the mean absolute change and the root mean square error of the ARIMA model.
  const auto fit = [&](std::vector<double>& smoothing, std::vector<double>& arima) {
    const double step = mean_absolute_change(z);
    for (double& x : z) x = step > 0 ? x / step : 0;
    smoothing.resize(horizon);
    arima.resize(horizon);
    average_seasonal_smoothing(z, m, filters.smoothing, smoothing, memory.rows);
    const double square = average_seasonal_arima(z, m, filters.arima, arima, memory.rows);
    for (double& x : smoothing) x *= step;
    for (double& x : arima) x *= step;
    return std::pair(step, step * std::sqrt(square));
  };
  z.resize(n);
  for (std::size_t t = 0; t < n; ++t) z[t] = y[t] - y.back();
  const auto [step, error] = fit(memory.smoothing, memory.arima);
  result.error = error;
  result.log_error = result.log_share = 0;

  const double least = *std::min_element(y.begin(), y.end());
  const double growth = on_ratio_scale ? std::clamp(least / (least_growth * step), 0.0, 1.0) : 0;
  if (growth > 0) {
    const double last = std::log(y.back());
    double mean = last;  // of the logarithms
    for (std::size_t t = 0; t < n; ++t) {
      z[t] = std::log(y[t]) - last;
      mean += z[t] / static_cast<double>(n);
    }
    const auto [log_step, log_error] = fit(memory.log_smoothing, memory.log_arima);
    result.log_error = log_error;
    for (std::vector<double>* path : {&memory.log_smoothing, &memory.log_arima})
      for (std::size_t h = 0; h < horizon; ++h) {
        const double before = y[n - m + h % m];
        (*path)[h] = before * linearised_exp((*path)[h] + last - std::log(before));
      }
    // an error of 0 counts as a billionth of the mean change
    const double likelier = 2 * (std::log(std::max(error, 1e-9 * step)) - mean -
                                 std::log(std::max(log_error, 1e-9 * log_step)));
    const double seen = likelihood_share * static_cast<double>(n - m) / 2;
    result.log_share = growth / (1 + std::exp(-log_prior - seen * likelier));
  }

  result.ahead.resize(horizon);
  result.spread.resize(horizon);
  for (std::size_t h = 0; h < horizon; ++h) {
    const double smooth = y.back() + memory.smoothing[h], regressed = y.back() + memory.arima[h];
    const auto between = [&](double on_values, const std::vector<double>& on_logs) {
      return growth > 0 ? on_values + result.log_share * (on_logs[h] - on_values) : on_values;
    };
    std::array<double, 6> members{smooth,
                                  regressed,
                                  between(smooth, memory.log_smoothing),
                                  between(regressed, memory.log_arima),
                                  y[n - m + h % m],
                                  adjusted[h]};
    std::sort(members.begin(), members.end());
    result.ahead[h] = (members[2] + members[3]) / 2;
    result.spread[h] = 0;
    for (const double x : members) result.spread[h] += std::abs(x - result.ahead[h]) / 6;
  }
}

}  // namespace tiendo::inline v0_1::forecast::detail
