// Numbers for tests: equal within rounding, and random ones that are the same on every machine.
#pragma once

#include <doctest/doctest.h>

#include <cstdint>
#include <random>

namespace support {

/// Equal to `x` but for the last bits of a double.
inline doctest::Approx near(double x) {
  return doctest::Approx(x).epsilon(1e-12);
}

/// Uniform numbers by hand: the standard's distributions differ from library to library, its
/// Mersenne twister does not.
class dice {
 public:
  explicit dice(std::uint32_t seed) : engine_(seed) {}

  double between(double low, double high) {
    return low + (high - low) * (static_cast<double>(engine_()) / 4294967296.0);
  }
  int whole(int low, int high) {
    return low + static_cast<int>(engine_() % static_cast<std::uint32_t>(high - low + 1));
  }

 private:
  std::mt19937 engine_;
};

}  // namespace support
