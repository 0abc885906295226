#include "tiendo/forecast/interval_width.hpp"

#include <doctest/doctest.h>

#include "support/forecasting.hpp"

using namespace tiendo::forecast;
using support::near;
using support::series;

namespace {
/// How many standard deviations, so that the table is the normal distribution's own.
constexpr auto normal = width_knots;
}  // namespace

TEST_CASE("the step that widths are measured in") {
  // exp((2 log 2 + .5 log 50) / 2.5)
  CHECK(width_step(2, 3, 1000) == near(3.807307877431757));
  CHECK(width_step(2, 1, 1000) == near(50));  // one figure has none of its own
  CHECK(width_step(3, 7, 0) == 3);            // nothing usual about a series of zeros
  CHECK(width_step(0, 1, 0) == 0);
}

TEST_CASE("the longer the series, the more its own step counts") {
  double before = 50;
  for (const std::size_t n : {2u, 3u, 5u, 10u, 100u, 10000u}) {
    const double now = width_step(2, n, 1000);
    CHECK(now < before);
    CHECK(now > 2);
    before = now;
  }
  CHECK(before == doctest::Approx(2).epsilon(1e-3));
}

TEST_CASE("figures that stand still keep a width: no less than a thousandth of the usual step") {
  CHECK(width_step(0, 5, 1000) == near(width_step(0.05, 5, 1000)));
  CHECK(width_step(0, 5, 1000) > 0.05);
}

TEST_CASE("steps scale with their series") {
  support::dice d(29);
  for (int i = 0; i < 50; ++i) {
    const double step = d.between(0, 5), magnitude = d.between(0, 100);
    const double unit = std::ldexp(d.between(0.1, 1), d.whole(-300, 300));
    const auto n = static_cast<std::size_t>(d.whole(1, 30));
    const double plain = width_step(step, n, magnitude), scaled = width_step(unit * step, n, unit * magnitude);
    CHECK(scaled / unit == doctest::Approx(plain).epsilon(1e-10));
  }
}

TEST_CASE("the terms of a width") {
  const auto x = width_features{0.5, 0.9, 1.8, 2}.terms();
  support::check_near(x, {1, std::log(2.0), .5, .25, 0, 0});
}

TEST_CASE("widths are the exponential of the weighted terms, one for falls and one for rises") {
  const width_features f{0.6, 0.4, 0.3, 3};
  const auto x = f.terms();
  double below = 0, above = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    below += width_weights_below[i] * x[i];
    above += width_weights_above[i] * x[i];
  }
  CHECK(std::log(widths_of(f).below) == near(below));
  CHECK(std::log(widths_of(f).above) == near(above));
}

TEST_CASE("widths grow with the errors of the past, with the spread of the models, and with time") {
  support::dice d(30);
  for (int i = 0; i < 50; ++i) {
    const width_features f{d.between(0.05, 1), d.between(0, 2), d.between(0, 2), d.between(1, 5)};
    const half_widths now = widths_of(f);
    const half_widths erring = widths_of({f.shortness, f.fit_error + 0.5, f.spread, f.ahead});
    const half_widths disputed = widths_of({f.shortness, f.fit_error, f.spread + 0.5, f.ahead});
    const half_widths later = widths_of({f.shortness, f.fit_error, 2 * f.spread, 2 * f.ahead});
    for (const half_widths& wider : {erring, disputed, later}) {
      CHECK(wider.below > now.below);
      CHECK(wider.above > now.above);
    }
    CHECK(now.below > 0);
    CHECK(now.above > 0);
  }
}

TEST_CASE("a table of normal quantiles stretches to the normal quantile") {
  // scipy 1.17.1, norm.isf of .025, .25, .01, .0001; beyond the last knot the line goes on
  CHECK(stretch(normal, 0.5) == 0);
  CHECK(stretch(normal, 0.025) == doctest::Approx(1.9599639845400545));
  CHECK(stretch(normal, 0.25) == doctest::Approx(0.6744897501960817));
  CHECK(stretch(normal, 0.01) == doctest::Approx(2.3263478740408408));
  CHECK(stretch(normal, 0.0001) == doctest::Approx(3.7190164854556804));
}

TEST_CASE("the shipped stretches are those of their knots, and a line beyond the last two") {
  const series tails{.5, .4, .3, .2, .1, .05, .025, .005, .0005};
  for (const auto& table : {width_stretch_below, width_stretch_above}) {
    for (std::size_t k = 0; k < tails.size(); ++k)
      CHECK(stretch(table, tails[k]) == doctest::Approx(table[k]).epsilon(1e-6));
    // scipy 1.17.1, norm.isf(.0001)
    const double beyond = (3.7190164854556804 - width_knots[7]) / (width_knots[8] - width_knots[7]);
    CHECK(stretch(table, 0.0001) == doctest::Approx(table[7] + beyond * (table[8] - table[7])));
  }
}

TEST_CASE("a stretch never falls as the tail gets thinner, and has no jumps") {
  for (const auto& table : {width_stretch_below, width_stretch_above}) {
    for (double tail = 0.5; tail > 1e-8; tail *= 0.98) CHECK(stretch(table, tail * 0.98) >= stretch(table, tail));
    for (const double tail : {.4, .3, .2, .1, .05, .025, .005, .0005})
      CHECK(std::abs(stretch(table, tail * (1 + 1e-9)) - stretch(table, tail * (1 - 1e-9))) < 1e-6);
    CHECK(std::isfinite(stretch(table, 5e-324)));
  }
}
