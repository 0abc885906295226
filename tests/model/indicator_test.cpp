#include "tiendo/model/indicator.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace tiendo;

TEST_CASE("an indicator is better upwards and yearly unless it says otherwise") {
  const indicator i;
  CHECK(i.direction == direction::higher_is_better);
  CHECK(i.frequency == frequency::annual);
  CHECK_FALSE(i.lowest);
  CHECK_FALSE(i.highest);
}

TEST_CASE("the directions have names") {
  CHECK(std::string(to_string(direction::higher_is_better)) == "higher_is_better");
  CHECK(std::string(to_string(direction::lower_is_better)) == "lower_is_better");
}
