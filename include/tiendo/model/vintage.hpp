// tiendo/model/vintage.hpp: vintages of one observation, merged to one value or the smallest
// interval.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "tiendo/core/interval.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/model/observation.hpp"

namespace tiendo::inline v0_1 {

namespace detail {

/// A data point: the value or bounds of one series in one period, and the observations used.
struct data_point {
  tiendo::period period = {};
  interval bounds = {};
  std::optional<double> value = {};  ///< the value, if one number was printed or derived
  observation_kind kind = observation_kind::exact;
  observation_status status = observation_status::final;
  std::optional<std::int64_t> field = {};  ///< for a rank, the number of ranked members
  bool conflicting = false;                ///< the sources differ by more than rounding
  std::vector<const observation*> used = {};
  std::vector<const observation*> superseded = {};  ///< replaced by a revision
};

/// Merges all vintages of one series and period (at least one) into one data point.
///
/// A release marked `revises` replaces the releases before it; a later release alone does not.
/// Among the remaining ones, a number that is a rounding of a more precise number is ignored, and
/// bounds that contain the number agree with it. If differences remain, the result is the smallest
/// interval that contains all values, and the point is `conflicting`. Worked: 18.7, 18.66, 19,
/// 18.86 and 18.66 become [18.66, 18.86].
data_point merge_vintages(std::vector<const observation*> prints);

}  // namespace detail

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/model/impl/vintage.ipp"
#endif
