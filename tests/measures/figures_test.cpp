#include "tiendo/measures/figures.hpp"

#include <doctest/doctest.h>

using namespace tiendo;
using namespace tiendo::measures;

TEST_CASE("a target is met at its level and beyond, parity only on it") {
  CHECK(is_met({{}, {2020, 80}, {2030, 80}}));
  CHECK(is_met({{}, {2020, 81}, {2030, 80}}));
  CHECK_FALSE(is_met({{}, {2020, 79}, {2030, 80}}));
  CHECK(is_met({{}, {2020, 79}, {2030, 80}, sense::fall}));
  CHECK_FALSE(is_met({{}, {2020, 81}, {2030, 80}, sense::fall}));
  CHECK(is_met({{}, {2020, 1}, {2030, 1}, sense::corridor}));
  CHECK_FALSE(is_met({{}, {2020, 1.01}, {2030, 1}, sense::corridor}));
  CHECK_FALSE(is_met({{}, {}, {2030, 80}}));
  CHECK_FALSE(is_met({{}, {2020, 80}, {}}));
}

TEST_CASE("what is unknown says so") {
  const figures nothing;
  CHECK_FALSE(nothing.has_target());
  CHECK(figures{{}, {}, {2030, 1}}.has_target());
  CHECK(nothing.sign() == 1);
  CHECK(figures{{}, {}, {}, sense::fall}.sign() == -1);
  CHECK(figures{{}, {}, {}, sense::corridor}.sign() == 0);
}
