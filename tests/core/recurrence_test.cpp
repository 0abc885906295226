#include "tiendo/core/recurrence.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/core/date.hpp"
#include "tiendo/core/period.hpp"

using namespace tiendo;
using detail::period_grid;

namespace {

std::vector<period> periods_of(const std::vector<std::string>& texts) {
  std::vector<period> periods;
  for (const std::string& text : texts) periods.push_back(period::parse(text).value());
  return periods;
}

/// The size of the largest group to which the last period belongs.
std::size_t largest_with_last(const std::vector<std::string>& texts) {
  std::size_t largest = 0;
  for (const auto& group : detail::comparable_periods(periods_of(texts)))
    if (group.back() + 1 == texts.size()) largest = std::max(largest, group.size());
  return largest;
}

std::string next_of(const std::vector<std::string>& texts) {
  const auto grid = period_grid::through(periods_of(texts));
  return grid ? to_string(grid->after(1)) : "none";
}

}  // namespace

TEST_CASE("recurrence: months after a day keep the day, or the end of the month") {
  const auto after = [](const char* day, int n) {
    return to_string(detail::months_after(date::parse(day).value(), n));
  };
  CHECK(after("2024-06-30", 3) == "2024-09-30");
  CHECK(after("2024-06-30", -6) == "2023-12-31");
  CHECK(after("2024-01-31", 1) == "2024-02-29");
  CHECK(after("2024-02-29", 12) == "2025-02-28");
  CHECK(after("2024-01-30", 1) == "2024-02-29");
  CHECK(after("2024-04-01", 24) == "2026-04-01");
  CHECK(after("2024-03-15", -15) == "2022-12-15");
}

TEST_CASE("recurrence: periods that recur are comparable with themselves") {
  const std::vector<std::vector<std::string>> recurring{
      {"2022-04-01/2023-03-31", "2023-04-01/2024-03-31"},  // fiscal years from April
      {"2021-07-01/2022-06-30", "2022-07-01/2023-06-30", "2023-07-01/2024-06-30"},
      {"2021-10-01/2022-09-30", "2023-10-01/2024-09-30"},
      {"2022-09-05/2023-05-31", "2023-09-04/2024-05-31"},  // school years
      {"2022-08-29/2023-05-26", "2023-09-04/2024-05-31"},
      {"2023-01-01/2023-09-30", "2024-01-01/2024-09-30"},  // January to September
      {"2023-01-01/2023-11-30", "2024-01-01/2024-11-30"},
      {"2023-01-01/2023-02-28", "2024-01-01/2024-02-29"},
      {"2022-12-15/2023-12-14", "2023-12-15/2024-12-14"},
      {"2015-01-01/2019-12-31", "2020-01-01/2024-12-31"},  // five years
      {"2019-01-01/2021-12-31", "2020-01-01/2022-12-31", "2021-01-01/2023-12-31"},
      {"2021-01-31/2022-01-29", "2022-01-30/2023-01-28", "2023-01-29/2024-02-03"},  // 52 weeks
      {"2022-04-01/2023-03-31", "2022-07-01/2023-06-30", "2022-10-01/2023-09-30"},
      {"2024-Q1", "2024-02-01/2024-04-30", "2024-03-01/2024-05-31"},  // three months to a month
      {"2023-09-01/2023-11-30", "2023-12-01/2024-02-29", "2024-03-01/2024-05-31"},  // seasons
      {"2021-01-01/2022-06-30", "2021-01-01/2023-06-30", "2021-01-01/2024-06-30"},
      {"2021", "2021-01-01/2022-12-31", "2021-01-01/2023-12-31"},  // sums since 2021
      {"2024-01", "2024-01-01/2024-02-29", "2024-Q1", "2024-01-01/2024-04-30"},
      {"2021-12-31", "2022-12-31", "2023-12-31"},
      {"2024-Q1", "2024-Q3"},
      {"2021", "2023"},
  };
  for (const auto& texts : recurring) {
    CAPTURE(texts.back());
    CHECK(largest_with_last(texts) == texts.size());
  }
}

TEST_CASE("recurrence: periods of different kinds are not comparable") {
  const std::vector<std::vector<std::string>> apart{
      {"2024", "2025-01-01/2025-06-30"},
      {"2024-01-01/2024-09-30", "2025-01-01/2025-11-30"},
      {"2024-04-01/2025-03-31", "2025-04-01/2025-09-30"},
      {"2024-05-03/2024-05-12", "2024-05-10/2024-05-19"},
      {"2023-06-27/2023-12-14", "2024-07-27/2025-01-14"},
      {"2024-12", "2024-12-31"},
      {"2021", "2021-01-01/2022-12-31"},
  };
  for (const auto& texts : apart) {
    CAPTURE(texts.back());
    CHECK(largest_with_last(texts) == 1);
  }
}

TEST_CASE("recurrence: every period is in a group, and groups are in ascending order") {
  const auto periods = periods_of({"2021", "2022", "2022-04-01/2023-03-31", "2023-H1", "2023",
                                   "2023-04-01/2024-03-31", "2024-06-30", "2024-01-05/2024-02-20"});
  std::vector<int> seen(periods.size());
  for (const auto& group : detail::comparable_periods(periods)) {
    CHECK(std::is_sorted(group.begin(), group.end()));
    for (const std::size_t i : group) ++seen[i];
  }
  for (const int n : seen) CHECK(n >= 1);
  CHECK(detail::comparable_periods({}).empty());
}

TEST_CASE("recurrence: the next period of a grid") {
  CHECK(next_of({"2021", "2023"}) == "2024");
  CHECK(next_of({"2024-Q2"}) == "2024-Q3");
  CHECK(next_of({"2024-02"}) == "2024-03");
  CHECK(next_of({"2024-W05"}) == "2024-W06");
  CHECK(next_of({"2021-12-31", "2022-12-31", "2024-12-31"}) == "2025-12-31");
  CHECK(next_of({"2024-03-31", "2024-06-30", "2024-09-30"}) == "2024-12-31");
  CHECK(next_of({"2023-12-31", "2024-06-30"}) == "2024-12-31");
  CHECK(next_of({"2024-01-31", "2024-02-29", "2024-03-31"}) == "2024-04-30");
  CHECK(next_of({"2024-01-15", "2024-02-15", "2024-03-15"}) == "2024-04-15");
  CHECK(next_of({"2022-12-30", "2023-12-29", "2024-12-31"}) == "2025-12-31");  // last working day
  CHECK(next_of({"2024-05-06", "2024-05-13", "2024-05-20"}) == "2024-05-27");
  CHECK(next_of({"2024-05-06", "2024-05-07", "2024-05-08"}) == "2024-05-09");
  CHECK(next_of({"2022-04-01/2023-03-31", "2023-04-01/2024-03-31"}) == "2024-04-01/2025-03-31");
  CHECK(next_of({"2023-01-01/2023-09-30", "2024-01-01/2024-09-30"}) == "2025-01-01/2025-09-30");
  CHECK(next_of({"2015-01-01/2019-12-31", "2020-01-01/2024-12-31"}) == "2025-01-01/2029-12-31");
  CHECK(next_of({"2020-01-01/2022-12-31", "2021-01-01/2023-12-31"}) == "2022-01-01/2024-12-31");
  CHECK(next_of({"2024-Q1", "2024-02-01/2024-04-30", "2024-03-01/2024-05-31"}) == "2024-Q2");
  CHECK(next_of({"2023-09-01/2023-11-30", "2023-12-01/2024-02-29"}) == "2024-03-01/2024-05-31");
  CHECK(next_of({"2021", "2021-01-01/2022-12-31", "2021-01-01/2023-12-31"}) ==
        "2021-01-01/2024-12-31");
  CHECK(next_of({"2023-04-01/2024-03-31", "2023-07-01/2024-06-30", "2023-10-01/2024-09-30"}) ==
        "2024");
}

TEST_CASE("recurrence: periods at no regular distance have no grid") {
  for (const auto& texts : std::vector<std::vector<std::string>>{
           {},
           {"2024-06-30"},
           {"2024-01-05/2024-02-20"},
           {"2024-05-03", "2024-05-04", "2024-05-19"},
           {"2024-01-03", "2024-02-17", "2024-09-09"},
       }) {
    CHECK(next_of(texts) == "none");
  }
}

TEST_CASE("recurrence: places of a grid are the distances from the latest period") {
  const auto periods = periods_of({"2021-12-31", "2022-12-31", "2024-12-31"});
  const auto grid = period_grid::through(periods).value();
  CHECK(grid.position_of(periods[0]) == -3);
  CHECK(grid.position_of(periods[1]) == -2);
  CHECK(grid.position_of(periods[2]) == 0);
  CHECK_FALSE(grid.position_of(period::parse("2024-06-30").value()));
  CHECK(grid.places_a_year() == 1);
  for (int n = -5; n <= 5; ++n) CHECK(grid.position_of(grid.after(n)) == n);
  CHECK(period_grid::through(periods_of({"2024-Q1"}))->places_a_year() == 4);
  CHECK(period_grid::through(periods_of({"2024-W10"}))->places_a_year() == 52);
}
