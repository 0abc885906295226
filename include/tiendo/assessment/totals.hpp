// tiendo/assessment/totals.hpp: how many targets stand where, by due year and by tier.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>

#include "tiendo/assessment/verdict.hpp"

namespace tiendo {

/// Counts of targets by verdict. A target whose methods disagree has no verdict of its own and
/// counts as `disputed`. Verdicts by proxy never count.
struct tally {
  std::array<std::int64_t, all_verdicts.size()> by_verdict{};
  std::int64_t disputed = 0;

  std::int64_t count(verdict v) const { return by_verdict[static_cast<std::size_t>(v)]; }
  void add(verdict v) { ++by_verdict[static_cast<std::size_t>(v)]; }

  std::int64_t met() const { return count(verdict::achieved); }
  std::int64_t missed() const { return count(verdict::missed); }
  /// Nothing can be said yet: no data, not enough of it, or methods that disagree.
  std::int64_t unknown() const {
    return count(verdict::no_data) + count(verdict::insufficient_data) + disputed;
  }
  std::int64_t total() const {
    std::int64_t sum = disputed;
    for (const std::int64_t n : by_verdict) sum += n;
    return sum;
  }
};

/// The tallies of an assessment. Each of the maps adds up to `overall`.
struct totals {
  tally overall;
  std::map<int, tally> by_due_year;
  std::map<std::string, tally> by_tier;
  std::map<std::string, tally> by_programme;
  std::map<std::string, tally> by_act;  ///< the act that sets the target
};

}  // namespace tiendo
