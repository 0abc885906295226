#include "tiendo/forecast/models/optimised_theta.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "support/forecasting.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"

using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using support::near;
using support::series;

namespace {

/// The final level for an initial level l.
double level_from(const series& y, double alpha, double start) {
  for (const double value : y) start += alpha * (value - start);
  return start;
}

series path(const theta_fit& fit, const series& y, double alpha) {
  series ahead(3);
  add_theta_path(fit, alpha, std::pow(1 - alpha, static_cast<double>(y.size() - 1)), line_of(y), 1,
                 ahead);
  return ahead;
}

}  // namespace

TEST_CASE("the least-squares line through all values") {
  // R 4.2.2, coef(lm(airmiles ~ seq_len(24)))
  CHECK(line_of(support::airmiles).a == near(-6350.68840579711));
  CHECK(line_of(support::airmiles).b == near(1350.28173913044));
  CHECK(line_of(series{7}).a == 7);
  CHECK(line_of(series{7}).b == 0);
}

TEST_CASE("the path equals that of statsforecast at the same parameters") {
  // statsforecast 2.1.1: forecast_theta(thetamodel(y, m=1, modeltype="OTM", initial_smoothed=l,
  // alpha=a, theta=1 / w, nmse=3), 3)["mean"]
  const auto at = [](const series& y, double start, double alpha, double w) {
    return path({w, level_from(y, alpha, start), 0}, y, alpha);
  };
  support::check_near(at(support::airmiles, 400, 0.6, 0.5),
                      {30392.507121790964, 31067.64799135618, 31742.7888609214}, 1e-10);
  support::check_near(at(support::nile, 1100, 0.3, 0.25),
                      {1007.9583015261896, 1002.2363090449866, 996.5143165637835}, 1e-10);
}

TEST_CASE("theta and the initial level equal the least squares of statsforecast's residuals") {
  // statsforecast 2.1.1's residuals are affine in (l, w): numpy's lstsq with one more row, (w -
  // 1/2) mean absolute changes. Path: forecast_theta.
  const auto check = [](const series& y, double alpha, double w, double squares,
                        const series& ahead) {
    const standardised z(y);
    const theta_fit fit = fit_optimised_theta(z.values, alpha);
    CHECK(fit.w == doctest::Approx(w).epsilon(1e-6));
    CHECK(fit.squares * z.step * z.step == doctest::Approx(squares).epsilon(1e-7));
    series found = path(fit, z.values, alpha);
    z.restore(found);
    support::check_near(found, ahead, 1e-7);
  };
  check(support::airmiles, 0.5, 0.018662302379045082, 66596087.28842148,
        {31214.894893844215, 32539.977266862094, 33865.05963987997});
  check(support::airmiles, 0.8, 0.03618802922780659, 38949846.42208721,
        {31728.901645219157, 33030.31934930816, 34331.73705339717});
  check(support::nile, 0.3, 0.42864020274976766, 465944.61684338446,
        {1011.8316442442057, 1007.4725556256356, 1003.1134670070654});
  check(support::nile, 0.7, 0.5146432705516567, 638128.3361154124,
        {1074.4481346032392, 1070.7451911944327, 1067.0422477856266});
  check(support::earnings, 0.3, 0.34649107437034893, 0.3643711265266496,
        {0.8477265756792234, 0.856827648511154, 0.8659287213430845});
  check(support::earnings, 0.5, 0.4396768636771752, 0.44170700840030774,
        {0.847039065859842, 0.8548423895377496, 0.8626457132156572});
}

TEST_CASE("for two values w is halfway between the standard theta and the line") {
  // By hand at alpha 1: the errors are l + w and w, so l = -w, and w^2 + (w - 1/2)^2 is least at
  // 1/4.
  const theta_fit fit = fit_optimised_theta(series{-1, 0}, 1);
  CHECK(fit.w == doctest::Approx(0.25).epsilon(1e-6));
  support::check_near(path(fit, {-1, 0}, 1), {0.75, 1.5, 2.25}, 1e-6);
}

TEST_CASE("optimised theta is equivariant, keeps constants and accepts gaps") {
  support::check_equivariant(optimised_theta{}, 1e-6);
  support::check_keeps_constants(optimised_theta{});
  support::check_accepts_gaps(optimised_theta{});
}
