// tiendo/forecast/models/impl/holt.ipp: bodies of tiendo/forecast/models/holt.hpp.
#pragma once

#include "tiendo/forecast/models/holt.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "tiendo/core/config.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/smoothing/linear_filter.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

TIENDO_INLINE detail::smoothing_parameters best_parameters(std::span<const double> y,
                                                           double least_phi, double most_phi) {
  const auto squares = [&](const std::array<double, 3>& x) {
    return detail::smoothing_plan({x[0], x[1], x[2]}, y.size(), {}).fit(y).squares;
  };
  std::array<double, 3> best{0.5, 0.1, (least_phi + most_phi) / 2};
  double least = squares(best);
  for (double step = 0.25; step > 1e-5;) {
    bool moved = false;
    for (std::size_t i = 0; i < best.size(); ++i)
      for (const double side : {-step, step}) {
        std::array<double, 3> x = best;
        x[i] += side;
        x[0] = std::clamp(x[0], 1e-4, 0.9999);
        x[1] = std::clamp(x[1], 1e-4, x[0]);
        x[2] = std::clamp(x[2], least_phi, most_phi);
        const double s = squares(x);
        if (s < least) {
          least = s;
          best = x;
          moved = true;
        }
      }
    if (!moved) step /= 2;
  }
  return {best[0], best[1], best[2]};
}

TIENDO_INLINE void smooth_trend(std::span<const double> y, bool damped, std::span<double> ahead) {
  const detail::standardised z(y);
  if (y.size() < 4 || !(z.step > 0)) {
    std::fill(ahead.begin(), ahead.end(), y.back());
    return;
  }
  const detail::smoothing_parameters p =
      best_parameters(z.values, damped ? 0.8 : 1, damped ? 0.98 : 1);
  detail::smoothing_plan(p, y.size(), {}).fit(z.values).final.extend(p.phi, ahead);
  z.restore(ahead);
}

}  // namespace detail

namespace detail {

TIENDO_INLINE reason holt::operator()(std::span<const double> y, std::span<double> ahead) const {
  detail::smooth_trend(y, false, ahead);
  return reason::none;
}

TIENDO_INLINE reason damped_trend::operator()(std::span<const double> y,
                                              std::span<double> ahead) const {
  detail::smooth_trend(y, true, ahead);
  return reason::none;
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast
