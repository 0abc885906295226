// tiendo/attainment/detail/impl/first_passage.ipp: bodies of
// tiendo/attainment/detail/first_passage.hpp.
#pragma once

#include "tiendo/attainment/detail/first_passage.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "tiendo/attainment/detail/level_probability.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/numeric.hpp"

namespace tiendo::inline v0_1::attainment::detail {

TIENDO_INLINE std::vector<double> passage_probabilities(std::span<const normal_range> ranges,
                                                        std::span<const double> normals,
                                                        std::size_t least, double enough) {
  const std::size_t paths = normals.size() / std::max<std::size_t>(1, ranges.size());
  std::vector<double> probabilities(ranges.size(), 0);
  // how far inside of a range each path has been, below 0 outside of all
  std::vector<double> inside(paths, -std::numeric_limits<double>::infinity());
  double reached = 0;
  for (std::size_t h = 0; h < ranges.size(); ++h) {
    if (h < least || reached < enough) {
      const double* z = normals.data() + h * paths;
      const auto [low, high] = ranges[h];
      std::int64_t count = 0;
      for (std::size_t path = 0; path < paths; ++path) {
        const double above = z[path] - low, below = high - z[path];
        const double within = above < below ? above : below;
        inside[path] = inside[path] < within ? within : inside[path];
        count += inside[path] >= 0;
      }
      reached = std::max({reached, static_cast<double>(count) / static_cast<double>(paths),
                          probability_of(ranges[h])});
    }
    probabilities[h] = reached;
  }
  return probabilities;
}

TIENDO_INLINE double first_time_held(std::span<const double> probabilities, std::size_t due,
                                     double p, bool already) {
  const auto likely = [&](std::size_t h) {
    return tiendo::detail::reaches(probabilities[h - 1], p);
  };
  if (!likely(due)) {
    for (std::size_t h = due + 1; h <= probabilities.size(); ++h)
      if (likely(h)) return static_cast<double>(h);
    return std::numeric_limits<double>::infinity();
  }
  std::size_t from = due;
  while (from > 1 && likely(from - 1)) --from;
  return from == 1 && already ? 0 : static_cast<double>(from);
}

}  // namespace tiendo::inline v0_1::attainment::detail
