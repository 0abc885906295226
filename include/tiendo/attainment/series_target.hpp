// tiendo/attainment/series_target.hpp: a target of one series of a panel.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "tiendo/core/missing_value.hpp"
#include "tiendo/model/rule.hpp"

namespace tiendo::inline v0_1::attainment {

/// When a rule has to be satisfied: in the period of the due date, or in any period until it.
enum class due_reading { due, until };

inline constexpr std::array<std::string_view, 2> due_reading_names{"due", "until"};

/// A target of one series of a panel. Periods are numbered: `due` and `from` count as the periods
/// of the last values of the series do (see `panel_attainment`).
struct series_target {
  std::int64_t series = 0;  ///< its index in the panel
  tiendo::rule rule = at_least(0);
  std::int64_t due = 0;  ///< the period that holds the due date
  due_reading by = due_reading::due;
  /// The standard deviation of the baseline of a change in percent; 0: the baseline is exact.
  double baseline_deviation = 0;
  /// The first period of the window of annual growth; none: the first one after the last value.
  std::optional<std::int64_t> from = {};
  /// Whether a lower value has the better rank. It is used for `within_top` in a group alone.
  bool lower_is_better = false;
};

}  // namespace tiendo::inline v0_1::attainment
