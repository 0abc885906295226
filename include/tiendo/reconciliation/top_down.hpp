// tiendo/reconciliation/top_down.hpp: bottom-up, top-down and middle-out.
#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <span>

#include "tiendo/reconciliation/hierarchy.hpp"

namespace tiendo::reconciliation {

/// The bottom's forecasts, summed up; the others are not looked at.
inline vector bottom_up(const hierarchy& s, const Eigen::Ref<const vector>& base) {
  return s.aggregate(s.bottom_of(base));
}

/// How a total is divided among what it is a sum of.
enum class proportions {
  average_proportions,      ///< mean over time of (part / total)
  proportions_of_averages,  ///< mean part over mean total
  forecast_proportions,     ///< the base forecasts' own, level by level
};

/// The total's forecast, divided by shares that history gives (one row per time, one column per
/// node). Shares are those of the bottom in the root. Throws `value_error` where a share has no
/// value.
vector top_down(const hierarchy& s, const Eigen::Ref<const vector>& base,
                const Eigen::Ref<const matrix>& history, proportions how);

/// The total's forecast, divided level by level in the proportion of the base forecasts. Source:
/// Athanasopoulos, Ahmed and Hyndman, International Journal of Forecasting 25(1), 2009. Worked: 100
/// over parts of 40 and 60, of which the first has parts of 10 and 40: 8 and 32.
vector top_down(const hierarchy& s, const Eigen::Ref<const vector>& base);

/// The forecasts of some nodes (`middle`, which have to cut every way from a root to the bottom
/// once), divided below them in the proportion of the base forecasts and summed up above them.
vector middle_out(const hierarchy& s, const Eigen::Ref<const vector>& base,
                  std::span<const std::int64_t> middle);

}  // namespace tiendo::reconciliation

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/reconciliation/impl/top_down.ipp"
#endif
