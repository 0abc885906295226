// tiendo/forecast/seasonal_naive.hpp: every season as it was the last time.
#pragma once

#include <fmt/format.h>
#include <cstdint>
#include <span>

#include "tiendo/core/error.hpp"
#include "tiendo/measures/reason.hpp"

namespace tiendo::forecast {

/// Each value ahead is the one a whole number of seasons before it, the latest there is:
///
///     f_h = y_(n + h - m k), k the smallest whole number for which that is in the past
///
/// A series shorter than a season stands still at its last value. Worked: 1, 2, 3, 4 with seasons
/// of 2 gives 3, 4, 3.
struct seasonal_naive {
  /// Throws `value_error` unless `season_length` is at least 1.
  explicit seasonal_naive(std::int64_t season_length) : length(season_length) {
    if (length < 1)
      throw value_error(fmt::format("a season has at least 1 period, not {}", length));
  }

  reason operator()(std::span<const double> y, std::span<double> ahead) const {
    const auto m = static_cast<std::size_t>(length);
    for (std::size_t h = 0; h < ahead.size(); ++h)
      ahead[h] = y.size() < m ? y.back() : y[y.size() - m + h % m];
    return reason::none;
  }

  std::int64_t length;
};

}  // namespace tiendo::forecast
