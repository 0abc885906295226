// tiendo/core/detail/portable_rng.hpp: random numbers that are reproducible across platforms.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <random>

namespace tiendo::inline v0_1::detail {

/// A Mersenne twister with distributions by fixed formulas, since those of the standard differ
/// between libraries. The same seed gives the same numbers, except for the last bits of logarithm
/// and sine.
class portable_rng {
 public:
  explicit portable_rng(std::uint64_t seed) : engine_(seed) {}

  /// A uniform number above 0 and below 1.
  double uniform() { return (static_cast<double>(engine_() >> 11) + 0.5) * 0x1p-53; }

  /// A standard normal number. Source: Box and Muller (1958); the second number of each pair is not
  /// used.
  double normal() {
    const double radius = std::sqrt(-2 * std::log(uniform()));
    return radius * std::sin(2 * std::numbers::pi * uniform());
  }

  /// One of 0, 1, ..., n - 1 with equal probability; n is above 0 and far below 2^53.
  std::size_t uniform_index(std::size_t n) {
    return static_cast<std::size_t>(uniform() * static_cast<double>(n));
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace tiendo::inline v0_1::detail
