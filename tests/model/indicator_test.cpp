#include "tiendo/model/indicator.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("an indicator is better upwards and yearly unless it says otherwise") {
  const indicator i;
  CHECK(i.direction == direction::increase);
  CHECK(i.frequency == frequency::annual);
  CHECK_FALSE(i.lowest);
  CHECK_FALSE(i.highest);
}

TEST_CASE("the directions have names") {
  CHECK(std::string(to_string(direction::increase)) == "higher_is_better");
  CHECK(std::string(to_string(direction::decrease)) == "lower_is_better");
}
