#include "tiendo/core/detail/portable_rng.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

using namespace tiendo::detail;
using tiendo::detail::portable_rng;

TEST_CASE("the engine gives the 10,000th number that the standard specifies") {
  // ISO C++ [rand.predef]: the 10000th call of a default-seeded mt19937_64 gives
  // 9981545732273789042.
  portable_rng random(5489);
  for (int i = 1; i < 10000; ++i) random.uniform();
  CHECK(random.uniform() == (static_cast<double>(9981545732273789042ULL >> 11) + 0.5) * 0x1p-53);
}

TEST_CASE("normal numbers have the moments of the normal distribution") {
  portable_rng random(3);
  constexpr int count = 200'000;
  double sum = 0, squares = 0, fourth = 0;
  for (int i = 0; i < count; ++i) {
    const double z = random.normal();
    sum += z;
    squares += z * z;
    fourth += z * z * z * z;
  }
  // The tolerances are four standard errors: sqrt(1/n), sqrt(2/n), sqrt(96/n)
  CHECK(std::abs(sum / count) < 4 * std::sqrt(1.0 / count));
  CHECK(std::abs(squares / count - 1) < 4 * std::sqrt(2.0 / count));
  CHECK(std::abs(fourth / count - 3) < 4 * std::sqrt(96.0 / count));
}

TEST_CASE("uniform_index is uniform, and the same seed gives the same numbers") {
  portable_rng random(4), again(4);
  std::array<int, 7> counts{};
  for (int i = 0; i < 70'000; ++i) {
    const std::size_t at = random.uniform_index(7);
    REQUIRE(at == again.uniform_index(7));
    ++counts.at(at);
  }
  for (const int c : counts) CHECK(std::abs(c - 10'000) < 4 * std::sqrt(10'000 * 6.0 / 7));
}
