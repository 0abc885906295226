#include "tiendo/forecast/detail/learned/auto_weights.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "support/learned.hpp"

using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;

TEST_CASE("the header of the weights of auto names its source") {
  CHECK(support::says_where_it_is_from("auto_weights.hpp"));
}

TEST_CASE("the log-weights of auto are moderate, so that none overrides the likelihood") {
  for (const auto& table : {automatic_trend_weights, automatic_member_weights})
    for (const auto& row : table)
      for (const double x : row) CHECK(std::abs(x) < 8);  // a factor of 3,000 for a feature of 1
}

TEST_CASE("the prior of an infinitely long series is uniform") {
  for (const double x : automatic_trend_weights[0]) CHECK(x == 0);
}

TEST_CASE(
    "for an infinitely long series theta on logarithms has twice the weight, and naive the least") {
  const auto& set_by_hand = automatic_member_weights[0];
  CHECK(set_by_hand[2] == doctest::Approx(std::log(2.0)).epsilon(1e-4));
  for (const std::size_t member : {0u, 1u, 3u, 4u}) CHECK(set_by_hand[member] == 0);
  CHECK(set_by_hand[5] < 0);
}
