#include "tiendo/statistics/column.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace tiendo;
using namespace tiendo::statistics;
using namespace tiendo::statistics::detail;
using namespace tiendo::detail;

TEST_CASE("a column keeps the reason of each missing value") {
  value_column x({1.5, missing_value, std::numeric_limits<double>::infinity()});
  CHECK(x.size() == 3);
  CHECK(x[0] == 1.5);
  CHECK(x.reason_at(0) == reason::none);
  CHECK(is_missing(x[1]));
  CHECK(x.reason_at(1) == reason::no_observation);
  CHECK(is_missing(x[2]));  // a value that is not finite counts as not observed
  x.set_missing(0, reason::zero_spread);
  CHECK(x.reason_at(0) == reason::zero_spread);
  x.set(1, 0);
  CHECK(x[1] == 0);  // zero is a number
  CHECK(x.reason_at(1) == reason::none);
}

TEST_CASE("setting a value that is not finite gives a missing value with a reason") {
  value_column x(std::size_t{1});
  CHECK(x.reason_at(0) == reason::no_observation);
  x.set(0, std::numeric_limits<double>::infinity());
  CHECK(is_missing(x[0]));
  CHECK(x.reason_at(0) == reason::out_of_range);
}

TEST_CASE("present returns the values that are not missing") {
  CHECK(present(value_column({3, missing_value, 1})) == std::vector<double>{3, 1});
  CHECK(present(value_column(std::size_t{2})).empty());
}
