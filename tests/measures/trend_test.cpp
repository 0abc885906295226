#include "tiendo/measures/trend.hpp"
#include "tiendo/core/missing_value.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "support/near.hpp"

using namespace tiendo::measures;
using support::near;

TEST_CASE("the slope of logarithms, by hand and as worked") {
  const std::vector<timed_value> doubling{{2020, 1}, {2021, 2}, {2022, 4}};
  CHECK(tiendo::measures::detail::logarithmic_slope(doubling) == near(std::log(2.0)));
  const std::vector<timed_value> worked{
      {2012, 12}, {2015, 11}, {2018, 10.4}, {2021, 9.1}, {2024, 8.6}};
  CHECK(100 * (1 - std::exp(tiendo::measures::detail::logarithmic_slope(worked))) ==
        doctest::Approx(2.812718).epsilon(1e-7));
}

TEST_CASE("recent values have larger weights, and missing values none") {
  // weights 1, 2, 3: means 4/3 and 11/6; slope (1*(-4/3)(-11/6) + 2*(-1/3)(-5/6) + 3*(2/3)(7/6)) /
  // (10/3) = 1.6
  const std::vector<timed_value> points{{0, 0}, {1, 1}, {2, 3}};
  const tiendo::measures::detail::line l = tiendo::measures::detail::recent_line(points);
  CHECK(l.slope == near(1.6));
  CHECK(l.at(2) == near(11.0 / 6 + 1.6 * (2 - 4.0 / 3)));
  const std::vector<timed_value> gap{{0, 0}, {1, 1}, {1.5, tiendo::missing_value}, {2, 3}};
  CHECK(tiendo::measures::detail::recent_line(gap).slope == near(1.6));
}

TEST_CASE("one time does not determine a line") {
  const std::vector<timed_value> one{{2020, 1}}, same{{2020, 1}, {2020, 2}};
  CHECK(std::isnan(tiendo::measures::detail::recent_line(one).slope));
  CHECK(std::isnan(tiendo::measures::detail::logarithmic_slope(same)));
  CHECK(std::isnan(tiendo::measures::detail::recent_line({}).slope));
}
