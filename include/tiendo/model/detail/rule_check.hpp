// tiendo/model/detail/rule_check.hpp: checks of the rule and the aspiration of one target.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/core/diagnostic.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/target.hpp"

namespace tiendo::inline v0_1::detail {

/// The last year that can be assessed: the day after it is a day of the calendar.
inline constexpr int last_year = 9998;

/// Checks the rule and the aspiration of a target against its indicator: the numbers of the rule
/// are those that its constructor accepts, the rule fits the unit, its levels lie within the limits
/// of the indicator (of a change from a baseline the level that it leads to), and an aspiration
/// lies there too and does not fall short of the rule. A rule that no value can fulfil, such as
/// more than 100 %, or a reduction of what is never negative by 140 %, is an error.
class rule_checker {
 public:
  /// Diagnostics are added to `found`, with `part` as their subject.
  rule_checker(std::string part, const target& t, const indicator& i,
               std::vector<diagnostic>& found);

  void check();

 private:
  void add(std::string field, std::string problem, std::string remedy) {
    found_.push_back({{}, part_, std::move(field), std::move(problem), std::move(remedy)});
  }

  /// The unit is one that the rule judges; `what` says which.
  void fits(bool unit_fits, const char* what);

  /// A level lies within the limits of the indicator.
  void within(double level, const char* field = "rule");

  /// The level that is so many percent of a baseline above 0 lies within the limits.
  void changed(double percent, const std::optional<baseline>& from);

  void check_kind();

  void check_aspiration();

  std::string part_;
  const target& target_;
  const indicator& indicator_;
  std::optional<double> low_, high_;  ///< limits of the values of the indicator
  std::vector<diagnostic>& found_;
};

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/model/detail/impl/rule_check.ipp"
#endif
