// tiendo/assessment/detail/regular_series.hpp: the exact values of a series at regular distances,
// as forecasts need them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "tiendo/core/outcome.hpp"
#include "tiendo/core/recurrence.hpp"
#include "tiendo/model/observed_series.hpp"
#include "tiendo/model/vintage.hpp"

namespace tiendo::inline v0_1::detail {

/// The most periods of a series, past or ahead, that a forecast looks at.
inline constexpr std::size_t most_periods = 1000;

/// The exact values up to a point, and the grid of their periods, of which that point has place 0.
struct regular_series {
  period_grid grid;
  std::vector<double>
      values;  ///< one per place from the first value on; missing where none is exact

  /// The number of places in a season: those of a year, or 7 for days.
  std::int64_t season_length() const {
    const std::int64_t places = grid.places_a_year();
    return places > 52 ? 7 : places;
  }
};

/// The regular series of comparable points of which `latest` is one; later ones are not used, and
/// ranks are those in its field. Undefined where fewer than two values are exact
/// (`too_few_values`), and where the periods are at no regular distance (`irregular_series`).
/// Worked: 15, 18 and 22 in 2021, 2022 and 2024 have the values 15, 18, missing, 22.
outcome<regular_series> regular_series_of(const comparable_points& points,
                                          const data_point& latest);

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/assessment/detail/impl/regular_series.ipp"
#endif
