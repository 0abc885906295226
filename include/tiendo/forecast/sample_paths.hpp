// tiendo/forecast/sample_paths.hpp: whole futures, drawn from the distributions of their periods.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "tiendo/forecast/distribution.hpp"
#include "tiendo/forecast/random_draws.hpp"

namespace tiendo::forecast {

/// `count` paths, one after the other, each with a figure for every period of `ahead`. Every period
/// has its own distribution; along a path ranks wander as a random walk's do, so that what is high
/// in one period is high in the next:
///
///     z_h = (w_1 + ... + w_h) / sqrt(h), w standard normal;  figure_h = quantile_h(Phi(z_h))
///
/// with a correlation of sqrt(h / k) between periods h < k. The same seed draws the same paths on
/// every machine (random_draws). For sums, maxima, or the first year in which a target is reached.
/// Worked: the mean over many paths of `figure_1 <= q` is p where q is the quantile p of the first
/// period.
inline std::vector<double> sample_paths(std::span<const distribution> ahead, std::size_t count,
                                        std::uint64_t seed) {
  random_draws random(seed);
  std::vector<double> paths;
  paths.reserve(count * ahead.size());
  for (std::size_t i = 0; i < count; ++i) {
    double walk = 0;
    for (std::size_t h = 0; h < ahead.size(); ++h) {
      walk += random.normal();
      paths.push_back(ahead[h].figure(place_at(walk / std::sqrt(static_cast<double>(h + 1)))));
    }
  }
  return paths;
}

}  // namespace tiendo::forecast
