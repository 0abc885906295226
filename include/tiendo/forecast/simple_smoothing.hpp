// tiendo/forecast/simple_smoothing.hpp: a level that follows the series, and no trend.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

#include "tiendo/measures/reason.hpp"

namespace tiendo::forecast {

/// What simple smoothing makes of a series for one alpha: where it starts, where it ends, and the
/// sum of its squared errors.
struct simple_fit {
  double initial = 0;
  double level = 0;
  double squares = 0;
};

/// Simple exponential smoothing at one alpha, l_t = l_(t-1) + alpha (y_t - l_(t-1)), from the start
/// that minimises the squared errors. These are linear in it: e_t = u_t - l_0 (1 - alpha)^(t-1).
inline simple_fit smooth(std::span<const double> y, double alpha) {
  double level = 0, answer = 1, products = 0, answers = 0, squares = 0;
  for (const double value : y) {
    const double error = value - level;
    products += error * answer;
    answers += answer * answer;
    squares += error * error;
    level += alpha * error;
    answer *= 1 - alpha;
  }
  const double initial = products / answers;
  return {initial, level + initial * answer, std::max(0.0, squares - initial * products)};
}

/// The alpha in [1e-4, .9999] with the least squared errors, the bounds of R's `ets`: the best of
/// 33 evenly spaced ones, then a golden section around it to 1e-8.
inline double best_alpha(std::span<const double> y) {
  constexpr double lowest = 1e-4, highest = 0.9999;
  constexpr int steps = 32;
  const auto squares = [&](double alpha) { return smooth(y, alpha).squares; };
  const auto at = [&](int i) { return lowest + (highest - lowest) * i / steps; };
  int best = 0;
  double least = squares(at(0));
  for (int i = 1; i <= steps; ++i) {
    const double s = squares(at(i));
    if (s < least) {
      least = s;
      best = i;
    }
  }
  double low = at(std::max(0, best - 1)), high = at(std::min(steps, best + 1));
  const double golden = (std::sqrt(5.0) - 1) / 2;
  double a = high - golden * (high - low), b = low + golden * (high - low);
  double at_a = squares(a), at_b = squares(b);
  while (high - low > 1e-8) {
    if (at_a <= at_b) {
      high = b;
      b = a;
      at_b = at_a;
      at_a = squares(a = high - golden * (high - low));
    } else {
      low = a;
      a = b;
      at_a = at_b;
      at_b = squares(b = low + golden * (high - low));
    }
  }
  const double middle = (low + high) / 2;
  return squares(middle) <= least ? middle : at(best);
}

/// Simple exponential smoothing with the best alpha: every value ahead is the last level.
/// Errors: none. Source: Brown (1959); the start as in R `ses(initial = "optimal")`.
/// Worked: 2, 2, 2 gives 2.
struct simple_smoothing {
  reason operator()(std::span<const double> y, std::span<double> ahead) const {
    std::fill(ahead.begin(), ahead.end(), smooth(y, best_alpha(y)).level);
    return reason::none;
  }
};

}  // namespace tiendo::forecast
