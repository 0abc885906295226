// tiendo/model/vintage.hpp: several prints of one figure become one figure, or an honest range.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "tiendo/core/interval.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/model/observation.hpp"

namespace tiendo::inline v0_1 {

namespace detail {

/// What is known of one period of one series, and from which observations.
struct data_point {
  tiendo::period period = {};
  interval bounds = {};
  std::optional<double> value = {};  ///< the number itself, where one number was printed or follows
  observation_kind kind = observation_kind::exact;
  observation_status status = observation_status::final;
  std::optional<std::int64_t> field = {};  ///< of how many, for a rank
  bool conflicting = false;                ///< the sources differ by more than rounding
  std::vector<const observation*> used = {};
  std::vector<const observation*> superseded = {};  ///< replaced by a revision
};

/// One data point from all prints of one series for one period (at least one).
///
/// A print marked `revises` replaces what was published before it; a newer print alone does not.
/// Of the rest, a number that is a more precise one rounded is set aside; bounds that contain the
/// number are met by it. Whatever then still differs becomes the smallest range that holds all of
/// it, and the point is `conflicting`. Worked: 18.7, 18.66, 19, 18.86 and 18.66 become
/// [18.66, 18.86].
data_point merge_vintages(std::vector<const observation*> prints);

}  // namespace detail

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/model/impl/vintage.ipp"
#endif
