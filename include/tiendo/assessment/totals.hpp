// tiendo/assessment/totals.hpp: counts of targets by verdict, due year, tier, programme and act.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "tiendo/areas/area.hpp"
#include "tiendo/assessment/verdict.hpp"
#include "tiendo/model/target.hpp"

namespace tiendo::inline v0_1 {

/// Counts of targets by verdict. A target whose methods disagree has no verdict of its own and
/// counts as `methods_disagree`. Verdicts by proxy never count.
struct verdict_counts {
  std::array<std::int64_t, all_verdicts.size()> by_verdict{};
  std::int64_t methods_disagree = 0;

  std::int64_t count(verdict v) const { return by_verdict[static_cast<std::size_t>(v)]; }
  void add(verdict v) { ++by_verdict[static_cast<std::size_t>(v)]; }

  std::int64_t met() const { return count(verdict::achieved); }
  std::int64_t missed() const { return count(verdict::missed); }
  /// The targets without a verdict so far: no data, insufficient data, or methods that disagree.
  std::int64_t unknown() const {
    return count(verdict::no_data) + count(verdict::insufficient_data) + methods_disagree;
  }
  std::int64_t total() const;
};

/// The verdict that counts for a target in one of its areas: that of its primary row, else the one
/// on which its methods agree; without a verdict where two of them contradict each other. A method
/// without a verdict (no data, insufficient data, not assessable) contradicts none.
struct counted_verdict {
  target_id target = {};
  area_id area = {};
  tier_id tier = {};
  std::optional<tiendo::verdict> verdict = {};
  bool has_value = false;  ///< whether any row of the target in the area has a value
};

/// The counted verdicts of one target over its areas, and in how many of the areas it has a value.
struct target_totals {
  std::string target = {};
  verdict_counts counts = {};
  std::int64_t with_value = 0;
};

/// The verdict counts of an assessment. The counts of each map add up to `overall`.
struct totals {
  verdict_counts overall = {};
  std::map<int, verdict_counts> by_due_year = {};
  std::map<tier_id, verdict_counts> by_tier = {};
  std::map<std::string, verdict_counts> by_programme = {};
  std::map<act_id, verdict_counts> by_act = {};  ///< the act that sets the target
};

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/assessment/impl/totals.ipp"
#endif
