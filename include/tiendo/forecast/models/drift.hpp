// tiendo/forecast/models/drift.hpp: the random walk with drift.
#pragma once

#include <span>

#include "tiendo/core/reason.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

/// The random walk with drift:
///
///     f_h = y_n + h (y_n - y_1) / (n - 1)
///
/// The forecast of one value is that value. Worked: 1, 4, 5 gives 7, 9.
struct drift {
  reason operator()(std::span<const double> y, std::span<double> ahead) const;
};

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/models/impl/drift.ipp"
#endif
