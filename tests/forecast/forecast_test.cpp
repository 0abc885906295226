#include "tiendo/forecast/forecast.hpp"

#include <doctest/doctest.h>
#include <hwy/targets.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "support/near.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/forecast/detail/engine.hpp"
#include "tiendo/forecast/detail/panel_regression.hpp"

using namespace tiendo;
using namespace tiendo::forecast::detail;
using forecast::forecast_into;
using forecast::options;

namespace {

struct results {
  std::vector<double> median, quantiles;
  std::vector<reason> reasons;

  results(panel_view p, const options& r)
      : median(r.models.size() * static_cast<std::size_t>(p.size() * r.horizon)),
        quantiles(median.size() * r.probabilities.size()),
        reasons(r.models.size() * static_cast<std::size_t>(p.size())) {}

  forecast::forecast_columns columns() { return {median, quantiles, reasons}; }
};

results forecasts_of(panel_view p, const options& r) {
  results out(p, r);
  forecast_into(p, r, out.columns());
  return out;
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

/// Series of every kind: lengths from 0 to 60, with gaps, zeros, negative, constant and infinite
/// values.
panel mixed_panel(int count) {
  support::dice dice(42);
  panel p;
  for (int i = 0; i < count; ++i) {
    std::vector<double> y(
        static_cast<std::size_t>(dice.whole(0, 3) == 0 ? dice.whole(0, 4) : dice.whole(5, 60)));
    const double low = dice.whole(0, 2) == 0 ? -50 : 10, drift = dice.between(-2, 4);
    double level = dice.between(low, 100);
    for (double& x : y) x = level += drift + dice.between(-5, 5);
    if (dice.whole(0, 9) == 0) std::fill(y.begin(), y.end(), 7.5);
    for (double& x : y)
      if (dice.whole(0, 19) == 0) x = std::numeric_limits<double>::quiet_NaN();
    if (i == 17 && !y.empty()) y.front() = std::numeric_limits<double>::infinity();
    p.add(y);
  }
  return p;
}

}  // namespace

TEST_CASE("the engine agrees with the portable models to 1e-9") {
  const panel p = mixed_panel(400);
  for (const std::int64_t season : {1, 4, 7}) {
    options request{
        5,
        {"auto", "ets", "dynamic_theta", "log_theta", "drift", "median(ets,auto,dynamic_theta)"},
        {0.1, 0.975}};
    request.season_length = season;
    const results out = forecasts_of(p.view(), request);
    std::vector<forecast::detail::model_variant> models;
    for (const std::string& name : request.models)
      models.push_back(forecast::detail::make_model(name, season));
    const auto n = static_cast<std::size_t>(p.size());
    for (std::size_t i = 0; i < n; ++i) {
      const auto expected = forecast::detail::forecast_with(
          models, p.view()[static_cast<std::int64_t>(i)], {5, season, {}});
      for (std::size_t m = 0; m < models.size(); ++m) {
        CHECK(out.reasons[m * n + i] == expected[m].reason);
        for (std::size_t h = 0; h < 5; ++h) {
          const double median = out.median[(m * n + i) * 5 + h];
          const double high = out.quantiles[((m * 2 + 1) * n + i) * 5 + h];
          if (expected[m].reason != reason::none) {
            CHECK(std::isnan(median));
            CHECK(std::isnan(high));
          } else {
            CHECK(median == doctest::Approx(expected[m].ahead[h].quantile(0.5)).epsilon(1e-9));
            CHECK(high == doctest::Approx(expected[m].ahead[h].quantile(0.975)).epsilon(1e-9));
          }
        }
      }
    }
  }
}

TEST_CASE("the engine agrees with the portable models on extreme values") {
  const std::vector<double> values{0,      1,     2.5,    -3,     1e-300, 1e-320,
                                   5e-324, 1e300, -1e300, 99.999, 100};
  support::dice dice(43);
  panel p;
  p.add({1, 1e-320});
  for (int i = 1; i < 400; ++i) {
    std::vector<double> y(static_cast<std::size_t>(dice.whole(0, 12)));
    for (double& x : y)
      x = values[static_cast<std::size_t>(dice.whole(0, static_cast<int>(values.size()) - 1))];
    p.add(y);
  }
  for (const std::int64_t season : {1, 4}) {
    options request{3, {"auto", "dynamic_theta"}};
    request.season_length = season;
    const results out = forecasts_of(p.view(), request);
    CHECK(out.reasons[0] == reason::none);
    std::vector<forecast::detail::model_variant> models;
    for (const std::string& name : request.models)
      models.push_back(forecast::detail::make_model(name));
    for (std::size_t i = 0; i < 400; ++i) {
      const std::span<const double> y = p.view()[static_cast<std::int64_t>(i)];
      double largest = 5e-324;
      for (const double x : y) largest = std::max(largest, std::abs(x));
      const auto expected = forecast::detail::forecast_with(models, y, {3, season, {}});
      for (std::size_t m = 0; m < models.size(); ++m) {
        CHECK(out.reasons[m * 400 + i] == expected[m].reason);
        for (std::size_t h = 0; h < expected[m].ahead.size(); ++h) {
          const double apart =
              out.median[(m * 400 + i) * 3 + h] - expected[m].ahead[h].quantile(0.5);
          CHECK(std::abs(apart) <= 1e-7 * largest);
        }
      }
    }
  }
}

TEST_CASE("the exponential smoothing kernel agrees on values up to 300 orders of magnitude apart") {
  support::dice dice(44);
  panel p;
  p.add({1e-12, 1, 1e9, 1e9, 2e9, 3e9, 1});
  p.add({1e9, 1e3, 1, 1e-3, 1e-6, 1e-11});
  p.add({1e-12, 1e-3, 1e9, 1e-12, 1, 1e9, 1e-12, 1});
  for (const int orders : {6, 9, 15, 21, 27, 33, 300})
    for (int i = 0; i < 120; ++i) {
      std::vector<double> y(static_cast<std::size_t>(dice.whole(5, 40)));
      for (std::size_t t = 0; t < y.size(); ++t) {
        const double share = i % 2 == 0 ? dice.between(0, 1)
                                        : static_cast<double>(t) / static_cast<double>(y.size());
        y[t] = std::pow(10, (share - 0.5) * orders) * dice.between(0.5, 1);
      }
      p.add(y);
    }
  const options request{3, {"ets"}};
  const results out = forecasts_of(p.view(), request);
  const std::vector<forecast::detail::model_variant> models{forecast::detail::make_model("ets")};
  for (std::size_t i = 0; i < out.reasons.size(); ++i) {
    const std::span<const double> y = p.view()[static_cast<std::int64_t>(i)];
    const auto expected = forecast::detail::forecast_with(models, y, {3, 1, {}}).front();
    CHECK(out.reasons[i] == expected.reason);
    for (std::size_t h = 0; h < expected.ahead.size(); ++h)
      CHECK(std::abs(out.median[3 * i + h] - expected.ahead[h].quantile(0.5)) <=
            1e-7 * *std::max_element(y.begin(), y.end()));
  }
}

TEST_CASE(
    "results are identical to the last bit for any number of threads and any order of series") {
  const panel p = mixed_panel(1000);
  for (const std::int64_t season : {1, 4}) {
    options request{3, {"auto", "ets", "dynamic_theta"}, {0.025, 0.975}};
    request.season_length = season;
    request.threads = 1;
    const results one = forecasts_of(p.view(), request);
    request.threads = 3;
    const results three = forecasts_of(p.view(), request);
    CHECK(same_bits(one.median, three.median));
    CHECK(same_bits(one.quantiles, three.quantiles));
    CHECK(one.reasons == three.reasons);
    panel turned;
    for (std::int64_t i = p.size(); i-- > 0;) turned.add(p.view()[i]);
    const results back = forecasts_of(turned.view(), request);
    for (std::size_t i = 0; i < 1000; ++i)
      CHECK(std::memcmp(&one.median[3 * i], &back.median[3 * (999 - i)], 3 * sizeof(double)) == 0);
  }
}

TEST_CASE("series of one group are forecast by what they share, identically for any threads") {
  const panel p = mixed_panel(600);
  options request{4, {"auto", "drift"}, {0.1, 0.9}};
  const results alone = forecasts_of(p.view(), request);
  for (int i = 0; i < 600; ++i) request.groups.push_back(i % 3 == 0 ? 7 : -i % 5);
  request.threads = 1;
  const results one = forecasts_of(p.view(), request);
  request.threads = 0;
  const results many = forecasts_of(p.view(), request);
  CHECK(same_bits(one.median, many.median));
  CHECK(same_bits(one.quantiles, many.quantiles));
  CHECK(one.reasons == alone.reasons);
  const std::size_t numbers = one.median.size() / 2;
  CHECK(std::memcmp(&one.median[numbers], &alone.median[numbers], numbers * sizeof(double)) == 0);
  CHECK(!same_bits(one.median, alone.median));
}

TEST_CASE("groups have no influence on each other, and their numbers no meaning") {
  const panel p = mixed_panel(200);
  options request{3, {"auto"}, {0.05}};
  for (int i = 0; i < 200; ++i) request.groups.push_back(i < 80 ? 1 : 2);
  const results both = forecasts_of(p.view(), request);
  for (std::int64_t& group : request.groups) group = 100 - 1000 * group;
  CHECK(same_bits(both.median, forecasts_of(p.view(), request).median));
  panel first;
  for (std::int64_t i = 0; i < 80; ++i) first.add(p.view()[i]);
  request.groups.assign(80, 0);
  const results own = forecasts_of(first.view(), request);
  CHECK(std::memcmp(own.median.data(), both.median.data(), own.median.size() * sizeof(double)) ==
        0);
}

TEST_CASE("a series that is alone in its group is forecast as without groups") {
  const panel p = mixed_panel(100);
  options request{3, {"auto"}, {0.05, 0.95}};
  const results alone = forecasts_of(p.view(), request);
  for (int i = 0; i < 100; ++i) request.groups.push_back(i);
  const results grouped = forecasts_of(p.view(), request);
  CHECK(same_bits(alone.median, grouped.median));
  CHECK(same_bits(alone.quantiles, grouped.quantiles));
}

TEST_CASE("the forecasts of shares and of their remainders add up in a group, within bounds") {
  support::dice dice(3);
  panel shares, remainders;
  for (int i = 0; i < 30; ++i) {
    std::vector<double> y(static_cast<std::size_t>(dice.whole(2, 12)));
    double level = dice.between(5, 60);
    for (double& x : y) x = level = std::clamp(level + dice.between(-2, 6), 0.0, 100.0);
    shares.add(y);
    for (double& x : y) x = 100 - x;
    remainders.add(y);
  }
  options request{6, {"auto"}, {0.001, 0.999}, 1, interval::between(0, 100)};
  request.groups.assign(30, 0);
  const results a = forecasts_of(shares.view(), request),
                b = forecasts_of(remainders.view(), request);
  for (std::size_t i = 0; i < a.median.size(); ++i)
    CHECK(a.median[i] + b.median[i] == doctest::Approx(100).epsilon(1e-9));
  for (const double x : a.quantiles) CHECK((x >= 0 && x <= 100));
}

TEST_CASE("every series has a group, or none has") {
  const panel p = mixed_panel(3);
  options request{2};
  request.groups = {1, 1};
  CHECK_THROWS_WITH_AS(forecasts_of(p.view(), request),
                       "there are 2 groups for 3 series; each series has one", invalid_value);
  request.groups = {1, 1, 1, 1};
  CHECK_THROWS_AS(forecast::forecast(p.view(), request), invalid_value);
  request.groups = {1};
  CHECK(forecast::forecast(std::vector{1.0, 2.0}, request).size() == 1);
  const panel none;
  CHECK_THROWS_AS(forecasts_of(none.view(), request), invalid_value);
}

TEST_CASE("an empty panel is valid, and invalid options are rejected") {
  const panel none;
  CHECK_NOTHROW(forecasts_of(none.view(), {1}));
  const panel p = mixed_panel(3);
  CHECK_THROWS_AS(forecasts_of(p.view(), {0}), invalid_value);
  CHECK_THROWS_AS(forecasts_of(p.view(), {1, {"prophet"}}), unknown_name);
  CHECK_THROWS_AS(forecasts_of(p.view(), {1, {}}), invalid_value);
  CHECK_THROWS_AS(forecasts_of(p.view(), {1, {"auto"}, {95}}), invalid_value);
  CHECK_THROWS_AS(forecasts_of(p.view(), {1, {"auto"}, {}, 1, interval::exactly(5)}),
                  invalid_value);
  CHECK_THROWS_AS(forecasts_of(p.view(), {1, {"auto"}, {}, 1, {}, 0, -1}), invalid_value);
  results small(p.view(), {1});
  CHECK_THROWS_AS(forecast_into(p.view(), {std::int64_t{1} << 40}, small.columns()), invalid_value);
  CHECK_THROWS_AS(forecast_into(p.view(), {2}, small.columns()), invalid_value);
}

TEST_CASE("a forecast reports progress and can be stopped") {
  const panel p = mixed_panel(40000);
  const options request{1, {"naive"}};
  results out(p.view(), request);
  std::vector<std::int64_t> steps;
  forecast_into(p.view(), request, out.columns(), [&](std::int64_t done, std::int64_t total) {
    CHECK(total == 40000);
    steps.push_back(done);
    return true;
  });
  REQUIRE(steps.size() > 1);
  CHECK(steps.back() == 40000);
  CHECK_THROWS_AS(forecast_into(p.view(), request, out.columns(), [](auto, auto) { return false; }),
                  interrupted);
}

TEST_CASE(
    "forecasts of a long series can be cancelled between its fits, and a longer one is refused") {
  panel p;
  std::vector<double> y(6'000);
  for (std::size_t t = 0; t < y.size(); ++t) y[t] = 100 + static_cast<double>(t % 7);
  p.add(y);
  options r{.horizon = 2, .models = {"naive", "drift", "ses"}};
  results out(p.view(), r);
  int calls = 0;
  const auto second = [&](std::size_t, std::size_t) { return ++calls < 2; };
  CHECK_THROWS_AS(forecast_into(p.view(), r, out.columns(), second), interrupted);
  CHECK(calls == 2);
  // also while one model is fitted, here 570 times to 100,000 values
  panel longest;
  longest.add(std::vector<double>(100'000, 1.5));
  for (std::size_t t = 0; t < 100'000; ++t) y.push_back(100 + static_cast<double>(t * t % 7919));
  for (int k = 0; k < 3; ++k) longest.add(std::span(y).first(100'000));
  r = {.horizon = 2, .models = {"ets"}, .season_length = 12};
  calls = 0;
  std::size_t most = 0;
  const auto third = [&](std::size_t done, std::size_t) {
    most = std::max(most, done);
    return ++calls < 3;
  };
  CHECK_THROWS_AS(forecast::forecast(longest.view(), r, third), interrupted);
  CHECK(calls == 3);
  CHECK(most < 2);
  panel long_panel;
  long_panel.add({1, 2, 3});
  long_panel.add(std::vector<double>(100'001, 1.5));
  CHECK_THROWS_WITH_AS(forecast::forecast(long_panel.view(), r),
                       "series 1 has 100001 values; a series has at most 100000, so forecast its "
                       "later part or a lower frequency",
                       invalid_value);
}

TEST_CASE("what groups share can be stopped") {
  panel p;
  options request{2};
  for (int k = 0; k < 5000; ++k) {
    p.add({1.0 + k, 2, 4, 5, 7, 8, 9.5});
    request.groups.push_back(k / 2);
  }
  int calls = 0;
  const auto stop = [&](std::size_t done, std::size_t) { return done > 0 || ++calls < 3; };
  CHECK_THROWS_AS(forecast::forecast(p.view(), request, stop), interrupted);
  CHECK(calls == 3);
}

TEST_CASE("every instruction set of this machine gives the same results to 1e-9") {
  const panel p = mixed_panel(300);
  const options request{5, {"auto", "ets", "dynamic_theta"}, {0.1}};
  options seasonal = request;
  seasonal.season_length = 4;
  const results best = forecasts_of(p.view(), request),
                best_seasonal = forecasts_of(p.view(), seasonal);
  const auto check_same = [](const results& found, const results& expected) {
    CHECK(found.reasons == expected.reasons);
    for (std::size_t i = 0; i < expected.median.size(); ++i) {
      if (std::isnan(expected.median[i])) continue;
      CHECK(found.median[i] == doctest::Approx(expected.median[i]).epsilon(1e-9));
      CHECK(found.quantiles[i] == doctest::Approx(expected.quantiles[i]).epsilon(1e-9));
    }
  };
  std::set<std::string> used{forecast::instruction_set()};
  std::int64_t without = 0;
  for (int bit = 0; bit < 62;
       ++bit) {  // a better instruction set has a lower bit; 62 stands for none
    without |= std::int64_t{1} << bit;
    hwy::DisableTargets(without);
    hwy::GetChosenTarget().DeInit();
    if (!used.insert(forecast::instruction_set()).second) continue;
    check_same(forecasts_of(p.view(), request), best);
    check_same(forecasts_of(p.view(), seasonal), best_seasonal);
  }
  hwy::DisableTargets(0);
  hwy::GetChosenTarget().DeInit();
#if HWY_ARCH_X86 && !defined(TIENDO_HEADER_ONLY)
  CHECK(used.size() > 1);
#endif
}

TEST_CASE("a forecast of one series equals that of a panel with this one series") {
  const std::vector<double> y{1, 2, 3};
  CHECK(forecast::forecast(y, 2, "drift").ahead[1].quantile(0.5) == doctest::Approx(5));
  const auto both = forecast::forecast(y, options{1, {"naive", "drift"}});
  REQUIRE(both.size() == 2);
  CHECK(both[0].ahead[0].quantile(0.5) == doctest::Approx(3));
  CHECK(both[1].ahead[0].quantile(0.5) == doctest::Approx(4));
  CHECK(forecast::forecast(std::vector<double>{}, 1).reason == reason::no_observation);
  CHECK_THROWS_AS(forecast::forecast(y, 0), invalid_value);
  CHECK_THROWS_AS(forecast::forecast(y, 1, "prophet"), unknown_name);
}

TEST_CASE("a panel forecast equals what forecast_into writes") {
  const panel p = mixed_panel(50);
  const options request{3, {"auto", "drift"}, {0.1, 0.9}};
  const forecast::panel_forecast all = forecast::forecast(p.view(), request);
  const results out = forecasts_of(p.view(), request);
  CHECK(same_bits(all.median, out.median));
  CHECK(same_bits(all.quantiles, out.quantiles));
  CHECK(all.reasons == out.reasons);
  panel two;
  two.add({1, 2, 3});
  two.add({});
  const auto drift = forecast::forecast(two.view(), options{1, {"drift"}, {0.5}});
  CHECK(drift.median_of(0, 0)[0] == doctest::Approx(4));
  CHECK(drift.quantile_of(0, 0, 0)[0] == doctest::Approx(4));
  CHECK(drift.reasons[1] == reason::no_observation);
}

TEST_CASE("chances are those of the distributions, target by target and series by series") {
  panel p;
  p.add({60, 70, 80, 92});
  p.add({});
  p.add({3, 4, 2, 5, 4});
  options request{2, {"drift", "ets"}, {0.1}, 1, interval::between(0, 100)};
  request.targets = {100, 90, 1, 2, 4, missing_value};
  const forecast::panel_forecast all = forecast::forecast(p.view(), request);
  REQUIRE(all.chances.size() == 2 * 2 * 3 * 2);
  for (std::size_t m = 0; m < 2; ++m)
    for (std::size_t k = 0; k < 2; ++k)
      for (std::size_t i = 0; i < 3; ++i) {
        const auto alone =
            forecast::forecast(p.view()[static_cast<std::int64_t>(i)],
                               options{2, {request.models[m]}, {}, 1, request.bounds});
        const double target = request.targets[2 * i + k];
        for (std::size_t h = 0; h < 2; ++h) {
          const double found = all.chances[((m * 2 + k) * 3 + i) * 2 + h];
          if (i == 1 || std::isnan(target))
            CHECK(std::isnan(found));
          else
            CHECK(found == doctest::Approx(alone[0].ahead[h].probability_at_least(target)));
        }
      }
  const double at_bound = all.chances[0];  // the value 92 moves by about 10 a year
  CHECK(at_bound > 0.3);
  CHECK(at_bound < 1);
  request.targets = {1, 2};
  CHECK_THROWS_AS(forecast::forecast(p.view(), request), invalid_value);
  request.targets = {1, 2, 3};
  std::vector<double> median(12), quantiles(12), chances(11);
  std::vector<reason> reasons(6);
  CHECK_THROWS_AS(forecast_into(p.view(), request, {median, quantiles, reasons, chances}),
                  invalid_value);
}
