#include "tiendo/attainment/target_outlook.hpp"

#include <doctest/doctest.h>

#include <cmath>

TEST_CASE("an outlook that was not computed has no numbers") {
  const tiendo::attainment::target_outlook empty;
  CHECK(empty.reason == tiendo::reason::none);
  for (const double x : {empty.probability, empty.standard_error, empty.expected, empty.low,
                         empty.high, empty.expected_time, empty.earliest_time, empty.latest_time,
                         empty.schedule_time, empty.required_pace, empty.current_pace})
    CHECK(std::isnan(x));
}
