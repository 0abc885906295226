// tiendo/attainment/attainment_options.hpp: options of chances.
#pragma once

#include <cstdint>
#include <vector>

#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/interval.hpp"

namespace tiendo::inline v0_1::attainment {

/// Options of chances, the same for all series of a panel.
struct attainment_options {
  std::int64_t season_length = 1;                 ///< periods per season, and per year of growth
  double periods_a_year = 1;                      ///< for paces
  interval bounds{};                              ///< admissible values; default: all
  confidence_level level = confidence_level(.8);  ///< of the intervals of values and times
  /// The group of each series, as a number: series of one group are of one kind, are forecast by
  /// what they share, have correlated errors, and are the field of their ranks. Empty: each series
  /// stands alone.
  std::vector<std::int64_t> groups{};
  std::int64_t paths = 1'000;  ///< sample paths, where a probability needs them
  std::uint64_t seed = 1;      ///< the same seed gives the same results
  int threads = 0;             ///< of the forecasts; 0: one per core
};

}  // namespace tiendo::inline v0_1::attainment
