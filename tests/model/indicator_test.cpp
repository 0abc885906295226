#include "tiendo/model/indicator.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("by default an indicator is annual and higher is better") {
  const indicator i;
  CHECK(i.direction == direction::increase);
  CHECK(i.frequency == frequency::annual);
  CHECK_FALSE(i.lowest);
  CHECK_FALSE(i.highest);
}

TEST_CASE("directions have names") {
  CHECK(std::string(to_string(direction::increase)) == "up");
  CHECK(std::string(to_string(direction::decrease)) == "down");
}
