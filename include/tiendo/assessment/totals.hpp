// tiendo/assessment/totals.hpp: counts of targets by verdict, due year, tier, programme and act.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/assessment/verdict.hpp"
#include "tiendo/model/act.hpp"
#include "tiendo/model/target.hpp"
#include "tiendo/model/tier.hpp"

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
  std::size_t row = 0;     ///< the index of the row that counts
};

/// The counted verdicts of one target over its areas, and in how many of the areas it has a value.
struct target_totals {
  std::string target = {};
  verdict_counts counts = {};
  std::int64_t with_value = 0;
};

/// How many targets will be met by their due dates. A target is known where it is met or missed
/// for good, or has a probability. Worked: one target that is met, and two with a probability of
/// one half each, are 2 expected of 3.
struct expected_count {
  std::int64_t targets = 0;
  std::int64_t met = 0;     ///< due and achieved
  std::int64_t missed = 0;  ///< due and missed
  std::int64_t open = 0;    ///< with a probability
  double expected = 0;      ///< met + the sum of the probabilities
  /// The central interval of the number met, at the level of the assessment.
  std::int64_t low = 0;
  std::int64_t high = 0;

  /// The targets of which nothing can be said.
  std::int64_t unknown() const { return targets - met - missed - open; }
};

/// The counts of all targets of an assessment, and in groups.
template <class Count>
struct grouped_counts {
  Count overall = {};
  std::map<int, Count> by_due_year = {};
  std::map<tier_id, Count> by_tier = {};
  std::map<std::string, Count> by_programme = {};
  std::map<act_id, Count> by_act = {};  ///< the act that sets the target

  /// The counts to which a target adds, in an area that counts for a tier. They stay where they
  /// are.
  std::vector<Count*> of(const target& t, const tier_id& tier) {
    return {&overall, &by_due_year[t.due.year()], &by_tier[tier], &by_programme[t.programme],
            &by_act[t.basis.act]};
  }
};

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/assessment/impl/totals.ipp"
#endif
