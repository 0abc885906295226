#include "tiendo/core/missing_value.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "tiendo/measures/progress_input.hpp"
#include "tiendo/statistics/column.hpp"

using namespace tiendo;

TEST_CASE("a missing value is a quiet NaN, unequal to itself and to every number") {
  CHECK(std::isnan(missing_value));
  CHECK(missing_value != missing_value);
  for (const double x : {0.0, -1.0, 1e308, HUGE_VAL, -HUGE_VAL}) {
    CHECK(missing_value != x);
    CHECK_FALSE(missing_value < x);
    CHECK_FALSE(missing_value > x);
    CHECK(std::isnan(missing_value + x));
  }
}

TEST_CASE("columns and progress inputs begin with missing values") {
  CHECK(std::isnan(statistics::detail::value_column(1)[0]));
  CHECK(std::isnan(measures::progress_input{}.base.value));
}
