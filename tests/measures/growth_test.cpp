#include "tiendo/measures/growth.hpp"

#include <doctest/doctest.h>

#include "support/near.hpp"

using namespace tiendo::measures;
using support::near;

TEST_CASE("growth is compound") {
  CHECK(growth_rate(50, 65, 6) == doctest::Approx(.0446975).epsilon(1e-6));
  CHECK(growth_rate(100, 121, 2) == near(.1));
  CHECK(growth_rate(100, 102, 1) == .02);
  CHECK(growth_rate(-100, -121, 2) == near(.1));
  CHECK(growth_rate(100, 0, 3) == -1);
  CHECK(std::isnan(growth_rate(-5, 5, 2)));
  // over half a year the ratio is squared: (-100 / 50)^2 - 1
  CHECK(growth_rate(50, -100, .5) == 3);
}

TEST_CASE("a rate of growth that is undefined is NaN, and what arithmetic gives without guards") {
  const double infinite = HUGE_VAL;
  // (to / from)^(1 / 0) is infinite above 1, 0 below 1 and 1^infinity at 1, which has no limit
  CHECK(tiendo::measures::detail::unguarded_growth_rate(1, 2, 0) == infinite);
  CHECK(tiendo::measures::detail::unguarded_growth_rate(2, 1, 0) == -1);
  CHECK(std::isnan(tiendo::measures::detail::unguarded_growth_rate(2, 2, 0)));
  CHECK(tiendo::measures::detail::unguarded_growth_rate(0, 5, 3) == infinite);
  for (const double to : {2.0, .5, 1.0, 0.0, -1.0}) CHECK(std::isnan(growth_rate(1, to, 0)));
  for (const double to : {5.0, 0.0, -5.0})
    for (const double years : {1.0, 3.0}) CHECK(std::isnan(growth_rate(0, to, years)));
  CHECK(std::isnan(growth_rate(1, infinite, 2)));
  CHECK(std::isnan(growth_rate(1, 2, double{NAN})));
}

TEST_CASE("a small rate of growth is accurate") {
  // (1 + e)^(1/10) - 1 = e/10 - 9 e^2/200 + ... with e = 1e-12 as a double has it
  const double e = 1.000000000001 - 1;
  CHECK(growth_rate(1, 1.000000000001, 10) == near(e / 10 - 9 * e * e / 200));
}

TEST_CASE("a decrease to nearly 0 is accurate") {
  // (1e-20)^(1/2) - 1 = 1e-10 - 1
  CHECK(1 + growth_rate(1, 1e-20, 2) == doctest::Approx(1e-10).epsilon(1e-5));
  CHECK(tiendo::measures::detail::logarithmic_change(1, 1e-20) == near(-20 * std::log(10.0)));
  CHECK(tiendo::measures::detail::logarithmic_change(50, 65) ==
        doctest::Approx(.2623643).epsilon(1e-7));
  CHECK(tiendo::measures::detail::logarithmic_change(50, 0) == -HUGE_VAL);
  // ratios that are no doubles: ln(1e-300 / 1e300) = -600 ln 10
  CHECK(tiendo::measures::detail::logarithmic_change(1e300, 1e-300) == near(-600 * std::log(10.0)));
  CHECK(tiendo::measures::detail::logarithmic_change(1e-300, 1e300) == near(600 * std::log(10.0)));
  CHECK(tiendo::measures::detail::logarithmic_change(-1e-300, -1e300) ==
        near(600 * std::log(10.0)));
}

TEST_CASE("growth is extrapolated at the same rate") {
  CHECK(43 + tiendo::measures::detail::extrapolated_change(43, 37, 7, 15) ==
        doctest::Approx(31.160985).epsilon(1e-8));
  CHECK(tiendo::measures::detail::extrapolated_change(100, 110, 1, 2) == near(21));
  CHECK(tiendo::measures::detail::extrapolated_change(100, 0, 3, 5) == -100);
  // 100 (-50 / 100)^(1.5 / .5) - 100 = -12.5 - 100
  CHECK(tiendo::measures::detail::extrapolated_change(100, -50, .5, 1.5) == -112.5);
}

TEST_CASE("the limit factor decreases towards the limit") {
  CHECK(limit_factor(95, 100) == doctest::Approx(.2036705).epsilon(1e-7));
  CHECK(limit_factor(100, 100) == 0);
  CHECK(limit_factor(0, 100) == 1);
  CHECK(limit_factor(200, 100) == 1);
  CHECK(limit_factor(250, 100) == 1);
  CHECK(limit_factor(300, 100) == 1);
  CHECK(limit_factor(105, 100) == near(limit_factor(95, 100)));
  CHECK(limit_factor(-95, -100) == limit_factor(95, 100));
  CHECK(limit_factor(0, 0) == 1);
  CHECK(limit_factor(7, std::numeric_limits<double>::quiet_NaN()) == 1);
}

TEST_CASE("half is rounded away from zero") {
  CHECK(tiendo::measures::detail::round_half_away(2.25, 1) == 2.3);
  CHECK(tiendo::measures::detail::round_half_away(-2.25, 1) == -2.3);
  CHECK(tiendo::measures::detail::round_half_away(2.675, 2) ==
        2.68);  // whose double is 2.67499999999999982
  CHECK(tiendo::measures::detail::round_half_away(2.24, 1) == 2.2);
  CHECK(tiendo::measures::detail::round_half_away(1.005, 2) == 1.01);
  CHECK(tiendo::measures::detail::round_half_away(0, 1) == 0);
}

TEST_CASE("a small decrease keeps its digits") {
  // (1 - e)^(1 / 3) - 1 = -e / 3 - e^2 / 9, and n ((1 - e)^2 - 1) = n (-2 e + e^2), with e = 1e-12.
  CHECK(growth_rate(1e12, 1e12 - 1, 3) / (-1e-12 / 3) == doctest::Approx(1).epsilon(1e-9));
  CHECK(tiendo::measures::detail::extrapolated_change(1e12, 1e12 - 1, 3, 6) ==
        doctest::Approx(-2).epsilon(1e-9));
}

TEST_CASE("a ratio beyond the doubles has a logarithm") {
  // ln(1e-300 / 1e300) = -600 ln 10
  CHECK(tiendo::measures::detail::logarithmic_change(1e300, 1e-300) ==
        doctest::Approx(-600 * std::log(10)).epsilon(1e-14));
  CHECK(tiendo::measures::detail::logarithmic_change(1e-300, 1e300) ==
        doctest::Approx(600 * std::log(10)).epsilon(1e-14));
  CHECK(tiendo::measures::detail::logarithmic_change(5, 0) == -INFINITY);
}
