#include "tiendo/forecast/detail/learned/interval_weights.hpp"

#include <doctest/doctest.h>

#include <array>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "support/learned.hpp"

using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;

TEST_CASE("the weights of intervals say where they come from") {
  CHECK(support::says_where_it_is_from("interval_weights.hpp"));
}

TEST_CASE("knots are the normal quantiles of their tails") {
  const std::array<double, 9> tails{.5, .4, .3, .2, .1, .05, .025, .005, .0005};
  for (std::size_t i = 0; i < tails.size(); ++i)
    CHECK(std::abs(width_knots[i] + boost::math::quantile(boost::math::normal(), tails[i])) < 5e-8);
}

TEST_CASE("stretches rise from 0 in the middle over 1 at the 95 % bounds") {
  for (const auto& stretch : {width_stretch_below, width_stretch_above}) {
    CHECK(stretch[0] == 0);
    CHECK(stretch[6] == 1);
    for (std::size_t i = 1; i < stretch.size(); ++i) CHECK(stretch[i] > stretch[i - 1]);
  }
}

TEST_CASE("tails are heavier than the normal distribution's") {
  for (const auto& stretch : {width_stretch_below, width_stretch_above})
    for (const std::size_t i : {7u, 8u}) CHECK(stretch[i] > width_knots[i] / width_knots[6]);
}

TEST_CASE("widths grow with the horizon, with past errors and with the models' spread") {
  for (const auto& weights : {width_weights_below, width_weights_above}) {
    for (const double w : weights) CHECK(std::isfinite(w));
    for (const std::size_t i : {1u, 4u, 5u}) CHECK(weights[i] > 0);
    CHECK(weights[1] > weights[5]);  // the spread is taken per period ahead
  }
}

TEST_CASE("short series have wider intervals than long ones") {
  for (const auto& weights : {width_weights_below, width_weights_above})
    CHECK(weights[2] + weights[3] > 0);
}
