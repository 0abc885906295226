#include "tiendo/forecast/models/dynamic_optimised_theta.hpp"

#include <doctest/doctest.h>

#include "support/forecasting.hpp"
#include "tiendo/forecast/detail/transforms/least_squares.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"

using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using support::near;
using support::series;

namespace {

running_line line_through(const series& y) {
  running_line line;
  for (const double value : y) line.add(value);
  return line;
}

/// The equations of the model, value by value, from an initial level l: the errors from the fourth
/// value on, and the final level.
struct by_steps {
  double level, squares = 0;
};

by_steps follow_steps(const series& y, double alpha, double w, double start) {
  by_steps result{alpha * y[0] + (1 - alpha) * start};
  const std::size_t first = y.size() < 3 ? 1 : std::min<std::size_t>(3, y.size() - 2);
  running_line line = line_through({y[0]});
  double power = 1;
  for (std::size_t t = 1; t < y.size(); ++t) {
    power *= 1 - alpha;
    const double error = y[t] - result.level - (1 - w) * line.unseen(alpha, power);
    if (t >= first) result.squares += error * error;
    result.level += alpha * (y[t] - result.level);
    line.add(y[t]);
  }
  return result;
}

double start_of(const theta_fit& fit, const series& y, double alpha) {
  return (fit.level - follow_steps(y, alpha, fit.w, 0).level) /
         std::pow(1 - alpha, static_cast<double>(y.size()));
}

series path(const theta_fit& fit, const series& y, double alpha, std::size_t horizon = 3) {
  series ahead(horizon);
  add_theta_path(fit, alpha, std::pow(1 - alpha, static_cast<double>(y.size() - 1)),
                 line_through(y), 1, ahead);
  return ahead;
}

}  // namespace

TEST_CASE("the recursive line is the least-squares line through the values so far") {
  // R 4.2.2, coef(lm(airmiles[1:k] ~ seq_len(k))), k = 2, 5, 24
  const auto check = [](std::size_t k, double a, double b) {
    running_line line;
    for (std::size_t t = 0; t < k; ++t) line.add(support::airmiles[t]);
    CHECK(line.a == near(a));
    CHECK(line.b == near(b));
  };
  check(1, 412, 0);
  check(2, 344, 68);
  check(5, 47, 251.8);
  check(24, -6350.68840579711, 1350.28173913044);
  support::dice d(17);
  for (int i = 0; i < 40; ++i) {
    const series y = support::walk(d, d.whole(2, 25));
    CHECK(std::abs(line_through(y).b - slope(y)) < 1e-12);
  }
}

TEST_CASE("the path of dynamic theta equals that of statsforecast at the same parameters") {
  // statsforecast 2.1.1: forecast_theta(thetamodel(y, m=1, modeltype="DOTM", initial_smoothed=l,
  // alpha=a, theta=1 / w, nmse=3), 3)["mean"]
  const auto at = [](const series& y, double start, double alpha, double w) {
    return path({w, follow_steps(y, alpha, w, start).level, 0}, y, alpha);
  };
  support::check_near(at(support::airmiles, 400, 0.6, 0.5),
                      {30392.507121790964, 31090.61839172114, 31792.762279660386}, 1e-10);
  support::check_near(at(support::nile, 1100, 0.3, 0.25),
                      {1007.9583015261896, 1002.7943710502105, 997.7257330586533}, 1e-10);
  CHECK(follow_steps(support::airmiles, 0.6, 0.5, 400).squares ==
        doctest::Approx(101562200.25987339).epsilon(1e-10));
  CHECK(follow_steps(support::nile, 0.3, 0.25, 1100).squares ==
        doctest::Approx(584978.4875580792).epsilon(1e-10));
}

TEST_CASE("theta and level of dynamic theta equal the least squares of statsforecast's residuals") {
  // statsforecast 2.1.1's residuals from the fourth on are affine in (l, w): numpy's lstsq with one
  // more row, w = 0; w outside of [0, 1] is set to the nearer end and l solved again. Path:
  // forecast_theta.
  const auto check = [](const series& y, double alpha, double w, double squares,
                        const series& ahead) {
    const theta_fit fit = fit_dynamic_theta(y, alpha);
    CHECK(fit.w == doctest::Approx(w).epsilon(1e-6));
    CHECK(fit.squares == doctest::Approx(squares).epsilon(1e-7));
    support::check_near(path(fit, y, alpha), ahead, 1e-7);
  };
  check(support::airmiles, 0.5, 0, 73972978.75324391,
        {31265.29351118163, 32686.817180455728, 34129.348094435234});
  check(support::airmiles, 0.8, 0, 42884881.92006704,
        {31789.981689019252, 33190.84373526239, 34621.4703468457});
  check(support::nile, 0.3, 1, 434165.21313456114,
        {1026.4876720074253, 1026.4876720074253, 1026.4876720074253});
  check(support::earnings, 0.3, 0.11507792891247379, 0.48034201395189086,
        {0.8573511543828036, 0.8697239383784131, 0.882016026168536});
  check(support::earnings, 0.5, 0.08629896228188252, 0.48260073454833874,
        {0.8568526424166617, 0.8695899083836329, 0.8822913771987196});
}

TEST_CASE("the fitted theta and initial level minimise the criterion of dynamic theta") {
  support::dice d(18);
  for (int i = 0; i < 60; ++i) {
    const series y = standardised(support::walk(d, d.whole(4, 12))).values;
    const double alpha = d.between(0.2, 0.9);
    const theta_fit fit = fit_dynamic_theta(y, alpha);
    const double start = start_of(fit, y, alpha);
    const auto cost = [&](double w, double l) {
      return follow_steps(y, alpha, w, l).squares + w * w + theta_start_ridge * l * l;
    };
    CHECK(fit.w >= 0);
    CHECK(fit.w <= 1);
    CHECK(fit.squares ==
          doctest::Approx(follow_steps(y, alpha, fit.w, start).squares).epsilon(1e-8));
    for (int k = 0; k < 8; ++k)
      CHECK(cost(std::clamp(fit.w + d.between(-0.3, 0.3), 0.0, 1.0), start + d.between(-2, 2)) >=
            cost(fit.w, start) - 1e-9);
  }
}

TEST_CASE("the dynamic model with the full trend reproduces a line") {
  support::check_near(support::path_of(dynamic_optimised_theta{}, {1, 3, 5, 7, 9, 11, 13, 15}),
                      {17, 19, 21}, 1e-6);
}

TEST_CASE("the average path of the dynamic model lies between the paths of its alphas") {
  support::dice d(19);
  for (int i = 0; i < 30; ++i) {
    const series y = standardised(support::walk(d, d.whole(3, 15))).values;
    series mean(1);
    average_dynamic_theta(y, mean);
    double low = support::infinity, high = -support::infinity;
    for (const double alpha : theta_alphas) {
      const double x = path(fit_dynamic_theta(y, alpha), y, alpha, 1)[0];
      low = std::min(low, x);
      high = std::max(high, x);
    }
    CHECK(mean[0] >= low - 1e-9);
    CHECK(mean[0] <= high + 1e-9);
  }
}

TEST_CASE("dynamic theta is equivariant, keeps constants and accepts gaps") {
  support::check_equivariant(dynamic_optimised_theta{}, 1e-6);
  support::check_keeps_constants(dynamic_optimised_theta{});
  support::check_accepts_gaps(dynamic_optimised_theta{});
}
