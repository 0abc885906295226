// tiendo/forecast/detail/seasonal/impl/seasonal_auto.ipp: bodies of
// tiendo/forecast/detail/seasonal/seasonal_auto.hpp.
#pragma once

#include "tiendo/forecast/detail/seasonal/seasonal_auto.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <tuple>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/forecast/detail/transforms/log_scale.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"
#include "tiendo/forecast/models/damped_trend_ensemble.hpp"

namespace tiendo::inline v0_1::forecast::detail {

TIENDO_INLINE double theta_weight(const adjusted_forecasts& adjusted, double arima_error,
                                  double gamma, std::size_t n, std::size_t m) {
  const auto length = static_cast<double>(n), seen = static_cast<double>(n - m);
  // the indices are fitted to the values that they adjust
  const double likelier =
      std::log(arima_error) - std::log(adjusted.theta_error) - std::log(length / seen) / 2;
  const double steady =
      std::clamp((changing_gamma - gamma) / (changing_gamma - steady_gamma), 0.0, 1.0);
  return most_theta * (1 - strong_season * adjusted.strength) * steady /
         (1 + std::exp(-1 - likelihood_share * seen / 2 * likelier));
}

TIENDO_INLINE double recent_change(std::span<const double> y, std::size_t m) {
  const std::size_t count = y.size() - m, last = std::min(count, 2 * m);
  double all = 0, recent = 0;
  for (std::size_t t = 0; t < count; ++t) {
    const double size = std::abs(y[t + m] - y[t]);
    all += size;
    if (t >= count - last) recent += size;
  }
  if (!(all > 0)) return 0;
  const double seen = static_cast<double>(count), length = static_cast<double>(last);
  const double ratio = std::clamp(recent / length / (all / seen), 0.2, 5.0);
  return seen / (seen + 2 * static_cast<double>(m)) * std::log(ratio);
}

TIENDO_INLINE void fit_seasonal(std::span<const double> y, std::size_t m, bool on_ratio_scale,
                                const adjusted_forecasts& adjusted, const seasonal_filters& filters,
                                seasonal_forecast& result, seasonal_memory& memory) {
  const std::size_t n = y.size(), horizon = adjusted.by_auto.size();
  std::vector<double>& z = memory.values;
  // a smoothed season is known as far as there are differences between seasons
  const auto seen = static_cast<double>(n - m);
  const double known_share = seen / (seen + static_cast<double>(m) / 4);
  // Writes the paths of the members for `z`, changes from the last value, in the unit of `z`.
  // Returns the mean absolute change, the root mean square error of the ARIMA model and the
  // summary of the smoothing.
  const auto fit = [&](std::vector<double>& smoothing, std::vector<double>& arima) {
    const double step = mean_absolute_change(z);
    for (double& x : z) x = step > 0 ? x / step : 0;
    smoothing.resize(horizon);
    arima.resize(horizon);
    const smoothing_summary summary =
        average_seasonal_smoothing(z, m, filters.smoothing, smoothing, memory.rows);
    const double square = average_seasonal_arima(z, m, filters.arima, arima, memory.rows);
    for (double& x : smoothing) x *= step;
    for (double& x : arima) x *= step;
    return std::tuple(step, step * std::sqrt(square), summary);
  };
  z.resize(n);
  for (std::size_t t = 0; t < n; ++t) z[t] = y[t] - y.back();
  const auto [step, error, summary] = fit(memory.smoothing, memory.arima);
  result.error = error;
  result.smoothing = summary;
  result.recent = recent_change(y, m);
  result.log_error = result.log_share = 0;

  // an error of 0 counts as a billionth of the mean change
  const double arima_error = std::max(error, 1e-9 * step);
  adjusted_forecasts known = adjusted;
  known.theta_error = std::max(known.theta_error, 1e-9 * step);
  const double theta = theta_weight(known, arima_error, summary.gamma, n, m);

  const double least = *std::min_element(y.begin(), y.end());
  const double growth = on_ratio_scale ? std::clamp(least / (least_growth * step), 0.0, 1.0) : 0;
  if (growth > 0) {
    const double last = std::log(y.back());
    double mean = last;  // of the logarithms
    for (std::size_t t = 0; t < n; ++t) {
      z[t] = std::log(y[t]) - last;
      mean += z[t] / static_cast<double>(n);
    }
    const auto [log_step, log_error, log_summary] = fit(memory.log_smoothing, memory.log_arima);
    result.log_error = log_error;
    for (std::vector<double>* path : {&memory.log_smoothing, &memory.log_arima})
      for (std::size_t h = 0; h < horizon; ++h) {
        const double before = y[n - m + h % m];
        (*path)[h] = before * linearised_exp((*path)[h] + last - std::log(before));
        if (path == &memory.log_smoothing)
          (*path)[h] = before + known_share * ((*path)[h] - before);
      }
    const double likelier =
        2 * (std::log(arima_error) - mean - std::log(std::max(log_error, 1e-9 * log_step)));
    const double certainty = likelihood_share * seen / 2;
    result.log_share = growth / (1 + std::exp(-log_prior - certainty * likelier));
  }

  result.ahead.resize(horizon);
  result.spread.resize(horizon);
  for (std::size_t h = 0; h < horizon; ++h) {
    const double before = y[n - m + h % m], regressed = y.back() + memory.arima[h];
    const double smooth = before + known_share * (y.back() + memory.smoothing[h] - before);
    const auto between = [&](double on_values, const std::vector<double>& on_logs) {
      return growth > 0 ? on_values + result.log_share * (on_logs[h] - on_values) : on_values;
    };
    std::array<double, 6> members{smooth,
                                  regressed,
                                  between(smooth, memory.log_smoothing),
                                  between(regressed, memory.log_arima),
                                  before,
                                  adjusted.by_auto[h]};
    std::sort(members.begin(), members.end());
    const double middle = (members[2] + members[3]) / 2, own = adjusted.by_theta[h];
    const double path = middle + theta * (own - middle);
    double away = std::abs(own - path);
    for (const double x : members) away += std::abs(x - path);
    result.ahead[h] = path;
    result.spread[h] = away / 7;
  }
}

}  // namespace tiendo::inline v0_1::forecast::detail
