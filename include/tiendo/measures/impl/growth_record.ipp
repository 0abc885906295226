// tiendo/measures/impl/growth_record.ipp: bodies of tiendo/measures/growth_record.hpp.
#pragma once

#include "tiendo/measures/growth_record.hpp"

#include <algorithm>
#include <map>

#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/direction.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/measures/comparison.hpp"
#include "tiendo/measures/goal.hpp"
#include "tiendo/model/rule.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {

TIENDO_INLINE growth_record record_growth(const annual_growth_at_least& r, year first, year last,
                                          const std::map<int, interval>& observed) {
  const goal reach{direction::increase, r.percent, r.percent, false};
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

}  // namespace detail

}  // namespace tiendo::inline v0_1::measures
