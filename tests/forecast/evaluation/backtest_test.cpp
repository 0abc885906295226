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
using namespace tiendo::forecast::detail;
using support::near;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::vector<backtest_scores> tested(const panel& p, std::int64_t horizon,
                                    rolling_origin rolling = {}) {
  return backtest(p.view(), {horizon, {"naive", "log_theta"}}, rolling, confidence_level(0.95));
}

}  // namespace

TEST_CASE("backtest scores equal values computed by hand") {
  panel p;
  p.add({1, 2, 4});
  const auto one = tested(
      p, 1)[0];  // naive forecasts 2 from 1, 2 and the value is 4: the error is 2, the scale 1
  CHECK(one.forecasts == 1);
  CHECK(one.mase == near(2));
  CHECK(one.smape == near(200.0 * 2 / 6));
  p.add({10, 11, 13});  // the error is 2, the scale 1
  const auto both = tested(p, 1)[0];
  CHECK(both.forecasts == 2);
  CHECK(both.smape == near((200.0 * 2 / 6 + 200.0 * 2 / 24) / 2));
}

TEST_CASE("errors are in the unit of the values, and OWA is relative to the naive forecast") {
  panel p;
  p.add({1, 2, 4, 4});
  const auto scores = tested(p, 2);  // 4, 4 after 1, 2: two naive errors of 2; the scale is 1
  CHECK(scores[0].mae == near(2));
  CHECK(scores[0].rmse == near(2));
  CHECK(scores[0].owa == near(1));
  CHECK(scores[1].owa == near((scores[1].smape / (200.0 / 3) + scores[1].mase / 2) / 2));
  p = panel{};
  p.add({1, 2, 2});
  CHECK(std::isnan(tested(p, 1)[1].owa));  // the naive forecast has no error
}

TEST_CASE("scores of probabilities and quantiles equal values computed by hand") {
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

TEST_CASE("origins roll back, and forecasts use only the values before their origin") {
  panel p;
  p.add({1, 2, 4, 8});
  const auto two = tested(p, 1, {2, 1})[0];  // 8 after 4: 4 / ((1 + 2) / 2); 4 after 2: 2 / 1
  CHECK(two.forecasts == 2);
  CHECK(two.mase == near((4 / 1.5 + 2) / 2));
  CHECK(tested(p, 1, {99, 1})[0].forecasts == 2);  // 2 after 1 alone has no scale
  CHECK(tested(p, 1, {2, 2})[0].forecasts == 1);
}

TEST_CASE("forecasts that cannot be scored are omitted, and failed ones are counted") {
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

TEST_CASE("infinite values are not scored, and no score is infinite") {
  panel p;
  p.add({1, 2, 4, std::numeric_limits<double>::infinity()});
  CHECK(tested(p, 1)[0].forecasts == 0);
  const auto scores =
      tested(p, 2, {2, 1});  // after 1 and 2 alone: 4 is scored, the infinite value after it is not
  CHECK(scores[0].forecasts == 1);
  CHECK(scores[0].mae == 2);
}

TEST_CASE("the number of origins is limited by the length of the series") {
  panel p;
  p.add({1, 2, 4, 7});
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  CHECK(tested(p, 1, {most, 1})[0].forecasts == 2);
  CHECK(tested(p, 1, {most, most})[0].forecasts == 1);
  CHECK_THROWS_AS(tested(p, longest_horizon + 1), invalid_value);
}

TEST_CASE("intervals of many random walks have about their nominal coverage") {
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

TEST_CASE("a backtest reports progress and can be stopped") {
  panel p;
  for (int i = 0; i < 130; ++i) p.add({1, 2, 4});
  std::vector<std::size_t> calls;
  const auto run = [&](std::size_t most) {
    return backtest(p.view(), {1, {"naive"}}, {}, confidence_level(0.95),
                    [&](std::size_t done, std::size_t total) {
                      CHECK(total == 130);
                      calls.push_back(done);
                      return done < most;
                    });
  };
  CHECK(run(200)[0].forecasts == 130);
  CHECK(calls == std::vector<std::size_t>{0, 64, 128, 130});
  CHECK_THROWS_AS(run(64), interrupted);
}

TEST_CASE("a backtest of long series can be stopped between its forecasts") {
  panel p;
  std::vector<double> y(6'000);
  for (std::size_t t = 0; t < y.size(); ++t) y[t] = 100 + static_cast<double>(t * t % 79);
  int calls = 0;
  const auto looks = [&](options o, const rolling_origin& rolling, int most) {
    calls = 0;
    return backtest(p.view(), o, rolling, confidence_level(0.95),
                    [&](std::size_t, std::size_t) { return ++calls < most; });
  };
  // before the first of ten forecasts, after all, and whenever 20,000 values were used: each five
  // forecasts of 4,900 values or less
  p = {};
  p.add(std::span(y).first(4'900));
  CHECK(looks({1, {"naive"}}, {10, 1}, 100)[0].forecasts == 10);
  CHECK(calls == 1 + 49'000 / 24'500 + 1);
  // and within one forecast of a long series
  p = {};
  p.add(y);
  CHECK_THROWS_AS(looks({1, {"ets"}}, {1, 1}, 5), interrupted);
  CHECK(calls == 5);
}

TEST_CASE("a backtest without origins or steps is rejected") {
  const panel p;
  CHECK_THROWS_AS(tested(p, 0), invalid_value);
  CHECK_THROWS_AS(tested(p, 1, {0, 1}), invalid_value);
  CHECK_THROWS_AS(tested(p, 1, {1, 0}), invalid_value);
  CHECK(tested(p, 1)[0].forecasts == 0);
}
