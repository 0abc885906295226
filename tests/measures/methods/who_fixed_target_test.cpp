#include "tiendo/measures/methods/who_fixed_target.hpp"

#include <doctest/doctest.h>

#include "support/methods.hpp"

using namespace support;

TEST_CASE("on the straight line the ratio is 1") {
  // 68 (2018) to 99 (2025) passes 72.428571 in 2019: 31/7 a year
  for (int years = 1; years <= 6; ++years) {
    const double on_line = 68 + 31.0 / 7 * years;
    CHECK(*who_fixed_target({{2018, 68}, {2018.0 + years, on_line}, {2025, 99}}).ratio == near(1));
  }
  CHECK(*who_fixed_target({{2018, 68}, {2020, 68 + 31.0 / 7}, {2025, 99}}).ratio == near(.5));
  CHECK(*who_fixed_target({{2018, 68}, {2020, 65}, {2025, 99}}).required == near(31.0 / 7));
  CHECK(who_fixed_target({{2018, 68}, {2020, 68}, {2018, 99}}).reason == reason::deadline_passed);
}

TEST_CASE("properties of the line") {
  check_properties(&who_fixed_target, 20264);
}
