#include "tiendo/attainment/series_target.hpp"

#include <doctest/doctest.h>

using namespace tiendo::attainment;

TEST_CASE("a target is to be met at its due date unless it is said otherwise") {
  const series_target t{3, tiendo::at_least(60), 2030};
  CHECK(t.by == due_reading::due);
  CHECK(t.baseline_deviation == 0);
  CHECK_FALSE(t.from);
  CHECK_FALSE(t.lower_is_better);
  CHECK(due_reading_names[static_cast<std::size_t>(due_reading::until)] == "until");
}
