// tiendo/measures/growth_record.hpp: compliance with a growth rate in each year of a window.
#pragma once

#include <map>
#include <utility>

#include "tiendo/core/date.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/model/rule.hpp"

namespace tiendo::inline v0_1::measures {

/// The numbers of years of a window by their result.
struct growth_record {
  int window = 0;         ///< years in the window
  int met = 0;            ///< years in which the rate was reached
  int failed = 0;         ///< years in which it was not; one of them fails the target
  int undecided = 0;      ///< years whose bounds lie on both sides of the rate
  int unobserved = 0;     ///< years without observation before the last observed one
  bool complete = false;  ///< every year of the window has an observation

  bool attainable() const noexcept { return failed == 0; }
};

namespace detail {

/// The window of a rule: from the year after enactment to the year of the due date, unless the rule
/// gives its own window.
inline std::pair<year, year> growth_window(const annual_growth_at_least& r, date enacted,
                                           date due) {
  return {r.first.value_or(year(enacted.year() + 1)), r.last.value_or(year(due.year()))};
}

/// Counts the years of [first, last] by their result. Worked: 7 % a year in 2021 to 2025, observed
/// 7.5, 6.8 and 8 for 2021 to 2023: window 5, met 2, failed 1, not attainable.
growth_record record_growth(const annual_growth_at_least& r, year first, year last,
                            const std::map<int, interval>& observed);

}  // namespace detail

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/impl/growth_record.ipp"
#endif
