#include "tiendo/forecast/sample_paths.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <vector>

using namespace tiendo::forecast;

namespace {
const std::array<distribution, 3> ahead{distribution{100, 10, 20}, distribution{105, 15, 30},
                                        distribution{110, 20, 40, 1, 0, limits(0, 130)}};
constexpr std::size_t count = 20000;
}  // namespace

TEST_CASE("every period of the paths has its distribution") {
  const auto paths = sample_paths(ahead, count, 1);
  REQUIRE(paths.size() == 3 * count);
  for (std::size_t h = 0; h < 3; ++h)
    for (const double p : {0.05, 0.3, 0.5, 0.8, 0.95}) {
      const double q = ahead[h].quantile(p);
      if (q == 130) continue;  // on the bound, where several quantiles lie
      std::size_t below = 0;
      for (std::size_t i = 0; i < count; ++i) below += paths[3 * i + h] <= q ? 1 : 0;
      CHECK(static_cast<double>(below) / count == doctest::Approx(p).epsilon(0.05));
    }
}

TEST_CASE("ranks of neighbouring periods go together as a random walk's do, and bounds hold") {
  const auto paths = sample_paths(ahead, count, 2);
  std::size_t both = 0;
  for (std::size_t i = 0; i < count; ++i) {
    both += (paths[3 * i] > 100) == (paths[3 * i + 1] > 105) ? 1 : 0;
    CHECK(paths[3 * i + 2] <= 130);
  }
  // with a correlation of sqrt(1/2) two normal numbers have the same sign with probability 1/2 +
  // asin(sqrt(1/2)) / pi
  CHECK(static_cast<double>(both) / count == doctest::Approx(0.75).epsilon(0.02));
}

TEST_CASE("a seed draws the same paths again, another one others") {
  CHECK(sample_paths(ahead, 5, 7) == sample_paths(ahead, 5, 7));
  CHECK(sample_paths(ahead, 5, 7) != sample_paths(ahead, 5, 8));
  CHECK(sample_paths(ahead, 0, 7).empty());
}
