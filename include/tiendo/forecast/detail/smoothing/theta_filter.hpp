// tiendo/forecast/detail/smoothing/theta_filter.hpp: theta models with a fitted theta.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "tiendo/forecast/detail/smoothing/model_averaging.hpp"
#include "tiendo/forecast/models/theta.hpp"

namespace tiendo::inline v0_1::forecast::detail {

/// The line of a theta model, intercept a and slope b.
struct theta_line {
  double a = 0, b = 0;

  /// The part of the line that exponential smoothing with `alpha` has not followed after t values;
  /// `power` is (1 - alpha)^t.
  double unseen(double alpha, double power) const {
    return a * power + b * (1 - power * (1 - alpha)) / alpha;
  }
  /// The line is fixed: a new value does not change it.
  void add(double) {}
};

/// A theta model at one alpha, along a line with intercept a and slope b:
///
///     m_t = l_(t-1) + (1 - w) (a_(t-1) (1 - alpha)^(t-1) + b_(t-1) (1 - (1 - alpha)^t) / alpha)
///     l_t = l_(t-1) + alpha (y_t - l_(t-1)),   w = 1 / theta in [0, 1]
///
/// It is linear in w and in the initial level l_0, which minimise the sum of the squared errors
/// that count plus (w - `leaning`)^2.
struct theta_fit {
  double w = 0;
  double level = 0;
  double squares = 0;
};

/// The ridge penalty of the initial level, so small that it matters only if no value determines
/// that level.
inline constexpr double theta_start_ridge = 1e-9;

/// Fits a theta model whose errors count from the value with index `first` on. The line has
/// `unseen(alpha, power)` and is updated with every value by `add`.
template <class Line>
theta_fit fit_theta(std::span<const double> y, double alpha, Line line, std::size_t first,
                    double leaning) {
  double level = 0, power = 1;
  double qq = theta_start_ridge, qc = 0, cc = 1, qe = 0, ce = -leaning, ee = 0;
  for (std::size_t t = 0; t < y.size(); ++t) {
    if (t >= first) {
      const double unseen = line.unseen(alpha, power), error = y[t] - level - unseen;
      qq += power * power;
      qc += power * unseen;
      cc += unseen * unseen;
      qe += power * error;
      ce += unseen * error;
      ee += error * error;
    }
    level += alpha * (y[t] - level);
    power *= 1 - alpha;
    line.add(y[t]);
  }
  // the error is e - l_0 power + w unseen
  const double determinant = qq * cc - qc * qc;
  const double w = std::clamp((qc * qe - qq * ce) / determinant, 0.0, 1.0);
  const double initial = (qe + w * qc) / qq;
  const double squares = ee - 2 * initial * qe + 2 * w * (ce + leaning) +
                         initial * initial * (qq - theta_start_ridge) - 2 * initial * w * qc +
                         w * w * (cc - 1);
  return {w, level + initial * power, std::max(0.0, squares)};
}

/// Adds `weight` times the path of the model: each forecast is taken as the value of its period and
/// updates the line.
template <class Line>
void add_theta_path(const theta_fit& fit, double alpha, double power, Line line, double weight,
                    std::span<double> ahead) {
  double level = fit.level;
  for (double& x : ahead) {
    power *= 1 - alpha;
    const double value = level + (1 - fit.w) * line.unseen(alpha, power);
    x += weight * value;
    level += alpha * (value - level);
    line.add(value);
  }
}

/// Averages a theta model over `theta_alphas` by likelihood. `fit(alpha)` fits the model, and
/// `line` is its line after the last value. `y` is in units of its mean absolute change.
template <class Fit, class Line>
void average_theta_model(std::span<const double> y, Fit fit, const Line& line,
                         std::span<double> ahead) {
  std::array<double, theta_alphas.size()> weights;
  std::array<theta_fit, theta_alphas.size()> fits;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    fits[i] = fit(theta_alphas[i]);
    weights[i] = log_likelihood(fits[i].squares, y.size());
  }
  softmax(weights);
  std::fill(ahead.begin(), ahead.end(), 0.0);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    double power = 1;
    for (std::size_t t = 1; t < y.size(); ++t) power *= 1 - theta_alphas[i];
    add_theta_path(fits[i], theta_alphas[i], power, line, weights[i], ahead);
  }
}

}  // namespace tiendo::inline v0_1::forecast::detail
