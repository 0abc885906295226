#include "tiendo/forecast/detail/smoothing/theta_filter.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "support/forecasting.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"

using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using support::near;
using support::series;

namespace {

/// The equations of the model, value by value, from an initial level l: the errors from `first` on,
/// and the final level.
struct by_steps {
  double level, squares = 0;
};

by_steps follow_steps(const series& y, double alpha, const theta_line& line, std::size_t first,
                      double w, double start) {
  by_steps result{start};
  for (std::size_t t = 0; t < y.size(); ++t) {
    const double error =
        y[t] - result.level - (1 - w) * line.unseen(alpha, std::pow(1 - alpha, double(t)));
    if (t >= first) result.squares += error * error;
    result.level += alpha * (y[t] - result.level);
  }
  return result;
}

}  // namespace

TEST_CASE("the part of a line that smoothing has not followed") {
  // By hand: 1 + 2 t; alpha .5 and power .5: 1 x .5 + 2 (1 - .25) / .5.
  CHECK(theta_line{1, 2}.unseen(0.5, 0.5) == near(3.5));
  // At alpha 1 it is the slope.
  CHECK(theta_line{1, 2}.unseen(1, 0) == near(2));
}

TEST_CASE(
    "the fitted theta and initial level minimise the criterion for any shrinkage and first error") {
  support::dice d(45);
  for (int i = 0; i < 80; ++i) {
    const series y = standardised(support::walk(d, d.whole(4, 12))).values;
    const double alpha = d.between(0.2, 0.9), leaning = 0.5 * d.whole(0, 2);
    const auto first = static_cast<std::size_t>(d.whole(0, 2));
    const theta_line line{d.between(-3, 3), d.between(-2, 2)};
    const theta_fit fit = fit_theta(y, alpha, line, first, leaning);
    const double start = (fit.level - follow_steps(y, alpha, line, first, fit.w, 0).level) /
                         std::pow(1 - alpha, static_cast<double>(y.size()));
    const auto cost = [&](double w, double l) {
      return follow_steps(y, alpha, line, first, w, l).squares + (w - leaning) * (w - leaning) +
             theta_start_ridge * l * l;
    };
    CHECK(fit.w >= 0);
    CHECK(fit.w <= 1);
    CHECK(fit.squares ==
          doctest::Approx(follow_steps(y, alpha, line, first, fit.w, start).squares).epsilon(1e-7));
    for (int k = 0; k < 8; ++k)
      CHECK(cost(std::clamp(fit.w + d.between(-0.3, 0.3), 0.0, 1.0), start + d.between(-2, 2)) >=
            cost(fit.w, start) - 1e-7);
  }
}

TEST_CASE("a weighted path is added to the output, with each forecast as the value of its period") {
  const theta_line line{1, 2};
  const theta_fit fit{0.25, 8, 0};
  series sum(3, 100.0);
  add_theta_path(fit, 0.5, std::pow(0.5, 4), line, 0.25, sum);
  double level = 8;
  for (std::size_t h = 0; h < sum.size(); ++h) {
    const double value = level + 0.75 * line.unseen(0.5, std::pow(0.5, 5 + double(h)));
    CHECK(sum[h] == near(100 + 0.25 * value));
    level += 0.5 * (value - level);
  }
}

TEST_CASE("an average over alphas lies between their paths") {
  support::dice d(46);
  for (int i = 0; i < 30; ++i) {
    const series y = standardised(support::walk(d, d.whole(3, 15))).values;
    const theta_line line{d.between(-3, 3), d.between(-2, 2)};
    const auto fit = [&](double alpha) { return fit_theta(y, alpha, line, 0, 0); };
    series mean(1);
    average_theta_model(y, fit, line, mean);
    double low = support::infinity, high = -support::infinity;
    for (const double alpha : theta_alphas) {
      series one(1);
      add_theta_path(fit(alpha), alpha, std::pow(1 - alpha, static_cast<double>(y.size() - 1)),
                     line, 1, one);
      low = std::min(low, one[0]);
      high = std::max(high, one[0]);
    }
    CHECK(mean[0] >= low - 1e-9);
    CHECK(mean[0] <= high + 1e-9);
  }
}
