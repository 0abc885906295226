#include "tiendo/forecast/detail/interval_width.hpp"

#include <doctest/doctest.h>

#include "support/forecasting.hpp"

using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using support::near;
using support::series;

namespace {
/// A table in standard deviations instead of half-widths, for which the quantile ratio is the
/// normal quantile.
constexpr auto normal = width_knots;
}  // namespace

TEST_CASE("the interval scale equals values computed by hand") {
  // 50 (.3 / 2^2)^(2/3 / (1 + (.05 / 2)^2)): 2 / 50 is less than .3 / 4
  CHECK(interval_scale(2, 3, 1000) == near(8.901829632739965));
  CHECK(interval_scale(2, 1, 1000) == near(70));  // one value has no change: 7 % of its magnitude
  CHECK(interval_scale(3, 7, 0) == 3);            // a magnitude of 0 has no usual change
  CHECK(interval_scale(0, 1, 0) == 0);
}

TEST_CASE("the interval scale depends more on the changes of a longer series") {
  double before = 50;
  for (const std::size_t n : {2u, 3u, 5u, 10u, 100u, 10000u}) {
    const double now = interval_scale(2, n, 1000);
    CHECK(now < before);
    CHECK(now > 2);
    before = now;
  }
  CHECK(before == doctest::Approx(2).epsilon(3e-3));
}

TEST_CASE("a constant series has the usual change as its interval scale") {
  for (const std::size_t n : {2u, 3u, 5u, 30u}) CHECK(interval_scale(0, n, 1000) == near(50));
}

TEST_CASE("nearly constant series have a smaller interval scale, which is continuous") {
  for (const std::size_t n : {2u, 3u, 5u, 30u}) {
    double before = interval_scale(0, n, 1000);
    for (double step = 1e-4; step < 1000; step *= 1.01) {
      const double now = interval_scale(step, n, 1000);
      CHECK(std::abs(std::log(now / before)) < 0.05);
      before = now;
    }
    CHECK(interval_scale(0.5, n, 1000) < 0.7 * interval_scale(0, n, 1000));
  }
}

TEST_CASE("for two values a change of a tenth of the usual one counts as three tenths") {
  CHECK(interval_scale(5, 2, 1000) == near(50 * std::pow(0.3, 0.5 / 1.0001)));
  CHECK(interval_scale(5, 20, 1000) == near(50 * std::pow(0.1, 0.95 / 1.0001)));
  CHECK(interval_scale(0.5, 20, 1000) == near(50 * std::pow(0.02, 0.95 / 1.01)));
}

TEST_CASE("the interval scale is finite for changes of any size") {
  for (const double step : {0.0, 1e-300, 1.0, 1e300})
    for (const double magnitude : {1e-300, 1.0, 1e300}) {
      const double w = interval_scale(step, 4, magnitude);
      CHECK(w > 0);
      CHECK(!std::isnan(w));
    }
}

TEST_CASE("the interval scale is proportional to the series") {
  support::dice d(29);
  for (int i = 0; i < 50; ++i) {
    const double step = d.between(0, 5), magnitude = d.between(0, 100);
    const double unit = std::ldexp(d.between(0.1, 1), d.whole(-300, 300));
    const auto n = static_cast<std::size_t>(d.whole(1, 30));
    const double plain = interval_scale(step, n, magnitude),
                 scaled = interval_scale(unit * step, n, unit * magnitude);
    CHECK(scaled / unit == doctest::Approx(plain).epsilon(1e-10));
  }
}

TEST_CASE("the regressors of a width") {
  const auto x = width_features{6, 0.9, 1.8, 2}.terms();
  const auto_features none;
  support::check_near(
      x, {1, std::log(2.0), .5, .25, 0, 0, none.roughness, none.roughness * std::log(2.0),
          none.drift, none.relative_change, none.largest_change});
  CHECK(width_features{1, 0, 0, 1}.terms() == width_features{2, 0, 0, 1}.terms());
}

TEST_CASE("half-widths are the exponentials of the weighted regressors, below and above") {
  const width_features f{5, 0.4, 0.3, 3};
  const auto x = f.terms();
  double below = 0, above = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    below += width_weights_below[i] * x[i];
    above += width_weights_above[i] * x[i];
  }
  CHECK(std::log(half_widths_of(f).below) == near(below));
  CHECK(std::log(half_widths_of(f).above) == near(above));
}

TEST_CASE("half-widths grow with past errors, the spread of the models, and the horizon") {
  support::dice d(30);
  for (int i = 0; i < 50; ++i) {
    const width_features f{d.between(1, 60), d.between(0, 2), d.between(0, 2), d.between(1, 5)};
    const half_widths now = half_widths_of(f);
    const half_widths erring =
        half_widths_of({f.observations, f.fit_error + 0.5, f.spread, f.ahead});
    const half_widths disputed =
        half_widths_of({f.observations, f.fit_error, f.spread + 0.5, f.ahead});
    const half_widths later =
        half_widths_of({f.observations, f.fit_error, 2 * f.spread, 2 * f.ahead});
    for (const half_widths& wider : {erring, disputed, later}) {
      CHECK(wider.below > now.below);
      CHECK(wider.above > now.above);
    }
    CHECK(now.below > 0);
    CHECK(now.above > 0);
  }
}

TEST_CASE("the quantile ratio with a table of normal quantiles is the normal quantile") {
  for (const double z : {0.0, 0.1, 0.7, 1.96, 2.9, 8.0})
    CHECK(quantile_ratio(normal, z) == near(z));
}

TEST_CASE("the shipped quantile ratios equal their table at the knots and are linear beyond") {
  for (std::size_t k = 0; k < width_knots.size(); ++k)
    CHECK(quantile_ratio(width_stretch, width_knots[k]) == near(width_stretch[k]));
  const double step = width_knots[8] - width_knots[7];
  CHECK(quantile_ratio(width_stretch, width_knots[8] + step) ==
        near(2 * width_stretch[8] - width_stretch[7]));
}

TEST_CASE("the quantile ratio is increasing and continuous") {
  for (double z = 0; z < 9; z += 0.03)
    CHECK(quantile_ratio(width_stretch, z + 0.03) > quantile_ratio(width_stretch, z));
  for (const double z : width_knots)
    CHECK(std::abs(quantile_ratio(width_stretch, z + 1e-9) - quantile_ratio(width_stretch, z)) <
          1e-7);
  // the normal quantile of the smallest double
  CHECK(std::isfinite(quantile_ratio(width_stretch, 38.5)));
}
