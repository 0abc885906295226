// tiendo/forecast/dynamic_theta.hpp: the theta method whose line is drawn anew at every figure.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "tiendo/forecast/theta.hpp"
#include "tiendo/forecast/unit_steps.hpp"
#include "tiendo/forecast/weights.hpp"
#include "tiendo/measures/reason.hpp"

namespace tiendo::forecast {

/// The least-squares line through the figures so far, intercept a and slope b, updated one figure at a
/// time. Source: Fiorucci et al. (2016), eq. 12-14.
struct running_line {
  double count = 0, mean = 0, a = 0, b = 0;

  void add(double y) {
    if (count == 0) {
      mean = a = y;
    } else {
      b = ((count - 1) * b + 6 * (y - mean) / (count + 1)) / (count + 2);
      mean = (count * mean + y) / (count + 1);
      a = mean - b * (count + 2) / 2;
    }
    ++count;
  }

  /// What smoothing with `alpha` has not yet seen of the line after `count` figures.
  double unseen(double alpha, double power) const {
    return a * power + b * (1 - power * (1 - alpha)) / alpha;
  }
};

/// The dynamic theta model at one alpha:
///
///     m_t = l_(t-1) + (1 - w) (a_(t-1) (1 - alpha)^(t-1) + b_(t-1) (1 - (1 - alpha)^t) / alpha)
///     l_t = l_(t-1) + alpha (y_t - l_(t-1)),   w = 1 / theta in [0, 1]
///
/// It is linear in w and in the start l_0, which minimise the squared errors from the fourth figure on
/// (the line needs some figures first) plus w^2, which leans to the full trend of the line.
struct dynamic_theta_fit {
  double w = 0;
  double level = 0;
  double squares = 0;
};

/// What a start of one step costs: so little that it only counts where no figure tells of the start.
inline constexpr double dynamic_start_ridge = 1e-9;

/// The first figure whose error counts: the fourth, or the last but one of a shorter series.
constexpr std::size_t first_dynamic_error(std::size_t n) {
  return std::min<std::size_t>(3, std::max<std::size_t>(n, 3) - 2);
}

inline dynamic_theta_fit fit_dynamic_theta(std::span<const double> y, double alpha) {
  const std::size_t n = y.size(), first = first_dynamic_error(n);
  const double kept = 1 - alpha;
  running_line line;
  line.add(y[0]);
  double level = alpha * y[0], answer = kept, power = 1;
  double qq = dynamic_start_ridge, qc = 0, cc = 1, qe = 0, ce = 0, ee = 0;
  for (std::size_t t = 1; t < n; ++t) {
    power *= kept;
    const double unseen = line.unseen(alpha, power);
    if (t >= first) {
      const double error = y[t] - level - unseen;
      qq += answer * answer;
      qc += answer * unseen;
      cc += unseen * unseen;
      qe += answer * error;
      ce += unseen * error;
      ee += error * error;
    }
    level += alpha * (y[t] - level);
    answer *= kept;
    line.add(y[t]);
  }
  // e - l_0 answer + w unseen
  const double determinant = qq * cc - qc * qc;
  const double w = std::clamp((qc * qe - qq * ce) / determinant, 0.0, 1.0);
  const double initial = (qe + w * qc) / qq;
  const double squares = ee - 2 * initial * qe + 2 * w * ce + initial * initial * (qq - dynamic_start_ridge) -
                         2 * initial * w * qc + w * w * (cc - 1);
  return {w, level + initial * answer, std::max(0.0, squares)};
}

/// Adds `weight` times the model's path: each forecast is taken for a figure, and the line goes on.
inline void add_dynamic_path(const dynamic_theta_fit& fit, double alpha, double power, running_line line,
                             double weight, std::span<double> ahead) {
  double level = fit.level;
  for (double& x : ahead) {
    power *= 1 - alpha;
    const double value = level + (1 - fit.w) * line.unseen(alpha, power);
    x += weight * value;
    level += alpha * (value - level);
    line.add(value);
  }
}

/// The dynamic theta model averaged over `theta_alphas` by likelihood. `y` is measured in mean absolute
/// steps.
inline void average_dynamic_theta(std::span<const double> y, std::span<double> ahead) {
  running_line line;
  for (const double value : y) line.add(value);
  std::array<double, theta_alphas.size()> weights;
  std::array<dynamic_theta_fit, theta_alphas.size()> fits;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    fits[i] = fit_dynamic_theta(y, theta_alphas[i]);
    weights[i] = log_likelihood(fits[i].squares, y.size());
  }
  normalise(weights);
  std::fill(ahead.begin(), ahead.end(), 0.0);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    double power = 1;
    for (std::size_t t = 1; t < y.size(); ++t) power *= 1 - theta_alphas[i];
    add_dynamic_path(fits[i], theta_alphas[i], power, line, weights[i], ahead);
  }
}

/// The dynamic optimised theta model: theta and the start by least squares, alpha averaged by
/// likelihood. One figure and constant series stand still.
/// Source: Fiorucci, Pellegrini, Louzada, Petropoulos, Koehler (2016), IJF 32(4), 1151-1161,
/// DOI 10.1016/j.ijforecast.2016.02.005; there alpha is optimised too.
struct dynamic_theta {
  reason operator()(std::span<const double> y, std::span<double> ahead) const {
    const unit_steps z(y);
    average_dynamic_theta(z.values, ahead);
    z.restore(ahead);
    return reason::none;
  }
};

}  // namespace tiendo::forecast
