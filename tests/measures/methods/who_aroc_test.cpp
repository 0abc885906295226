#include "tiendo/measures/methods/who_aroc.hpp"

#include <doctest/doctest.h>

#include "support/methods.hpp"

using namespace support;

TEST_CASE("the last annual rate is extrapolated") {
  // 88 (88 / 87)^7
  const auto r = who_aroc({{2017, 87}, {2018, 88}, {2025, 99}});
  CHECK(*r.actual == doctest::Approx(95.329345).epsilon(1e-8));
  CHECK(*r.ratio == near((*r.actual - 87) / 12));
}

TEST_CASE("only the last two values of a series are used") {
  const std::vector<timed_value> course{{2010, 20}, {2017, 87}, {2018, 88}};
  progress_input f{course.front(), course.back(), {2025, 99}};
  f.series = course;
  CHECK(*who_aroc(f).actual == doctest::Approx(95.329345).epsilon(1e-8));
}

TEST_CASE("properties of the projection") {
  check_properties(&who_aroc, 20265);
}
