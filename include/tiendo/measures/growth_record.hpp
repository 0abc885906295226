// tiendo/measures/growth_record.hpp: a rate that has to be reached in each year of a window.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "tiendo/core/date.hpp"
#include "tiendo/measures/comparison.hpp"
#include "tiendo/measures/goal.hpp"

namespace tiendo::measures {

/// How the years of a window went.
struct growth_record {
  int window = 0;         ///< years in the window
  int met = 0;            ///< years that reached the rate
  int failed = 0;         ///< years that did not; one is enough to fail the target
  int undecided = 0;      ///< years whose figure straddles the rate
  int unobserved = 0;     ///< years without a figure, up to the last year that has one
  bool complete = false;  ///< every year of the window has a figure

  bool attainable() const noexcept { return failed == 0; }
};

/// The window of a rule: from the year after enactment to the year it is due, unless the rule says
/// otherwise.
inline std::pair<year, year> growth_window(const annual_growth_at_least& r, date enacted,
                                           date due) {
  return {r.first.value_or(year(enacted.year() + 1)), r.last.value_or(year(due.year()))};
}

/// Counts the years of [first, last] by what is known of each. Worked: 7 % a year in 2021 to 2025,
/// observed 7.5, 6.8 and 8 for 2021 to 2023: window 5, met 2, failed 1, not attainable.
inline growth_record record_growth(const annual_growth_at_least& r, year first, year last,
                                   const std::map<int, interval>& observed) {
  const goal reach{sense::rise, r.percent, r.percent, false};
  growth_record record;
  record.window = std::max(0, (last - first).count + 1);
  int seen_until = first.value - 1;
  int years_seen = 0;
  for (const auto& [y, growth] : observed) {
    if (y < first.value || y > last.value) continue;
    seen_until = std::max(seen_until, y);
    ++years_seen;
    switch (compare(reach, growth)) {
      case comparison::met: ++record.met; break;
      case comparison::not_met: ++record.failed; break;
      case comparison::undecided: ++record.undecided; break;
    }
  }
  record.unobserved = seen_until - first.value + 1 - years_seen;
  record.complete = years_seen == record.window;
  return record;
}

}  // namespace tiendo::measures
