// tiendo/forecast/detail/smoothing/theta_filter.hpp: theta models, whose theta is fitted.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "tiendo/forecast/detail/smoothing/model_averaging.hpp"
#include "tiendo/forecast/models/theta.hpp"

namespace tiendo::forecast::detail {

/// The line of a theta model, intercept a and slope b.
struct theta_line {
  double a = 0, b = 0;

  /// What smoothing with `alpha` has not yet seen of the line after t figures; `power` is (1 -
  /// alpha)^t.
  double unseen(double alpha, double power) const {
    return a * power + b * (1 - power * (1 - alpha)) / alpha;
  }
  /// A new figure does not move it.
  void add(double) {}
};

/// A theta model at one alpha, along a line with intercept a and slope b:
///
///     m_t = l_(t-1) + (1 - w) (a_(t-1) (1 - alpha)^(t-1) + b_(t-1) (1 - (1 - alpha)^t) / alpha)
///     l_t = l_(t-1) + alpha (y_t - l_(t-1)),   w = 1 / theta in [0, 1]
///
/// It is linear in w and in the start l_0, which minimise the squared errors that count plus (w -
/// `leaning`)^2.
struct theta_fit {
  double w = 0;
  double level = 0;
  double squares = 0;
};

/// What a start of one step costs: so little that it only counts where no figure tells of the
/// start.
inline constexpr double theta_start_ridge = 1e-9;

/// Errors count from the figure `first` on. The line has `unseen(alpha, power)` and takes every
/// figure in by `add`.
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
  // e - l_0 power + w unseen
  const double determinant = qq * cc - qc * qc;
  const double w = std::clamp((qc * qe - qq * ce) / determinant, 0.0, 1.0);
  const double initial = (qe + w * qc) / qq;
  const double squares = ee - 2 * initial * qe + 2 * w * (ce + leaning) +
                         initial * initial * (qq - theta_start_ridge) - 2 * initial * w * qc +
                         w * w * (cc - 1);
  return {w, level + initial * power, std::max(0.0, squares)};
}

/// Adds `weight` times the model's path: each forecast is taken for a figure, and the line goes on.
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

/// A theta model averaged over `theta_alphas` by likelihood. `fit(alpha)` is the model's fit, and
/// `line` the one it ends with. `y` is measured in mean absolute steps.
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

}  // namespace tiendo::forecast::detail
