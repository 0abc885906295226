#include "tiendo/core/confidence_level.hpp"

#include <doctest/doctest.h>

#include <initializer_list>
#include <limits>
#include <type_traits>
#include "tiendo/core/error.hpp"

using namespace tiendo;

TEST_CASE("a level is a probability strictly between 0 and 1") {
  static_assert(confidence_level(0.95).probability() == 0.95);
  static_assert(!std::is_convertible_v<double, confidence_level>);
  CHECK(confidence_level::checked(0.8).probability() == 0.8);
  for (const double bad : {0.0, 1.0, -0.1, 95.0, std::numeric_limits<double>::quiet_NaN()})
    CHECK_THROWS_AS(confidence_level::checked(bad), invalid_value);
  CHECK(confidence_level(0.8) < confidence_level(0.95));
}
