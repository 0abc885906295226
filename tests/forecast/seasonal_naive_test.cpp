#include "tiendo/forecast/seasonal_naive.hpp"

#include <doctest/doctest.h>

#include <array>

using tiendo::forecast::seasonal_naive;

TEST_CASE("each period is as it was one season before") {
  std::array<double, 5> ahead;
  CHECK(seasonal_naive(2)(std::array{1.0, 2.0, 3.0, 4.0}, ahead) == tiendo::reason::none);
  CHECK(ahead == std::array{3.0, 4.0, 3.0, 4.0, 3.0});
  seasonal_naive(1)(std::array{1.0, 2.0}, ahead);
  CHECK(ahead[4] == 2.0);
}

TEST_CASE("a series shorter than a season stands still") {
  std::array<double, 2> ahead;
  seasonal_naive(4)(std::array{1.0, 2.0}, ahead);
  CHECK(ahead == std::array{2.0, 2.0});
}

TEST_CASE("a season has at least one period") { CHECK_THROWS_AS(seasonal_naive(0), tiendo::value_error); }
