#include "tiendo/attainment/attainment_options.hpp"

#include <doctest/doctest.h>

TEST_CASE("options of chances are those of years without bounds unless it is said otherwise") {
  const tiendo::attainment::attainment_options o;
  CHECK(o.season_length == 1);
  CHECK(o.periods_a_year == 1);
  CHECK(o.level.probability() == .8);
  CHECK(o.groups.empty());
  CHECK(o.paths == 1'000);
}
