#include "tiendo/core/interval.hpp"

#include <doctest/doctest.h>

#include <limits>
#include "tiendo/core/error.hpp"

using namespace tiendo;

TEST_CASE("an interval is exact, bounded on one side, or bounded on both sides") {
  CHECK(interval::exactly(3).value() == 3.0);
  CHECK_FALSE(interval::at_least(90).value());
  CHECK(interval::at_least(90).finite_low() == 90.0);
  CHECK_FALSE(interval::at_least(90).finite_high());
  CHECK_FALSE(interval::at_most(90).finite_low());
  CHECK(interval::between(1, 2).contains(2));
  CHECK_FALSE(interval::between(1, 2).contains(2.5));
  CHECK_THROWS_AS(interval::between(2, 1), invalid_value);
  CHECK_THROWS_AS(interval::exactly(std::numeric_limits<double>::quiet_NaN()), invalid_value);
}

TEST_CASE("a monotone function maps ends to ends") {
  const interval x = interval::between(13.71, 15.72);
  CHECK(x.map([](double v) { return 25 - v; }).low() == doctest::Approx(9.28));
  CHECK(x.map([](double v) { return 25 - v; }).high() == doctest::Approx(11.29));
  CHECK(interval::at_least(90).map([](double v) { return v / 100; }).low() == 0.9);
}

TEST_CASE("a default interval is the whole real line") {
  const interval all;
  CHECK_FALSE(all.finite_low());
  CHECK_FALSE(all.finite_high());
  CHECK_FALSE(all.value());
  CHECK_FALSE(all.is_exact());
  CHECK(all.contains(0));
  CHECK(all.contains(-std::numeric_limits<double>::max()));
  CHECK(all == interval());
  CHECK_FALSE(all == interval::at_least(0));
}

TEST_CASE("a decreasing function turns a lower bound into an upper one") {
  const interval missing = interval::at_least(90).map([](double v) { return 95 - v; });
  CHECK(missing == interval::at_most(5));
  CHECK(interval().map([](double v) { return -v; }) == interval());
  CHECK(interval::exactly(3).map([](double v) { return 2 * v; }).value() == 6.0);
}

TEST_CASE("an interval is formatted as a number or as its two ends") {
  CHECK(to_string(interval::exactly(22.5)) == "22.5");
  CHECK(to_string(interval::between(13.71, 15.72)) == "[13.71, 15.72]");
  CHECK(to_string(interval::at_least(90)) == "[90, inf]");
  CHECK(to_string(interval::at_most(90)) == "[-inf, 90]");
  CHECK(to_string(interval()) == "[-inf, inf]");
}
