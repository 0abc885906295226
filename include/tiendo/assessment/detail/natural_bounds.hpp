// tiendo/assessment/detail/natural_bounds.hpp: the bounds of the values of an indicator.
#pragma once

#include <limits>
#include <optional>

#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/forecast/detail/admissible_range.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/vintage.hpp"

namespace tiendo::inline v0_1::detail {

/// The natural bounds of the values of a series; either one may be missing.
struct natural_bounds {
  std::optional<double> lowest = {};
  std::optional<double> highest = {};

  /// The range of forecasts after a value: a rank lies within its field.
  forecast::detail::admissible_range range_after(const data_point& latest) const {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const double low = lowest.value_or(-infinity);
    const double high =
        latest.field ? static_cast<double>(*latest.field) : highest.value_or(infinity);
    return low < high ? forecast::detail::admissible_range(low, high)
                      : forecast::detail::admissible_range();
  }
};

/// Those of the values of an indicator in a unit: its own in its own unit, else those of the unit.
inline natural_bounds bounds_of(const indicator& measured, const unit_of_measure& unit) {
  const bool own = unit.id == measured.unit.id;
  return {own && measured.lowest ? measured.lowest : unit.lowest,
          own && measured.highest ? measured.highest : unit.highest};
}

}  // namespace tiendo::inline v0_1::detail
