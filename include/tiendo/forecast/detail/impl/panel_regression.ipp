// tiendo/forecast/detail/impl/panel_regression.ipp: bodies of
// tiendo/forecast/detail/panel_regression.hpp.
#pragma once

#include "tiendo/forecast/detail/panel_regression.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/forecast/detail/interval_width.hpp"
#include "tiendo/forecast/detail/learned/panel_weights.hpp"

namespace tiendo::inline v0_1::forecast::detail {

inline constexpr double largest_regressor = 20;

TIENDO_INLINE panel_origin::panel_origin(std::span<const double> known, double mean, double step)
    : size(known.back() / step) {
  const std::size_t m = known.size();
  const double last = known.back();
  if (m == 1) return;
  const auto slope = [&](std::size_t changes) {
    return (last - known[m - 1 - changes]) / (static_cast<double>(changes) * step);
  };
  change = slope(1);
  trend = slope(std::min<std::size_t>(3, m - 1));
  long_trend = slope(m - 1);
  const auto recent = known.last(std::min<std::size_t>(4, m));
  for (const double y : recent) level += (y - last) / (static_cast<double>(recent.size()) * step);
  long_level = (mean - last) / step;
}

TIENDO_INLINE std::array<double, panel_regressors> panel_origin::regressors(double h) const {
  std::array<double, panel_regressors> x{change,     change * h,     trend * h,       level,
                                         long_level, long_trend * h, 0.01 * size * h, 0.3 * h};
  for (double& value : x) value = std::clamp(value, -largest_regressor, largest_regressor);
  return x;
}

TIENDO_INLINE std::vector<panel_regression::occasion> panel_regression::occasions_of(
    std::size_t longest, std::size_t horizon) {
  std::vector<occasion> all;
  const std::size_t most = std::min(longest - 1, std::max<std::size_t>(12, 5 * horizon / 2));
  for (std::size_t back = 1; back <= most; back += 1 + back / 8) {
    const std::size_t far = std::min(back, horizon), middle = (far + 1) / 2;
    all.push_back({back, far});
    if (middle < far) all.push_back({back, middle});
    if (1 < middle) all.push_back({back, 1});
  }
  return all;
}

TIENDO_INLINE panel_regression::panel_regression(std::span<const panel_member> series,
                                                 std::size_t horizon) {
  std::size_t longest = 1;
  double used = 0, changes = 0;
  std::vector<double> relative;
  std::vector<std::vector<double>> sums(series.size());  // of the first values, less the last one
  for (std::size_t i = 0; i < series.size(); ++i) {
    const std::span<const double> y = series[i].values;
    if (!(series[i].step > 0)) continue;
    longest = std::max(longest, y.size());
    changes += static_cast<double>(y.size() - 1);
    ++used;
    if (series[i].magnitude > 0) relative.push_back(series[i].step / series[i].magnitude);
    sums[i].resize(y.size() + 1);
    for (std::size_t t = 0; t < y.size(); ++t) sums[i][t + 1] = sums[i][t] + (y[t] - y.back());
  }
  if (used < 2 || relative.empty()) return;
  periods_ = changes / used;
  const std::vector<occasion> occasions = occasions_of(longest, horizon);
  const std::size_t per_occasion = std::max<std::size_t>(24, 1300 / occasions.size());
  const std::size_t stride = 1 + (series.size() - 1) / per_occasion;
  std::vector<row> x;
  std::vector<double> y, ahead;
  x.reserve(occasions.size() * per_occasion), y.reserve(x.capacity()), ahead.reserve(x.capacity());
  for (std::size_t k = 0; k < occasions.size(); ++k)
    for (std::size_t i = k % stride; i < series.size(); i += stride) {
      const panel_member& one = series[i];
      const auto [back, far] = occasions[k];
      if (!(one.step > 0) || one.values.size() <= back) continue;
      const std::size_t m = one.values.size() - back;
      const double mean = one.values.back() + sums[i][m] / static_cast<double>(m);
      const panel_origin origin(std::span(one.values).first(m), mean, one.step);
      x.push_back(origin.regressors(static_cast<double>(far)));
      y.push_back(std::clamp((one.values[m - 1 + far] - one.values[m - 1]) / one.step,
                             -largest_regressor, largest_regressor));
      ahead.push_back(static_cast<double>(far));
    }
  if (std::all_of(y.begin(), y.end(), [](double change) { return change == 0; })) return;
  const auto middle = relative.begin() + static_cast<std::ptrdiff_t>(relative.size() / 2);
  std::nth_element(relative.begin(), middle, relative.end());
  relative_step_ = *middle;
  reach_ = 2 * *std::max_element(ahead.begin(), ahead.end());
  share_ = panel_most_share * (used - 1) / (used - 1 + panel_half_share);
  width_share_ = share_ * periods_ / (periods_ + panel_width_periods);
  solve(x, y, used);
  learn_width(x, y, ahead);
}

TIENDO_INLINE void panel_regression::solve(std::span<const row> x, std::span<const double> y,
                                           double series) {
  constexpr std::size_t count = panel_regressors;
  constexpr int steps = 8;
  constexpr double least_error = 0.1;
  double total = 0;
  for (const double change : y) total += std::abs(change);
  row penalty;
  penalty.fill(2 * total * panel_penalty * (1 + panel_few_series / series));
  penalty.back() += 2 * total * panel_common_penalty / periods_;
  for (int step = 0; step < steps; ++step) {
    std::array<row, count> normal{};
    row right{};
    for (std::size_t i = 0; i < x.size(); ++i) {
      double error = y[i];
      for (std::size_t k = 0; k < count; ++k) error -= coefficients_[k] * x[i][k];
      const double weight = 1 / std::max(std::abs(error), least_error);
      for (std::size_t a = 0; a < count; ++a) {
        const double weighted = weight * x[i][a];
        for (std::size_t b = 0; b < count; ++b) normal[a][b] += weighted * x[i][b];
        right[a] += weighted * y[i];
      }
    }
    for (std::size_t a = 0; a < count; ++a) normal[a][a] += penalty[a];
    for (std::size_t a = 0; a < count; ++a)  // elimination; the matrix is positive definite
      for (std::size_t b = a + 1; b < count; ++b) {
        const double factor = normal[b][a] / normal[a][a];
        for (std::size_t k = a; k < count; ++k) normal[b][k] -= factor * normal[a][k];
        right[b] -= factor * right[a];
      }
    for (std::size_t a = count; a-- > 0;) {
      for (std::size_t k = a + 1; k < count; ++k) right[a] -= normal[a][k] * coefficients_[k];
      coefficients_[a] = right[a] / normal[a][a];
    }
  }
}

TIENDO_INLINE void panel_regression::learn_width(std::span<const row> x, std::span<const double> y,
                                                 std::span<const double> ahead) {
  std::vector<double> errors(y.begin(), y.end());
  for (std::size_t i = 0; i < errors.size(); ++i) {
    for (std::size_t k = 0; k < panel_regressors; ++k) errors[i] -= coefficients_[k] * x[i][k];
    errors[i] = std::abs(errors[i]) / std::pow(ahead[i], panel_width_growth);
  }
  const auto at =
      errors.begin() + static_cast<std::ptrdiff_t>(0.95 * static_cast<double>(errors.size()));
  std::nth_element(errors.begin(), at, errors.end());
  width_ = *at * (1 + 1 / periods_);
}

TIENDO_INLINE void panel_regression::move(std::span<const double> y, double step, double magnitude,
                                          std::span<double> path) const {
  const double unit = y.size() == 1 ? usual(magnitude) : step;
  if (!(share_ > 0) || !(unit > 0)) return;
  double mean = 0;
  for (const double value : y) mean += (value - y.back()) / static_cast<double>(y.size());
  const panel_origin origin(y, y.back() + mean, unit);
  for (std::size_t t = 0; t < path.size(); ++t) {
    const auto ahead = static_cast<double>(t + 1);
    const double h = ahead <= reach_ ? ahead : reach_ * (1 + std::log(ahead / reach_));
    const row x = origin.regressors(h);
    double change = 0;
    for (std::size_t k = 0; k < panel_regressors; ++k) change += coefficients_[k] * x[k];
    path[t] += share_ * (y.back() + unit * change - path[t]);
  }
}

TIENDO_INLINE double panel_regression::half_width(double own, double step, std::size_t n,
                                                  double magnitude, double ahead) const {
  // `interval_scale` takes 5 % of its magnitude for the usual change
  const double scale = interval_scale(step, n, 20 * usual(magnitude));
  const double shared = scale * width_ * std::pow(ahead, panel_width_growth);
  if (!(width_share_ > 0) || !(own > 0) || !(shared > 0)) return own;
  return own * std::pow(shared / own, width_share_);
}

}  // namespace tiendo::inline v0_1::forecast::detail
