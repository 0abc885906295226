// tiendo/forecast/models/impl/ses.ipp: bodies of tiendo/forecast/models/ses.hpp.
#pragma once

#include "tiendo/forecast/models/ses.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "tiendo/core/config.hpp"
#include "tiendo/core/reason.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

TIENDO_INLINE ses_fit smooth(std::span<const double> y, double alpha) {
  double level = 0, response = 1, products = 0, response_squares = 0, squares = 0;
  for (const double value : y) {
    const double error = value - level;
    products += error * response;
    response_squares += response * response;
    squares += error * error;
    level += alpha * error;
    response *= 1 - alpha;
  }
  const double initial = products / response_squares;
  return {initial, level + initial * response, std::max(0.0, squares - initial * products)};
}

TIENDO_INLINE double best_alpha(std::span<const double> y) {
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

}  // namespace detail

namespace detail {

TIENDO_INLINE reason ses::operator()(std::span<const double> y, std::span<double> ahead) const {
  std::fill(ahead.begin(), ahead.end(), detail::smooth(y, detail::best_alpha(y)).level);
  return reason::none;
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast
