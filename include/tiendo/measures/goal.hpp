// tiendo/measures/goal.hpp: the level or range that a rule requires.
#pragma once

#include "tiendo/core/direction.hpp"
#include "tiendo/core/outcome.hpp"
#include "tiendo/model/rule.hpp"

namespace tiendo::inline v0_1::measures {

/// A rule as levels: increase to `low`, decrease to `high`, or lie in [low, high]. The measures are
/// defined on a goal, and so apply to every rule.
struct goal {
  tiendo::direction direction = direction::increase;
  double low = 0;
  double high = 0;
  bool strict = false;  ///< the level itself does not satisfy the rule

  /// The level to reach; for a range, the limit nearest to `x`.
  double level_for(double x) const;
};

/// The levels of a rule. The level of a checklist is its number of required items, of a milestone
/// 1, of a rank the required rank, of growth the required rate. A change in percent needs a
/// baseline above 0. Worked: `reduce_by(40, baseline{1766})` is a decrease to 1059.6,
/// `within_top(5)` a decrease to 5.
outcome<goal> goal_of(const rule& r);

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/impl/goal.ipp"
#endif
