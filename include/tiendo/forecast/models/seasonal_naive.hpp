// tiendo/forecast/models/seasonal_naive.hpp: the seasonal naive forecast, the last season repeated.
#pragma once

#include <cstdint>
#include <span>

#include "tiendo/core/reason.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

/// Each forecast is the latest value a whole number of seasons before it:
///
///     f_h = y_(n + h - m k), k the smallest whole number for which that is in the past
///
/// The forecast of a series shorter than a season is its last value. Worked: 1, 2, 3, 4 with a
/// season length of 2 gives 3, 4, 3.
struct seasonal_naive {
  /// Throws `invalid_value` unless `season_length` is at least 1.
  explicit seasonal_naive(std::int64_t season_length);

  reason operator()(std::span<const double> y, std::span<double> ahead) const;

  std::int64_t length;
};

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/models/impl/seasonal_naive.ipp"
#endif
