#include "tiendo/core/direction.hpp"

#include <doctest/doctest.h>

#include <string>

using tiendo::direction;

TEST_CASE("directions have the keywords of the files") {
  CHECK(std::string(to_string(direction::increase)) == "higher_is_better");
  CHECK(std::string(to_string(direction::decrease)) == "lower_is_better");
  CHECK(std::string(to_string(direction::range)) == "range");
}
