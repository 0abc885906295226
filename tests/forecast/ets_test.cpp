#include "tiendo/forecast/ets.hpp"

#include <doctest/doctest.h>

#include <array>
#include <vector>

#include "support/near.hpp"

using namespace tiendo::forecast;
using support::near;

TEST_CASE("the family finds the form that made the series") {
  std::vector<double> line, season;
  support::dice dice(11);
  for (int t = 0; t < 40; ++t) {
    line.push_back(0.2 + 0.01 * t + dice.between(-0.001, 0.001));
    season.push_back(0.5 + std::array{0.1, -0.1, 0.05, -0.05}[static_cast<std::size_t>(t % 4)] +
                     dice.between(-0.005, 0.005));
  }
  const auto trend = ets{}.best(line);
  REQUIRE(trend.size() == 1);
  CHECK(trend[0].form.trend);
  CHECK(trend[0].form.season == component::none);
  const auto quarterly = ets{4}.best(season);
  REQUIRE(quarterly.size() == 1);
  CHECK(quarterly[0].form.season != component::none);
  std::array<double, 4> ahead;
  CHECK(ets{4}(season, ahead) == tiendo::reason::none);
  CHECK(ahead[0] == doctest::Approx(0.6).epsilon(0.02));
  CHECK(ahead[1] == doctest::Approx(0.4).epsilon(0.02));
  ets{}(line, ahead);
  CHECK(ahead[3] == doctest::Approx(0.2 + 0.01 * 43).epsilon(0.01));
}

TEST_CASE("with the same parameters a plain form has R's likelihood or better, its start being exact") {
  // R 4.2.2, forecast 8.20: ets(z, "AAN", damped = TRUE, alpha = .4, beta = .1, phi = .9)$loglik = -19.0658466366219
  const std::array z{12.0, 15.0, 11.0, 14.0, 13.0, 17.0, 12.0, 16.0, 15.0, 14.0};
  const smoothing_fit fit = smoothing_plan({0.4, 0.1, 0.9}, z.size(), {}).fit(z);
  const double likelihood = -5 * std::log(fit.squares);
  CHECK(likelihood >= -19.0658466366219 - 1e-9);
  CHECK(likelihood == doctest::Approx(-19.0658466366219).epsilon(1e-6));
}

TEST_CASE("series that say nothing stand still") {
  std::array<double, 2> ahead;
  for (const std::vector<double>& y : {std::vector<double>{0.7}, {0.1, 0.2, 0.3, 0.7}, std::vector<double>(9, 0.7)}) {
    CHECK(ets{}(y, ahead) == tiendo::reason::none);
    CHECK(ahead == std::array{0.7, 0.7});
    CHECK(ets{}.best(y).empty());
  }
}

TEST_CASE("zeros and negative figures leave the additive forms") {
  const auto best = ets{}.best(std::array{0.0, -0.5, 0.3, 0.1, -0.2, 0.4, 0.2, -0.1});
  REQUIRE(best.size() == 1);
  CHECK_FALSE(best[0].form.multiplicative_error);
}
