#include "tiendo/assessment/detail/regular_series.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "support/figures.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using support::day;
using support::figure;

namespace {

/// The regular series of the points of one series, up to the latest.
outcome<regular_series> regular(const observations& all) {
  const auto series = series_known_on(day("2030-01-01"), all);
  REQUIRE(series.size() == 1);
  const auto groups = groups_of(series.front().points);
  REQUIRE(groups.size() == 1);
  return regular_series_of(groups.front(), series.front().latest());
}

}  // namespace

TEST_CASE("values lie on the grid of their periods, and a place without one is missing") {
  const auto found =
      regular({figure("economy", "2021", 15, "2025"), figure("economy", "2022", 18, "2025"),
               figure("economy", "2024", 22, "2025")});
  REQUIRE(found);
  REQUIRE(found->values.size() == 4);
  CHECK(found->values[0] == 15);
  CHECK(found->values[1] == 18);
  CHECK(std::isnan(found->values[2]));
  CHECK(found->values[3] == 22);
  CHECK(found->season_length() == 1);
}

TEST_CASE("only exact values count, and ranks of another field than the latest do not") {
  const auto bound =
      regular({figure("economy", "2021", 15, "2025"), figure("economy", "2022", 18, "2025"),
               figure("economy", "2023", 20, "2025").or_more()});
  REQUIRE(bound);
  CHECK(bound->values.size() == 3);
  CHECK(std::isnan(bound->values.back()));
  CHECK(regular({figure("economy", "2021", 15, "2025"),
                 figure("economy", "2022", 18, "2025").or_more()})
            .reason() == reason::too_few_values);
  CHECK(regular({figure("position", "2021", 15, "2025").out_of(193),
                 figure("position", "2022", 18, "2025").out_of(63)})
            .reason() == reason::too_few_values);
}

TEST_CASE("months have a season of twelve") {
  const auto found =
      regular({figure("economy", "2024-01", 15, "2025"), figure("economy", "2024-02", 18, "2025")});
  REQUIRE(found);
  CHECK(found->season_length() == 12);
}
