#include "tiendo/index/scoring.hpp"

#include <doctest/doctest.h>

#include "support/near.hpp"

using namespace tiendo;
using namespace tiendo::index;
using namespace tiendo::statistics::detail;
using namespace tiendo::index::detail;
using support::near;

TEST_CASE("a ratio has its share of the points") {
  CHECK(*points_of(ratio_points{50}, 0.8) == near(40));
  CHECK(*points_of(ratio_points{50, 100}, 80) == near(40));
  CHECK(*points_of(ratio_points{50}, 1.2) == 50);  // the maximum
  CHECK(*points_of(ratio_points{50}, 0) == 0);
  CHECK(points_of(ratio_points{50}, -0.1).reason() == reason::out_of_range);
}

TEST_CASE("meetings have the points of the step that they reach: Decision 922/QD-BTTTT of 2022") {
  const step_points meetings{{{4, 20}, {3, 15}, {2, 10}, {1, 5}, {0, 0}}};
  CHECK(*points_of(meetings, 4) == 20);
  CHECK(*points_of(meetings, 9) == 20);
  CHECK(*points_of(meetings, 3) == 15);
  CHECK(*points_of(meetings, 3.5) == 15);
  CHECK(*points_of(meetings, 1) == 5);
  CHECK(*points_of(meetings, 0.99) == 0);
  CHECK(*points_of(meetings, 0) == 0);
  CHECK(points_of(meetings, -1).reason() == reason::out_of_range);
}

TEST_CASE("categories have their points") {
  const lookup_score levels{{{"full", 10}, {"half", 5}, {"none", 0}}};
  CHECK(points_of(levels, "full") == 10.0);
  CHECK(points_of(levels, "half") == 5.0);
  CHECK(points_of(levels, "none") == 0.0);
  CHECK_FALSE(points_of(levels, "most"));
}
