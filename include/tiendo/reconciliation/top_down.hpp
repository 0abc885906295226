// tiendo/reconciliation/top_down.hpp: the single-level methods bottom-up, top-down and middle-out.
#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <span>

#include "tiendo/reconciliation/hierarchy.hpp"

namespace tiendo::inline v0_1::reconciliation {

namespace detail {

/// Bottom-up: the forecasts of the bottom nodes are aggregated; the others are ignored.
inline vector bottom_up(const hierarchy& s, const Eigen::Ref<const vector>& base) {
  return s.aggregate(s.bottom_of(base));
}

}  // namespace detail

/// The proportions by which a total is disaggregated.
enum class proportions {
  average_proportions,      ///< means over time of (part / total)
  proportions_of_averages,  ///< means of the parts over the mean of the total
  forecast_proportions,     ///< proportions of the base forecasts, level by level
};

namespace detail {

/// Top-down by historical proportions: the forecast of the root is disaggregated to the bottom
/// nodes by their proportions of the root in `history` (one row per time, one column per node).
/// Throws `invalid_value` where a proportion is undefined.
vector top_down(const hierarchy& s, const Eigen::Ref<const vector>& base,
                const Eigen::Ref<const matrix>& history, proportions how);

/// Top-down by forecast proportions: the forecast of the root is disaggregated level by level by
/// the proportions of the base forecasts. Source: Athanasopoulos, Ahmed and Hyndman, International
/// Journal of Forecasting 25(1), 2009. Worked: a root of 100 with parts of 40 and 60, of which the
/// first has parts of 10 and 40, gives 8 and 32.
vector top_down(const hierarchy& s, const Eigen::Ref<const vector>& base);

/// Middle-out: the forecasts of the nodes `middle` are disaggregated below by the proportions of
/// the base forecasts and aggregated above. Every path from a root to a bottom node has to contain
/// exactly one of them; throws `invalid_value` otherwise.
vector middle_out(const hierarchy& s, const Eigen::Ref<const vector>& base,
                  std::span<const std::int64_t> middle);

}  // namespace detail

}  // namespace tiendo::inline v0_1::reconciliation

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/reconciliation/impl/top_down.ipp"
#endif
