// tiendo/forecast/detail/impl/panel_regression.ipp: bodies of
// tiendo/forecast/detail/panel_regression.hpp.
#pragma once

#include "tiendo/forecast/detail/panel_regression.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/forecast/detail/interval_width.hpp"
#include "tiendo/forecast/detail/learned/panel_weights.hpp"

namespace tiendo::inline v0_1::forecast::detail {

/// The largest regressor and change, in mean absolute changes.
inline constexpr double largest_regressor = 20;

/// About how many rows a regression has: more say little more, since areas share their shocks.
inline constexpr std::size_t most_rows = 800;

TIENDO_INLINE panel_origin::panel_origin(std::span<const double> known, double mean, double step,
                                         double zero)
    : size((known.back() - zero) / step) {
  const std::size_t m = known.size();
  const double last = known.back();
  if (m == 1) return;
  const auto slope = [&](std::size_t changes) {
    return (last - known[m - 1 - changes]) / (static_cast<double>(changes) * step);
  };
  change = slope(1);
  trend = slope(std::min<std::size_t>(3, m - 1));
  long_trend = slope(m - 1);
  const auto level_of = [&](std::size_t values) {
    const auto recent = known.last(std::min(values, m));
    double sum = 0;
    for (const double y : recent) sum += y - last;
    return sum / (static_cast<double>(recent.size()) * step);
  };
  level = level_of(4);
  longer_level = level_of(8);
  long_level = (mean - last) / step;
}

TIENDO_INLINE std::array<double, panel_regressors> panel_origin::regressors(double h) const {
  std::array<double, panel_regressors> x{change,         change * h,      trend * h,
                                         level,          longer_level,    long_level,
                                         long_trend * h, 0.01 * size * h, 0.3 * h};
  for (double& value : x) value = std::clamp(value, -largest_regressor, largest_regressor);
  return x;
}

/// Whether a regressor is in proportion to the horizon.
constexpr bool grows_with_horizon(std::size_t k) {
  return k == 1 || k == 2 || k > 5;
}

#ifdef TIENDO_HEADER_ONLY
inline void sum_equations(const double* rows, std::size_t count, const double* coefficients,
                          double* sums) {
  std::fill_n(sums, equation_sums, 0.0);
  for (std::size_t i = 0; i < count; ++i) {
    const auto at = [&](std::size_t column) { return rows[column * count + i]; };
    double error = at(panel_regressors);
    for (std::size_t k = 0; k < panel_regressors; ++k) error -= coefficients[k] * at(k);
    const double weight = 1 / std::max(std::abs(error), least_error);
    double* sum = sums;
    for (std::size_t a = 0; a < panel_regressors; ++a)
      for (std::size_t b = 0; b <= panel_regressors; ++b)
        if (b <= a || b == panel_regressors) *sum++ += weight * at(a) * at(b);
  }
}
#endif

/// The rows of the regression: the columns of the regressors, then that of y.
class panel_regression::samples {
 public:
  void add(const std::array<double, panel_regressors>& x, double y, double growth,
           std::size_t period) {
    periods_.push_back(period);
    rows_.insert(rows_.end(), x.begin(), x.end());
    rows_.push_back(y);
    growth_.push_back(growth);
  }

  /// Turns rows into columns, with rows of zeros at their ends, which add nothing to any sum.
  void close() {
    constexpr std::size_t width = panel_regressors + 1;
    const std::size_t count = growth_.size();
    padded_ = (count + equation_block - 1) / equation_block * equation_block;
    std::vector<double> columns(width * padded_);
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t k = 0; k < width; ++k) columns[k * padded_ + i] = rows_[i * width + k];
    rows_ = std::move(columns);
  }

  std::size_t size() const { return padded_; }
  const double* columns() const { return rows_.data(); }

  /// The sum of |y|.
  double total() const {
    double sum = 0;
    for (std::size_t i = 0; i < growth_.size(); ++i) sum += std::abs(y(i));
    return sum;
  }

  /// The .95 quantile of the errors, each divided by the growth of its horizon.
  double width(const std::array<double, panel_regressors>& c) const {
    std::vector<double> errors = errors_of(c);
    for (std::size_t i = 0; i < errors.size(); ++i) errors[i] = std::abs(errors[i]) / growth_[i];
    const auto at =
        errors.begin() + static_cast<std::ptrdiff_t>(0.95 * static_cast<double>(errors.size()));
    std::nth_element(errors.begin(), at, errors.end());
    return *at;
  }

  /// `common_share` of the errors.
  double common_share(const std::array<double, panel_regressors>& c, const panel_weights& w) const {
    struct sums {
      double count = 0, sum = 0, squares = 0;
    };
    std::vector<sums> of_period(*std::max_element(periods_.begin(), periods_.end()) + 1);
    const std::vector<double> errors = errors_of(c);
    for (std::size_t i = 0; i < errors.size(); ++i) {
      sums& s = of_period[periods_[i]];
      ++s.count, s.sum += errors[i], s.squares += errors[i] * errors[i];
    }
    double periods = 0, within = 0, freedom = 0, between = 0, parts = 0;
    for (std::size_t t = 1; t < of_period.size(); ++t) {
      const auto [count, sum, squares] = of_period[t];
      if (count < 2) continue;
      within += squares - sum * sum / count, freedom += count - 1;
      between += sum * sum / (count * count), parts += 1 / count, ++periods;
    }
    if (!(periods > 0)) return w.usual_common;
    within /= freedom;
    const double common = std::max(0.0, (between - within * parts) / periods);
    const double seen = common + within > 0 ? common / (common + within) : 0;
    return (periods * seen + w.common_prior * w.usual_common) / (periods + w.common_prior);
  }

 private:
  double y(std::size_t i) const { return rows_[panel_regressors * padded_ + i]; }

  std::vector<double> errors_of(const std::array<double, panel_regressors>& c) const {
    std::vector<double> errors(growth_.size());
    for (std::size_t i = 0; i < errors.size(); ++i) errors[i] = y(i);
    for (std::size_t k = 0; k < panel_regressors; ++k)
      for (std::size_t i = 0; i < errors.size(); ++i) errors[i] -= c[k] * rows_[k * padded_ + i];
    return errors;
  }

  std::vector<double> rows_, growth_;
  std::vector<std::size_t> periods_;  ///< of errors one period ahead, from 1 on; else 0
  std::size_t padded_ = 0;
};

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
                                                 std::size_t horizon, const panel_weights& w) {
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
  growth_.resize(horizon);
  for (std::size_t h = 0; h < horizon; ++h)
    growth_[h] = std::pow(static_cast<double>(h + 1), w.width_growth);
  const std::vector<occasion> occasions = occasions_of(longest, horizon);
  const std::size_t per_occasion = std::max<std::size_t>(24, most_rows / occasions.size());
  const std::size_t stride = 1 + (series.size() - 1) / per_occasion;
  samples rows;
  std::size_t farthest = 1;
  for (std::size_t k = 0; k < occasions.size(); ++k)
    for (std::size_t i = k % stride; i < series.size(); i += stride) {
      const std::span<const double> y = series[i].values;
      const auto [back, ahead] = occasions[k];
      if (!(series[i].step > 0) || y.size() <= back) continue;
      const std::size_t m = y.size() - back;
      const double mean = y.back() + sums[i][m] / static_cast<double>(m);
      const panel_origin origin(y.first(m), mean, series[i].step, series[i].zero);
      rows.add(origin.regressors(static_cast<double>(ahead)),
               std::clamp((y[m - 1 + ahead] - y[m - 1]) / series[i].step, -largest_regressor,
                          largest_regressor),
               growth_[ahead - 1], ahead == 1 ? back : 0);
      farthest = std::max(farthest, ahead);
    }
  rows.close();
  if (!(rows.total() > 0)) return;
  const auto middle = relative.begin() + static_cast<std::ptrdiff_t>(relative.size() / 2);
  std::nth_element(relative.begin(), middle, relative.end());
  relative_step_ = *middle;
  reach_ = 2 * static_cast<double>(farthest);
  share_ = w.most_share * (used - 1) / (used - 1 + w.half_share);
  growth_power_ = w.width_growth;
  width_share_ = share_ * periods_ / (periods_ + w.width_periods);
  solve(rows, used, w);
  width_ = rows.width(coefficients_) * (1 + 1 / periods_);
  common_share_ = rows.common_share(coefficients_, w);
  learn_common_change(series, longest, w);
}

TIENDO_INLINE void panel_regression::learn_common_change(std::span<const panel_member> series,
                                                         std::size_t longest,
                                                         const panel_weights& w) {
  std::vector<double> sums(longest - 1), counts(longest - 1);  // of changes, the last one first
  std::array<double, panel_regressors> last{};                 // the sums of the last regressors
  double used = 0;
  for (const panel_member& one : series) {
    const std::span<const double> y = one.values;
    if (!(one.step > 0)) continue;
    for (std::size_t t = 0; t + 1 < y.size(); ++t) {
      sums[t] += (y[y.size() - 1 - t] - y[y.size() - 2 - t]) / one.step;
      ++counts[t];
    }
    double mean = 0;
    for (const double value : y) mean += (value - y.back()) / static_cast<double>(y.size());
    const auto x = panel_origin(y, y.back() + mean, one.step, one.zero).regressors(1);
    for (std::size_t k = 0; k < panel_regressors; ++k) last[k] += x[k];
    ++used;
  }
  std::vector<double> changes;
  for (std::size_t t = 0; t < sums.size(); ++t)
    if (counts[t] > 0.3 * used) changes.push_back(sums[t] / counts[t]);
  const auto periods = static_cast<double>(changes.size());
  if (changes.empty()) return;
  double mean = 0, squares = w.common_variance;
  for (const double x : changes) mean += x / periods;
  for (const double x : changes) squares += (x - mean) * (x - mean);
  const double error = std::sqrt(squares) / periods, aged = periods / w.common_periods;
  if (!(std::abs(mean) > error)) return;
  const double weight =
      (1 - error * error / (mean * mean)) / (1 + aged * aged) / (1 + w.few_series / used);
  double level = 0, trend = 0;
  for (std::size_t k = 0; k < panel_regressors; ++k)
    (grows_with_horizon(k) ? trend : level) += coefficients_[k] * last[k] / used;
  common_level_ = -weight * level;
  common_trend_ = weight * (mean - trend);
}

TIENDO_INLINE void panel_regression::solve(const samples& rows, double series,
                                           const panel_weights& w) {
  constexpr std::size_t count = panel_regressors;
  constexpr int steps = 6;
  const double total = rows.total();
  std::array<double, count> penalty{}, right{};
  penalty.fill(2 * total * w.penalty * (1 + w.few_series / series) *
               (1 + w.few_periods / periods_));
  penalty.back() += 2 * total * w.common_penalty / periods_;
  std::array<std::array<double, count>, count> normal{};
  std::array<double, equation_sums> sums{};
  for (int step = 0; step < steps; ++step) {
    sum_equations(rows.columns(), rows.size(), coefficients_.data(), sums.data());
    const double* sum = sums.data();
    for (std::size_t a = 0; a < count; ++a) {
      for (std::size_t b = 0; b <= a; ++b) normal[a][b] = normal[b][a] = *sum++;
      right[a] = *sum++;
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

TIENDO_INLINE void panel_regression::move(std::span<const double> y, double step, double magnitude,
                                          double zero, std::span<double> path) const {
  const double unit = y.size() == 1 ? usual(magnitude) : step;
  if (!(share_ > 0) || !(unit > 0)) return;
  double mean = 0;
  for (const double value : y) mean += (value - y.back()) / static_cast<double>(y.size());
  const panel_origin origin(y, y.back() + mean, unit, zero);
  for (std::size_t t = 0; t < path.size(); ++t) {
    const auto ahead = static_cast<double>(t + 1);
    const double h = ahead <= reach_ ? ahead : reach_ * (1 + std::log(ahead / reach_));
    const auto x = origin.regressors(h);
    double change = common_level_ + common_trend_ * h;
    for (std::size_t k = 0; k < panel_regressors; ++k) change += coefficients_[k] * x[k];
    path[t] += share_ * (y.back() + unit * change - path[t]);
  }
}

TIENDO_INLINE double panel_regression::half_width(double step, std::size_t n,
                                                  double magnitude) const {
  if (!(width_share_ > 0)) return 0;
  // `interval_scale` takes 5 % of its magnitude for the usual change
  return width_ * interval_scale(step, n, 20 * usual(magnitude));
}

}  // namespace tiendo::inline v0_1::forecast::detail
