#include "tiendo/measures/methods/simple_ratio.hpp"

#include <doctest/doctest.h>

#include "support/methods.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/measures/achievement.hpp"

using namespace support;

TEST_CASE("the ratio is that of achievement, with its reasons") {
  CHECK(*simple_ratio({{}, {2024, 22}, {2025, 25}}).ratio == .88);
  dice d(7);
  for (int i = 0; i < 1000; ++i) {
    const double x = d.whole(-2, 20), v = d.whole(-2, 20);
    const interval known = interval::exactly(x);
    const auto up = simple_ratio({{}, {2024, x}, {2025, v}});
    const auto down = simple_ratio({{}, {2024, x}, {2025, v}, direction::decrease});
    const auto at_least_v = achievement(at_least(v), known),
               at_most_v = achievement(at_most(v), known);
    CHECK(up.ratio == support::exact(at_least_v));
    CHECK(down.ratio == support::exact(at_most_v));
    if (!up.ratio) CHECK(up.reason == at_least_v.reason());
    if (!down.ratio) CHECK(down.reason == at_most_v.reason());
  }
}

TEST_CASE("as published the ratio is the division without guards") {
  CHECK(*simple_ratio({{}, {2024, -5}, {2025, 10}}, policy::as_published).ratio == -.5);
  CHECK(std::isinf(*simple_ratio({{}, {2024, 5}, {2025, 0}}, policy::as_published).ratio));
}

TEST_CASE("properties of the ratio") {
  check_properties(&simple_ratio, 20266, {.mirrors = false});
}
