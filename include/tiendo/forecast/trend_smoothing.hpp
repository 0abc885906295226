// tiendo/forecast/trend_smoothing.hpp: Holt's method and the damped trend, with the best
// parameters.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>

#include "tiendo/forecast/smoothing.hpp"
#include "tiendo/forecast/unit_steps.hpp"
#include "tiendo/measures/reason.hpp"

namespace tiendo::forecast {

/// The parameters with the least squared errors within 1e-4 <= beta <= alpha <= .9999 and
/// `least_phi` <= phi <= `most_phi`, from exact least-squares starts: a search that steps along
/// each parameter from a middle point and halves its steps until they are below 1e-5. `y` is
/// measured in mean steps.
inline smoothing_parameters best_parameters(std::span<const double> y, double least_phi,
                                            double most_phi) {
  const auto squares = [&](const std::array<double, 3>& x) {
    return smoothing_plan({x[0], x[1], x[2]}, y.size(), {}).fit(y).squares;
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

/// A level and a trend that follow the series, the trend damped by phi a period where `damped`.
/// With fewer than four figures nothing can be fitted, and the last figure carries on.
inline void smooth_trend(std::span<const double> y, bool damped, std::span<double> ahead) {
  const unit_steps z(y);
  if (y.size() < 4 || !(z.step > 0)) {
    std::fill(ahead.begin(), ahead.end(), y.back());
    return;
  }
  const smoothing_parameters p = best_parameters(z.values, damped ? 0.8 : 1, damped ? 0.98 : 1);
  smoothing_plan(p, y.size(), {}).fit(z.values).final.extend(p.phi, ahead);
  z.restore(ahead);
}

/// Holt's linear trend: f_h = l_n + h b_n. Source: Holt (1957), reprinted in IJF 20(1), 5-10
/// (2004).
struct holt {
  reason operator()(std::span<const double> y, std::span<double> ahead) const {
    smooth_trend(y, false, ahead);
    return reason::none;
  }
};

/// The damped trend, f_h = l_n + (phi + ... + phi^h) b_n, phi between .8 and .98 as in R's `ets`.
/// Source: Gardner and McKenzie (1985), Management Science 31(10), 1237-1246.
struct damped_trend {
  reason operator()(std::span<const double> y, std::span<double> ahead) const {
    smooth_trend(y, true, ahead);
    return reason::none;
  }
};

}  // namespace tiendo::forecast
