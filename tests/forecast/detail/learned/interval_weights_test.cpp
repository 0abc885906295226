#include "tiendo/forecast/detail/learned/interval_weights.hpp"

#include <doctest/doctest.h>

#include <array>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "support/learned.hpp"

using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;

TEST_CASE("the header of the interval weights names its source") {
  CHECK(support::says_where_it_is_from("interval_weights.hpp"));
}

TEST_CASE("the knots are the normal quantiles of their tail probabilities") {
  const std::array<double, 9> tails{.5, .4, .3, .2, .1, .05, .025, .005, .0005};
  for (std::size_t i = 0; i < tails.size(); ++i)
    CHECK(std::abs(width_knots[i] + boost::math::quantile(boost::math::normal(), tails[i])) < 5e-8);
}

TEST_CASE("quantile ratios increase from 0 at the median to 1 at the 95 % bounds and beyond") {
  CHECK(width_stretch[0] == 0);
  CHECK(width_stretch[6] == 1);
  for (std::size_t i = 1; i < width_stretch.size(); ++i)
    CHECK(width_stretch[i] > width_stretch[i - 1]);
}

TEST_CASE("the tails are heavier than those of the normal distribution") {
  for (const std::size_t i : {7u, 8u}) CHECK(width_stretch[i] > width_knots[i] / width_knots[6]);
}

TEST_CASE(
    "interval weights increase widths with the horizon, past errors and the spread of the models") {
  for (const auto& weights : {width_weights_below, width_weights_above}) {
    for (const double w : weights) CHECK(std::isfinite(w));
    for (const std::size_t i : {1u, 4u, 5u}) CHECK(weights[i] > 0);
    CHECK(weights[1] > weights[5]);  // the spread is divided by the horizon
  }
}

TEST_CASE("short series have wider intervals than long ones") {
  for (const auto& weights : {width_weights_below, width_weights_above})
    CHECK(weights[2] + weights[3] > 0);
}
