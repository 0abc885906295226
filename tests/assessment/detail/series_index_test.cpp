#include "tiendo/assessment/detail/series_index.hpp"

#include <doctest/doctest.h>

#include "support/small_programme.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using support::day;
using support::figure;

TEST_CASE("series are found by area code and indicator, in the order of their keys") {
  const programme p = support::small_programme({});
  const observations all{figure("survey", "2023", 1, "2024"), figure("economy", "2023", 2, "2024"),
                         figure("economy", "2023", 3, "2024").by("MIC"),
                         figure("economy", "2023", 4, "2026"),
                         figure("economy", "2023", 5, "2024").in(support::in(support::neighbour))};
  const detail::series_index index(p, all, day("2025-06-30"));
  const auto values = [](const std::vector<const observed_series*>& found) {
    std::vector<double> first;
    for (const observed_series* s : found) first.push_back(*s->points.front().value);
    return first;
  };
  CHECK(values(index.find({"01"}, {"economy"})) == std::vector<double>{2, 3});
  CHECK(values(index.find({"01", "02"}, {"economy", "survey"})) == std::vector<double>{2, 3, 5, 1});
  CHECK(index.find({"03"}, {"economy"}).empty());

  const observations more{figure("economy", "2024", 6, "2025-01"),
                          figure("economy", "2024", 7, "2026")};
  const detail::series_overlay changed = index.with(more, p);
  REQUIRE(changed.size() == 1);
  CHECK(changed.begin()->second.points.size() == 2);  // the figure of 2026 is not yet known
  CHECK(values(index.find({"01"}, {"economy"}, &changed)) == std::vector<double>{2, 3});
  CHECK(index.find({"01"}, {"economy"}, &changed).front() == &changed.begin()->second);
}
