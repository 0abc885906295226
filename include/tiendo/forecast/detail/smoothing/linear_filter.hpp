// tiendo/forecast/detail/smoothing/linear_filter.hpp: linear exponential smoothing with
// least-squares initial states.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "tiendo/core/detail/cancellation.hpp"

namespace tiendo::inline v0_1::forecast::detail {

/// The smoothing parameters of level and trend, and the damping parameter phi.
///
///     m_t = l_(t-1) + phi b_(t-1),  e_t = y_t - m_t
///     l_t = m_t + alpha e_t,        b_t = phi b_(t-1) + beta e_t
///
/// Simple exponential smoothing has beta = 0, phi = 1 and no initial trend; Holt's method has phi =
/// 1, the damped trend phi < 1. Source: Hyndman, Koehler, Ord, Snyder, Forecasting with Exponential
/// Smoothing (2008), ch. 2, the additive-error form (their beta).
struct smoothing_parameters {
  double alpha = 1;
  double beta = 0;
  double phi = 1;
};

struct smoothing_state {
  double level = 0;
  double trend = 0;

  /// Writes the forecasts of this state: h periods ahead, l + (phi + ... + phi^h) b.
  void extend(double phi, std::span<double> ahead) const {
    double power = 1, reach = 0;
    for (double& x : ahead) {
      power *= phi;
      reach += power;
      x = level + reach * trend;
    }
  }
};

/// The criterion that the initial state minimises: the sum of squared errors, where each error has
/// `discount` times the weight of the one before, plus `ridge` x b_0^2. `ridge` = infinity means no
/// trend.
struct smoothing_start {
  double discount = 1;
  double ridge = 0;
};

struct smoothing_fit {
  smoothing_state initial;
  smoothing_state final;
  double squares = 0;  ///< sum of squared errors, not discounted
};

/// The part of a fit that depends on the parameters and the length of the series, but not on its
/// values.
///
/// Errors are linear in the initial state: e_t = u_t - l_0 p_t - b_0 q_t, where u is the error of
/// the filter that starts from 0, and p and q are its responses to an initial level and an initial
/// trend of 1. The best initial state therefore solves two normal equations, whose matrix is
/// computed once for many series.
class smoothing_plan {
 public:
  /// The lower triangle of a symmetric 2 x 2 matrix over level and trend.
  struct symmetric {
    double ll = 0, lb = 0, bb = 0;
  };

  smoothing_plan(smoothing_parameters parameters, std::size_t length, smoothing_start start)
      : parameters_(parameters), level_(length), trend_(length), weight_(length) {
    tiendo::detail::cancellation_point();
    smoothing_state l{1, 0}, b{0, 1};
    symmetric weighed;
    double weight = 1;
    for (std::size_t t = 0; t < length; ++t) {
      const double p = -step_from(l, 0), q = -step_from(b, 0);
      level_[t] = p;
      trend_[t] = q;
      weight_[t] = weight;
      weighed = {weighed.ll + weight * p * p, weighed.lb + weight * p * q,
                 weighed.bb + weight * q * q};
      squares_ = {squares_.ll + p * p, squares_.lb + p * q, squares_.bb + q * q};
      weight *= start.discount;
    }
    level_end_ = l;
    trend_end_ = b;
    inverse_ = {1 / weighed.ll, 0, 0};  // only a level, if the trend is not identified
    if (std::isinf(start.ridge)) return;
    weighed.bb += start.ridge;
    const double determinant = weighed.ll * weighed.bb - weighed.lb * weighed.lb;
    if (determinant > 1e-12 * weighed.ll * weighed.bb)
      inverse_ = {weighed.bb / determinant, -weighed.lb / determinant, weighed.ll / determinant};
  }

  smoothing_fit fit(std::span<const double> y) const {
    smoothing_state state;
    double wl = 0, wb = 0, l = 0, b = 0, squares = 0;
    for (std::size_t t = 0; t < y.size(); ++t) {
      const double error = step_from(state, y[t]);
      const double weighted = weight_[t] * error;
      wl += weighted * level_[t];
      wb += weighted * trend_[t];
      l += error * level_[t];
      b += error * trend_[t];
      squares += error * error;
    }
    const double level = inverse_.ll * wl + inverse_.lb * wb;
    const double trend = inverse_.lb * wl + inverse_.bb * wb;
    smoothing_fit result;
    result.initial = {level, trend};
    result.final = {state.level + level * level_end_.level + trend * trend_end_.level,
                    state.trend + level * level_end_.trend + trend * trend_end_.trend};
    result.squares =
        std::max(0.0, squares - 2 * (level * l + trend * b) + level * level * squares_.ll +
                          2 * level * trend * squares_.lb + trend * trend * squares_.bb);
    return result;
  }

  const smoothing_parameters& parameters() const noexcept { return parameters_; }
  /// p_t, q_t and the weight of each error.
  std::span<const double> level_impulse_response() const noexcept { return level_; }
  std::span<const double> trend_impulse_response() const noexcept { return trend_; }
  std::span<const double> weights() const noexcept { return weight_; }
  /// The final state of the filter on a series of zeros, for an initial level, or trend, of 1.
  const smoothing_state& level_end() const noexcept { return level_end_; }
  const smoothing_state& trend_end() const noexcept { return trend_end_; }
  /// The unweighted sums of p^2, p q and q^2, and the inverse of the weighted sums with the ridge.
  const symmetric& squares() const noexcept { return squares_; }
  const symmetric& inverse() const noexcept { return inverse_; }

 private:
  /// One period of the filter; returns the error. The response to an initial state is minus the
  /// error on a series of zeros.
  double step_from(smoothing_state& s, double y) const {
    const double expected = s.level + parameters_.phi * s.trend;
    const double error = y - expected;
    s.level = expected + parameters_.alpha * error;
    s.trend = parameters_.phi * s.trend + parameters_.beta * error;
    return error;
  }

  smoothing_parameters parameters_;
  std::vector<double> level_, trend_, weight_;
  smoothing_state level_end_, trend_end_;
  symmetric squares_, inverse_;
};

}  // namespace tiendo::inline v0_1::forecast::detail
