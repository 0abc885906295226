#include "tiendo/forecast/evaluation/backtest.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>

#include "support/near.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/forecast/evaluation/accuracy.hpp"
#include "tiendo/forecast/forecast.hpp"

using namespace tiendo;
using namespace tiendo::forecast;
using support::near;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::vector<backtest_scores> tested(const panel& p, std::int64_t horizon,
                                    rolling_origin rolling = {}) {
  return backtest(p.view(), {horizon, {"naive", "log_theta"}}, rolling, confidence_level(0.95));
}

}  // namespace

TEST_CASE("scores by hand") {
  panel p;
  p.add({1, 2, 4});
  const auto one = tested(p, 1)[0];  // 4 from 1, 2: the error is 2, the scale 1
  CHECK(one.forecasts == 1);
  CHECK(one.mase == near(2));
  CHECK(one.smape == near(200.0 * 2 / 6));
  p.add({10, 11, 13});  // the error is 2, the scale 1
  const auto both = tested(p, 1)[0];
  CHECK(both.forecasts == 2);
  CHECK(both.smape == near((200.0 * 2 / 6 + 200.0 * 2 / 24) / 2));
}

TEST_CASE("errors in the figures' unit, and beside the naive forecast") {
  panel p;
  p.add({1, 2, 4, 4});
  const auto scores = tested(p, 2);  // 4, 4 from 1, 2: naive is 2 off twice; the scale is 1
  CHECK(scores[0].mae == near(2));
  CHECK(scores[0].rmse == near(2));
  CHECK(scores[0].owa == near(1));
  CHECK(scores[1].owa == near((scores[1].smape / (200.0 / 3) + scores[1].mase / 2) / 2));
  p = panel{};
  p.add({1, 2, 2});
  CHECK(std::isnan(tested(p, 1)[1].owa));  // naive makes no error
}

TEST_CASE("chances and quantiles are scored by hand") {
  panel p;
  p.add({1, 2, 4});
  const auto d = forecast::forecast(std::vector<double>{1, 2}, 1, "naive").ahead[0];
  std::vector<double> likely;
  for (int i = 0; i < 20; ++i) likely.push_back(d.quantile(0.05 * i + 0.025));
  const auto score = tested(p, 1)[0];
  CHECK(score.crps == near(forecast::crps(4, likely)));
  const double chance = d.probability_at_least(2);
  CHECK(score.brier == near((1 - chance) * (1 - chance)));
}

TEST_CASE("origins roll back, and each sees only what lies before it") {
  panel p;
  p.add({1, 2, 4, 8});
  const auto two = tested(p, 1, {2, 1})[0];  // 8 from 4: 4 over (1 + 2) / 2; 4 from 2: 2 over 1
  CHECK(two.forecasts == 2);
  CHECK(two.mase == near((4 / 1.5 + 2) / 2));
  CHECK(tested(p, 1, {99, 1})[0].forecasts == 2);  // 2 from 1 alone has no scale
  CHECK(tested(p, 1, {2, 2})[0].forecasts == 1);
}

TEST_CASE("what cannot be judged is left out, and what has no answer is counted") {
  panel p;
  p.add({1, 2, missing});
  p.add({5, 5, 5});
  p.add({missing, missing, 3});
  p.add({-1, 2, 3});
  const auto scores = tested(p, 1);
  CHECK(scores[0].forecasts == 1);
  CHECK(scores[1].forecasts == 0);
  CHECK(scores[1].failed == 1);
  for (const double score : {scores[1].mase, scores[1].mae, scores[1].owa, scores[1].coverage})
    CHECK(std::isnan(score));
}

TEST_CASE("an infinite figure is not judged, and no score is infinite") {
  panel p;
  p.add({1, 2, 4, std::numeric_limits<double>::infinity()});
  CHECK(tested(p, 1)[0].forecasts == 0);
  const auto scores =
      tested(p, 2, {2, 1});  // from 1 and 2 alone: 4 is judged, what is infinite behind it is not
  CHECK(scores[0].forecasts == 1);
  CHECK(scores[0].mae == 2);
}

TEST_CASE("more origins than figures, and steps beyond the series, are no more than there are") {
  panel p;
  p.add({1, 2, 4, 7});
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  CHECK(tested(p, 1, {most, 1})[0].forecasts == 2);
  CHECK(tested(p, 1, {most, most})[0].forecasts == 1);
  CHECK_THROWS_AS(tested(p, longest_horizon + 1), value_error);
}

TEST_CASE("intervals of many random walks cover about what they say") {
  support::dice dice(21);
  panel p;
  for (int i = 0; i < 300; ++i) {
    std::vector<double> y(20);
    double level = 100;
    for (double& x : y) x = level += dice.between(-2, 2) + dice.between(-2, 2);
    p.add(y);
  }
  const auto score = backtest(p.view(), {4}, {1, 1}, confidence_level(0.95))[0];
  CHECK(score.forecasts == 300);
  CHECK(score.coverage > 0.9);
  CHECK(score.msis > 0);
}

TEST_CASE("a back-test tells how far it is and can be stopped") {
  panel p;
  for (int i = 0; i < 130; ++i) p.add({1, 2, 4});
  std::vector<std::size_t> told;
  const auto run = [&](std::size_t most) {
    return backtest(p.view(), {1, {"naive"}}, {}, confidence_level(0.95),
                    [&](std::size_t done, std::size_t total) {
                      CHECK(total == 130);
                      told.push_back(done);
                      return done < most;
                    });
  };
  CHECK(run(200)[0].forecasts == 130);
  CHECK(told == std::vector<std::size_t>{0, 64, 128, 130});
  CHECK_THROWS_AS(run(64), interrupted);
}

TEST_CASE("a back-test has origins and steps") {
  const panel p;
  CHECK_THROWS_AS(tested(p, 0), value_error);
  CHECK_THROWS_AS(tested(p, 1, {0, 1}), value_error);
  CHECK_THROWS_AS(tested(p, 1, {1, 0}), value_error);
  CHECK(tested(p, 1)[0].forecasts == 0);
}
