// tiendo/measures/goal.hpp: the level that a rule asks for, whatever the rule.
#pragma once

#include "tiendo/core/direction.hpp"
#include "tiendo/core/outcome.hpp"
#include "tiendo/model/rule.hpp"

namespace tiendo::inline v0_1::measures {

/// A rule as levels: rise to `low`, fall to `high`, or stay in [low, high]. Every measure works on
/// this, so each is written once for twelve rules.
struct goal {
  tiendo::direction direction = direction::increase;
  double low = 0;
  double high = 0;
  bool strict = false;  ///< the level itself is not enough

  /// The level to reach by rising or falling; of a corridor, the edge nearest to `x`.
  double level_for(double x) const;
};

/// The levels of a rule. A checklist counts its items, a milestone rises to 1, a rank falls to its
/// place, growth rises to its rate; a change in percent needs a baseline above 0.
/// Worked: `reduce_by(40, baseline{1766})` falls to 1059.6; `within_top(5)` falls to 5.
outcome<goal> goal_of(const rule& r);

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/impl/goal.ipp"
#endif
