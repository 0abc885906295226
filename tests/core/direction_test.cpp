#include "tiendo/core/direction.hpp"

#include <doctest/doctest.h>

#include <string>

using tiendo::direction;

TEST_CASE("directions have the keywords of the files") {
  CHECK(std::string(to_string(direction::increase)) == "up");
  CHECK(std::string(to_string(direction::decrease)) == "down");
  CHECK(std::string(to_string(direction::range)) == "parity");
}
