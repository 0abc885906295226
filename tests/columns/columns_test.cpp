#include "tiendo/columns/columns.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace tiendo::measures;

TEST_CASE("a column has a number per row, or one for all rows") {
  const std::array<double, 3> values{1, 2, 3};
  CHECK(number_column{values}[2] == 3);
  CHECK(number_column{{}, 7}[2] == 7);
}
