// tiendo/measures/goal.hpp: the level that a rule asks for, whatever the rule.
#pragma once

#include <optional>

#include "tiendo/core/reason.hpp"
#include "tiendo/model/rule.hpp"

namespace tiendo::measures {

/// Where the value has to go.
enum class direction { increase, decrease, range };

/// A rule as levels: rise to `low`, fall to `high`, or stay in [low, high]. Every measure works on
/// this, so each is written once for twelve rules.
struct goal {
  measures::direction direction = direction::increase;
  double low = 0;
  double high = 0;
  bool strict = false;  ///< the level itself is not enough

  /// The level to reach by rising or falling; of a corridor, the edge nearest to `x`.
  double level_for(double x) const;
};

/// The goal of a rule, or the reason why it has none.
struct goal_or_reason {
  std::optional<measures::goal> goal = {};
  tiendo::reason reason = tiendo::reason::none;
};

/// The levels of a rule. A checklist counts its items, a milestone rises to 1, a rank falls to its
/// place, growth rises to its rate; a change in percent needs a baseline above 0.
/// Worked: `reduce_by(40, baseline{1766})` falls to 1059.6; `within_top(5)` falls to 5.
goal_or_reason goal_of(const rule& r);

}  // namespace tiendo::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/impl/goal.ipp"
#endif
