// tiendo/forecast/smoothing.hpp: level and trend that follow a series, and where they start from.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace tiendo::forecast {

/// How fast level and trend follow, and how much of the trend is left after each period.
///
///     m_t = l_(t-1) + phi b_(t-1),  e_t = y_t - m_t
///     l_t = m_t + alpha e_t,        b_t = phi b_(t-1) + beta e_t
///
/// beta = 0, phi = 1 and no trend is simple smoothing; phi = 1 is Holt's method; phi < 1 the damped
/// trend. Source: Hyndman, Koehler, Ord, Snyder, Forecasting with Exponential Smoothing (2008), ch. 2,
/// the additive-error form (their beta).
struct smoothing_parameters {
  double alpha = 1;
  double beta = 0;
  double phi = 1;
};

struct smoothing_state {
  double level = 0;
  double trend = 0;

  /// The sum of h damped trends lies h periods ahead: l + (phi + ... + phi^h) b.
  void extend(double phi, std::span<double> ahead) const {
    double power = 1, reach = 0;
    for (double& x : ahead) {
      power *= phi;
      reach += power;
      x = level + reach * trend;
    }
  }
};

/// What a fit minimises: squared errors, each later one counting `discount` times the one before, and
/// `ridge` x b_0^2. No trend at all is `ridge` = infinity.
struct smoothing_start {
  double discount = 1;
  double ridge = 0;
};

struct smoothing_fit {
  smoothing_state initial;
  smoothing_state final;
  double squares = 0;  ///< of all errors, none discounted
};

/// Everything about a fit that depends on the parameters and the length alone, not on the data.
///
/// Errors are linear in the initial states: e_t = u_t - l_0 p_t - b_0 q_t, where u is the error of the
/// filter that starts from 0, and p and q are its answers to a start of 1 in level and in trend. So the
/// best start solves two normal equations, whose matrix is computed once for many series.
class smoothing_plan {
 public:
  smoothing_plan(smoothing_parameters parameters, std::size_t length, smoothing_start start)
      : parameters_(parameters), level_(length), trend_(length), weight_(length) {
    smoothing_state l{1, 0}, b{0, 1};
    double weight = 1;
    for (std::size_t t = 0; t < length; ++t) {
      level_[t] = step_from(l, 0);
      trend_[t] = step_from(b, 0);
      level_[t] = -level_[t];
      trend_[t] = -trend_[t];
      weight_[t] = weight;
      weight *= start.discount;
      wll_ += weight_[t] * level_[t] * level_[t];
      wlb_ += weight_[t] * level_[t] * trend_[t];
      wbb_ += weight_[t] * trend_[t] * trend_[t];
      ll_ += level_[t] * level_[t];
      lb_ += level_[t] * trend_[t];
      bb_ += trend_[t] * trend_[t];
    }
    level_end_ = l;
    trend_end_ = b;
    if (std::isinf(start.ridge)) {
      wlb_ = 0;
      inverse_ = {1 / wll_, 0, 0};
      return;
    }
    wbb_ += start.ridge;
    const double determinant = wll_ * wbb_ - wlb_ * wlb_;
    if (determinant > 1e-12 * wll_ * wbb_)
      inverse_ = {wbb_ / determinant, -wlb_ / determinant, wll_ / determinant};
    else
      inverse_ = {1 / wll_, 0, 0};  // one figure: a level, no trend
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
    smoothing_fit result;
    const double level = inverse_.ll * wl + inverse_.lb * wb;
    const double trend = inverse_.lb * wl + inverse_.bb * wb;
    result.initial = {level, trend};
    result.final = {state.level + level * level_end_.level + trend * trend_end_.level,
                    state.trend + level * level_end_.trend + trend * trend_end_.trend};
    result.squares = std::max(0.0, squares - 2 * (level * l + trend * b) +
                                       level * level * ll_ + 2 * level * trend * lb_ + trend * trend * bb_);
    return result;
  }

  const smoothing_parameters& parameters() const noexcept { return parameters_; }

 private:
  friend struct smoothing_plan_access;

  /// One period of the filter; returns the error. A start's answer is the error on a series of zeros.
  double step_from(smoothing_state& s, double y) const {
    const double expected = s.level + parameters_.phi * s.trend;
    const double error = y - expected;
    s.level = expected + parameters_.alpha * error;
    s.trend = parameters_.phi * s.trend + parameters_.beta * error;
    return error;
  }

  struct symmetric {
    double ll = 0, lb = 0, bb = 0;
  };

  smoothing_parameters parameters_;
  std::vector<double> level_, trend_, weight_;
  double wll_ = 0, wlb_ = 0, wbb_ = 0, ll_ = 0, lb_ = 0, bb_ = 0;
  smoothing_state level_end_, trend_end_;
  symmetric inverse_;
};

}  // namespace tiendo::forecast
