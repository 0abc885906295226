#include "tiendo/forecast/season.hpp"

#include <doctest/doctest.h>

#include <array>
#include <vector>

#include "support/near.hpp"

using namespace tiendo::forecast;
using support::near;

namespace {
constexpr std::array z{12.0, 15.0, 11.0, 14.0, 13.0, 17.0, 12.0, 16.0, 15.0, 14.0};
}

TEST_CASE("the pattern is that of the classical decomposition") {
  // R 4.2.2: decompose(ts(z, frequency = 2))$figure and decompose(ts(z, frequency = 3), "multiplicative")$figure
  const season_pattern two = season_of(z, 2, false);
  CHECK(two.of_period[0] == near(-1.4375));
  CHECK(two.of_period[1] == near(1.4375));
  const season_pattern three = season_of(z, 3, true);
  CHECK(three.of_period[0] == near(0.943819068618035));
  CHECK(three.of_period[1] == near(1.05245753487545));
  CHECK(three.of_period[2] == near(1.00372339650651));
}

TEST_CASE("what is taken out is put back in its place") {
  for (const bool multiplicative : {false, true}) {
    const season_pattern pattern = season_of(z, 3, multiplicative);
    std::vector<double> y(z.begin(), z.end());
    pattern.remove(y);
    std::vector<double> again(y.begin() + 4, y.end());
    pattern.restore(4, again);
    for (std::size_t t = 4; t < z.size(); ++t) CHECK(again[t - 4] == near(z[t]));
  }
}

TEST_CASE("a season is sure where it repeats, and nothing where there is none") {
  std::vector<double> y, noise;
  support::dice dice(5);
  for (int t = 0; t < 40; ++t) {
    y.push_back(100 + t + std::array{5.0, -3.0, 1.0, -3.0}[static_cast<std::size_t>(t % 4)] + dice.between(-0.5, 0.5));
    noise.push_back(100 + t);
  }
  CHECK(season_certainty(y, 4) == 1);
  CHECK(season_certainty(noise, 4) == 0);
  CHECK(season_certainty(y, 1) == 0);
  CHECK(season_certainty(std::span(y).first(7), 4) == 0);
  CHECK(certain_season(noise, 4).of_period == std::vector<double>{0});
  const season_pattern found = certain_season(y, 4);
  CHECK(found.multiplicative);
  CHECK(found.of_period[0] > 1.02);
}
