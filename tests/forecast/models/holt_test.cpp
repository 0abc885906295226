#include "tiendo/forecast/models/holt.hpp"

#include <doctest/doctest.h>

#include "support/forecasting.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"

using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using support::series;

namespace {

double squares_at(const smoothing_parameters& p, const series& y) {
  return smoothing_plan(p, y.size(), {}).fit(y).squares;
}

/// The sum of squared errors of the best parameters, in the unit of the series.
double least_squares(const series& y, double least_phi, double most_phi) {
  const standardised z(y);
  return squares_at(best_parameters(z.values, least_phi, most_phi), z.values) * z.step * z.step;
}

}  // namespace

TEST_CASE("the sum of squared errors is not larger than that of R's holt") {
  // R 4.2.2, forecast 8.20: sum(residuals(holt(y))^2), and with damped = TRUE.
  CHECK(least_squares(support::airmiles, 1, 1) <= 25704656.6090844 * (1 + 1e-9));
  CHECK(least_squares(support::nile, 1, 1) <= 356037.841825881 * (1 + 1e-9));
  CHECK(least_squares(support::airmiles, 0.8, 0.98) <= 26157236.6564177 * (1 + 1e-9));
  CHECK(least_squares(support::nile, 0.8, 0.98) <= 362444.199368819 * (1 + 1e-9));
}

TEST_CASE("forecasts equal those of R's holt if its search is near the least squares") {
  // R 4.2.2, forecast 8.20: holt(y, h = 3)$mean, and with damped = TRUE.
  support::check_near(support::path_of(holt{}, support::airmiles),
                      {32764.3080844484, 34871.3045065051, 36978.3009285619}, 1e-3);
  support::check_near(support::path_of(damped_trend{}, support::airmiles),
                      {32631.1723612426, 34579.2043991767, 36488.2757692989}, 1e-3);
}

TEST_CASE("the best parameters are within their bounds and a local optimum") {
  support::dice d(13);
  for (int i = 0; i < 20; ++i) {
    const series y = standardised(support::walk(d, d.whole(4, 20))).values;
    const smoothing_parameters p = best_parameters(y, 0.8, 0.98);
    CHECK(p.alpha <= 0.9999);
    CHECK(p.beta <= p.alpha);
    CHECK(p.beta >= 1e-4);
    CHECK(p.phi >= 0.8);
    CHECK(p.phi <= 0.98);
    const double least = squares_at(p, y);
    for (const double side : {-1e-3, 1e-3}) {
      if (p.alpha + side <= 0.9999 && p.alpha + side >= p.beta)
        CHECK(squares_at({p.alpha + side, p.beta, p.phi}, y) >= least * (1 - 1e-6));
      if (p.beta + side >= 1e-4 && p.beta + side <= p.alpha)
        CHECK(squares_at({p.alpha, p.beta + side, p.phi}, y) >= least * (1 - 1e-6));
      if (p.phi + side >= 0.8 && p.phi + side <= 0.98)
        CHECK(squares_at({p.alpha, p.beta, p.phi + side}, y) >= least * (1 - 1e-6));
    }
  }
}

TEST_CASE("Holt extrapolates a line, and a damped trend less of it in each period") {
  support::check_near(support::path_of(holt{}, {2, 4, 6, 8, 10}), {12, 14, 16}, 1e-9);
  const series y = support::path_of(damped_trend{}, {2, 4, 6, 8, 10}, 8);
  for (std::size_t h = 1; h + 1 < y.size(); ++h) {
    CHECK(y[h] > y[h - 1]);
    CHECK(y[h + 1] - y[h] < y[h] - y[h - 1]);
  }
}

TEST_CASE("Holt and the damped trend repeat the last of fewer than four values") {
  CHECK(support::path_of(holt{}, {1, 2, 4}) == series{4, 4, 4});
  CHECK(support::path_of(damped_trend{}, {1, 2}) == series{2, 2, 2});
}

TEST_CASE("Holt and the damped trend are equivariant, keep constants and accept gaps") {
  support::check_equivariant(holt{}, 1e-6);
  support::check_equivariant(damped_trend{}, 1e-6);
  support::check_keeps_constants(holt{});
  support::check_keeps_constants(damped_trend{});
  support::check_accepts_gaps(holt{});
  support::check_accepts_gaps(damped_trend{});
}
