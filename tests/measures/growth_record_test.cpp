#include "tiendo/measures/growth_record.hpp"

#include <doctest/doctest.h>

#include "support/near.hpp"

using namespace tiendo;
using measures::growth_record;
using measures::detail::growth_window;
using measures::detail::record_growth;

namespace {

const annual_growth_at_least seven_percent(7);

growth_record record(const std::map<int, interval>& observed) {
  return record_growth(seven_percent, year(2021), year(2025), observed);
}

}  // namespace

TEST_CASE("the window begins in the year after enactment and ends in the year of the due date") {
  const date enacted = date::of(2020, 7, 3), due = date::of(2025, 12, 31);
  CHECK(growth_window(seven_percent, enacted, due) == std::pair(year(2021), year(2025)));
  CHECK(growth_window(annual_growth_at_least(9, year(2026)), enacted, due) ==
        std::pair(year(2026), year(2025)));
  CHECK(growth_window(annual_growth_at_least(9, year(2019), year(2022)), enacted, due) ==
        std::pair(year(2019), year(2022)));
}

TEST_CASE("one year below the rate makes the target unattainable") {
  // 7.5 and 8 reach 7 %, 6.8 does not; 2024 and 2025 have no observation yet.
  const auto r = record({{2021, interval::exactly(7.5)},
                         {2022, interval::exactly(6.8)},
                         {2023, interval::exactly(8)}});
  CHECK(r.window == 5);
  CHECK(r.met == 2);
  CHECK(r.failed == 1);
  CHECK(r.undecided == 0);
  CHECK(r.unobserved == 0);
  CHECK_FALSE(r.complete);
  CHECK_FALSE(r.attainable());
}

TEST_CASE("a year without observation counts only before the last observed year") {
  const auto r = record({{2021, interval::exactly(7)}, {2024, interval::exactly(7)}});
  CHECK(r.met == 2);
  CHECK(r.unobserved == 2);  // 2022 and 2023; 2025 is after the last observation
  CHECK(r.attainable());
  CHECK(record({{2023, interval::exactly(7)}}).unobserved == 2);  // 2021 and 2022
  CHECK(record({}).unobserved == 0);
}

TEST_CASE("years outside the window do not count") {
  const auto r = record({{2020, interval::exactly(1)}, {2026, interval::exactly(1)}});
  CHECK(r.failed == 0);
  CHECK(r.met == 0);
  CHECK(r.attainable());
}

TEST_CASE("bounds on both sides of the rate are undecided, and a complete record has every year") {
  std::map<int, interval> observed;
  for (int y = 2021; y <= 2025; ++y) observed.emplace(y, interval::exactly(7));
  CHECK(record(observed).complete);
  CHECK(record(observed).met == 5);
  observed.at(2023) = interval::between(6.9, 7.1);
  CHECK(record(observed).undecided == 1);
  CHECK(record(observed).met == 4);
  CHECK(record(observed).attainable());
  observed.at(2023) = interval::at_least(7);
  CHECK(record(observed).met == 5);
  observed.erase(2025);
  CHECK_FALSE(record(observed).complete);
}

TEST_CASE("a window that ends before it begins has no years") {
  CHECK(record_growth(seven_percent, year(2026), year(2025), {}).window == 0);
}

TEST_CASE("the numbers of years of a record sum to its window") {
  support::dice dice(18);
  for (int i = 0; i < 200; ++i) {
    const int first = dice.whole(2015, 2022), last = first + dice.whole(0, 10);
    std::map<int, interval> observed;
    for (int y = 2012; y <= 2034; ++y)
      if (dice.whole(0, 2) > 0) {
        const double low = dice.between(5, 9);
        observed.emplace(y, interval::between(low, low + dice.whole(0, 1)));
      }
    const auto r = record_growth(seven_percent, year(first), year(last), observed);
    const int seen = r.met + r.failed + r.undecided;
    CHECK(r.window == last - first + 1);
    CHECK(seen + r.unobserved <= r.window);
    CHECK(r.complete == (seen == r.window));
    CHECK(r.attainable() == (r.failed == 0));
  }
}
