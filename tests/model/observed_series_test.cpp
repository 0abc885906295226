#include "tiendo/model/observed_series.hpp"

#include <doctest/doctest.h>

#include "support/figures.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using support::day;
using support::figure;

namespace {

std::vector<std::string> periods_of(const observed_series& s) {
  std::vector<std::string> names;
  for (const data_point& p : s.points) names.push_back(to_string(p.period));
  return names;
}

}  // namespace

TEST_CASE(
    "a series has what was published by the day, and an incomplete date is taken as its last day") {
  const observations all{figure("economy", "2021", 15.38, "2022-06-30"),
                         figure("economy", "2022", 18.66, "2023-06"),
                         figure("economy", "2023", 21.5, "2024")};
  const auto known = [&](const char* on) {
    const auto series = series_known_on(day(on), all);
    return series.empty() ? 0 : series.front().points.size();
  };
  CHECK(known("2022-06-29") == 0);
  CHECK(known("2022-06-30") == 1);
  CHECK(known("2023-06-29") == 1);
  CHECK(known("2023-06-30") == 2);
  CHECK(known("2024-12-30") == 2);
  CHECK(known("2024-12-31") == 3);
}

TEST_CASE("a revision has effect from its release date on") {
  const observations all{figure("economy", "2022", 12.67, "2023-06"),
                         figure("economy", "2022", 12.83, "2024-06").revised()};
  CHECK(series_known_on(day("2024-06-29"), all).front().latest().value == 12.67);
  CHECK(series_known_on(day("2024-06-30"), all).front().latest().value == 12.83);
}

TEST_CASE("observations that differ in any part of the key are in different series") {
  const figure plain("economy", "2022", 10, "2023");
  const observations all{plain,
                         figure("labour", "2022", 10, "2023"),
                         plain.in({"79", {}, false}),
                         plain.in({"01", day("2025-07-01"), false}),
                         plain.in({"01", {}, true}),
                         plain.of_tier("district"),
                         plain.by("MIC"),
                         plain.counted_in("percent"),
                         plain.as_proxy()};
  const auto series = series_known_on(day("2024-01-01"), all);
  CHECK(series.size() == all.size());
  for (const observed_series& s : series) CHECK(s.points.size() == 1);
  for (std::size_t i = 1; i < series.size(); ++i) CHECK(series[i - 1].key < series[i].key);
}

TEST_CASE("points are ordered by the end of their periods, the longer one last") {
  const observations all{
      figure("reports", "2025-Q3", 3, "2026"), figure("reports", "2025", 5, "2026"),
      figure("reports", "2025-09", 2, "2026"), figure("reports", "2024", 1, "2026"),
      figure("reports", "2025-Q4", 4, "2026")};
  const auto series = series_known_on(day("2027-01-01"), all);
  REQUIRE(series.size() == 1);
  CHECK(periods_of(series.front()) ==
        std::vector<std::string>{"2024", "2025-09", "2025-Q3", "2025-Q4", "2025"});
  CHECK(series.front().latest().value == 5.0);
}

TEST_CASE("releases of one period are one data point, whatever the order of the file") {
  const observations all{figure("economy", "2023", 21.5, "2024-01"),
                         figure("economy", "2022", 18.7, "2023-01"),
                         figure("economy", "2022", 18.66, "2023-05")};
  const auto series = series_known_on(day("2024-12-31"), all);
  REQUIRE(series.size() == 1);
  REQUIRE(series.front().points.size() == 2);
  CHECK(series.front().points.front().value == 18.66);
  CHECK(series.front().points.front().used.size() == 2);
}

TEST_CASE("without observations there is no series") {
  CHECK(series_known_on(day("2024-12-31"), {}).empty());
}

TEST_CASE("the points of a series are grouped by kinds of period, each group in order") {
  const observations all{support::figure("x", "2021", 1, "2025-01"),
                         support::figure("x", "2022", 2, "2025-01"),
                         support::figure("x", "2022-04-01/2023-03-31", 3, "2025-01"),
                         support::figure("x", "2023-H1", 4, "2025-01"),
                         support::figure("x", "2023", 5, "2025-01"),
                         support::figure("x", "2023-04-01/2024-03-31", 6, "2025-01")};
  const auto series = detail::series_known_on(support::day("2025-06-30"), all);
  REQUIRE(series.size() == 1);
  std::vector<std::vector<double>> values;
  for (const auto& group : detail::groups_of(series.front().points)) {
    values.emplace_back();
    for (const detail::data_point* p : group) values.back().push_back(*p->value);
  }
  CHECK(values == std::vector<std::vector<double>>{{3, 6}, {1, 2, 5}, {4}});
  CHECK(detail::record_length(detail::groups_of(series.front().points)[1]) == days(730));
}
