#include "tiendo/assessment/outlook.hpp"

#include <doctest/doctest.h>

#include <optional>

#include "tiendo/assessment/row.hpp"

using namespace tiendo;

TEST_CASE("an outlook has the level 80 % unless another is given, and its last period is due") {
  outlook o;
  CHECK(o.level == confidence_level(0.80));
  CHECK_FALSE(o.probability);
  CHECK_FALSE(o.expected_date);
  o.path = {{period::of(year(2024)), 22, interval::between(21, 23)},
            {period::of(year(2025)), 23, interval::between(21.5, 24.5)}};
  CHECK(o.at_due().period == period::of(year(2025)));
  CHECK(o.at_due().median == 23);
}

TEST_CASE("a row is made without an outlook") {
  CHECK_FALSE(assessment_row{}.outlook);
}
