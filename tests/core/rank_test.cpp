#include "tiendo/core/rank.hpp"

#include <doctest/doctest.h>
#include "tiendo/core/error.hpp"

using namespace tiendo;

TEST_CASE("a rank has a position and an optional number of ranked members") {
  CHECK(to_string(place(5).of(63)) == "5 of 63");
  CHECK(to_string(place(5)) == "5");
  CHECK(place(34).of(34).field() == 34);
  CHECK_THROWS_AS(place(0), invalid_value);
  CHECK_THROWS_AS(place(64).of(63), invalid_value);
  CHECK_FALSE(place(4).of(63) == place(4).of(34));
}
