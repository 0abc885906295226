#include "tiendo/measures/progress_input.hpp"

#include <doctest/doctest.h>

using namespace tiendo;
using namespace tiendo::measures;

TEST_CASE("a target is met at its level and beyond, parity only at its level") {
  CHECK(measures::detail::is_met({{}, {2020, 80}, {2030, 80}}));
  CHECK(measures::detail::is_met({{}, {2020, 81}, {2030, 80}}));
  CHECK_FALSE(measures::detail::is_met({{}, {2020, 79}, {2030, 80}}));
  CHECK(measures::detail::is_met({{}, {2020, 79}, {2030, 80}, direction::decrease}));
  CHECK_FALSE(measures::detail::is_met({{}, {2020, 81}, {2030, 80}, direction::decrease}));
  CHECK(measures::detail::is_met({{}, {2020, 1}, {2030, 1}, direction::range}));
  CHECK_FALSE(measures::detail::is_met({{}, {2020, 1.01}, {2030, 1}, direction::range}));
  CHECK_FALSE(measures::detail::is_met({{}, {}, {2030, 80}}));
  CHECK_FALSE(measures::detail::is_met({{}, {2020, 80}, {}}));
}

TEST_CASE("an unknown field is NaN") {
  const progress_input nothing;
  CHECK_FALSE(nothing.has_target());
  CHECK(progress_input{{}, {}, {2030, 1}}.has_target());
  CHECK(nothing.sign() == 1);
  CHECK(progress_input{{}, {}, {}, direction::decrease}.sign() == -1);
  CHECK(progress_input{{}, {}, {}, direction::range}.sign() == 0);
}

TEST_CASE("to the last bit a target is met at its level and beyond, parity only at its level") {
  const auto met = [](double x, double v, direction d) {
    return measures::detail::is_met_in_binary({{}, {2020, x}, {2030, v}, d});
  };
  CHECK(met(1, 1, direction::range));
  CHECK_FALSE(met(1.01, 1, direction::range));
  CHECK(met(80, 80, direction::increase));
  CHECK_FALSE(met(79, 80, direction::increase));
  CHECK_FALSE(met(.1 + .2 - 1e-16, .1 + .2, direction::increase));
  CHECK(met(80, 80, direction::decrease));
  CHECK_FALSE(met(81, 80, direction::decrease));
}
