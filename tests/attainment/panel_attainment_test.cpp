#include "tiendo/attainment/panel_attainment.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "support/near.hpp"
#include "tiendo/attainment/checklist_probability.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/forecast/forecast.hpp"

using namespace tiendo;
using namespace tiendo::attainment;
using support::near;

namespace {

const std::vector<double> rising{30, 35, 38, 44, 48};

/// The outlook of one target of one series that ends in 2024.
target_outlook one(const std::vector<double>& y, const series_target& t,
                   const attainment_options& o = {}) {
  panel p;
  p.add(y);
  return panel_attainment(p.view(), std::vector<std::int64_t>{2024}, std::vector<series_target>{t},
                          o)
      .outlooks()
      .front();
}

target_outlook one(const std::vector<double>& y, const rule& r, std::int64_t due,
                   due_reading by = due_reading::due) {
  return one(y, {0, r, due, by});
}

struct random_panel {
  panel series;
  std::vector<std::int64_t> ends;
  std::vector<series_target> targets;
};

/// Series that rise or fall, with targets of every rule that has a level.
random_panel some_panel(std::uint32_t seed, int n) {
  support::dice d(seed);
  random_panel p;
  for (int i = 0; i < n; ++i) {
    std::vector<double> y{d.between(20, 60)};
    const double drift = d.between(-3, 4);
    for (int t = d.whole(2, 12); t > 0; --t) y.push_back(y.back() + drift + d.between(-2, 2));
    p.series.add(y);
    p.ends.push_back(2020 + d.whole(0, 4));
    const double level = y.back() + d.between(-15, 15);
    const std::vector<rule> rules{at_least(level), at_most(level), greater_than(level),
                                  between(level, level + 5), increase_by(20, baseline{y.front()})};
    p.targets.push_back({i, rules[static_cast<std::size_t>(d.whole(0, 4))],
                         p.ends.back() + d.whole(1, 8),
                         d.whole(0, 1) ? due_reading::until : due_reading::due});
  }
  return p;
}

/// Areas that are alike, and each of which is to be among the first k.
std::vector<target_outlook> places(int n, std::int64_t k, std::int64_t paths, bool lower = false) {
  panel p;
  std::vector<series_target> targets;
  for (int i = 0; i < n; ++i) {
    p.add({.40, .44, .45, .49, .52});
    targets.push_back({i, within_top(k), 2027, due_reading::due, 0, {}, lower});
  }
  attainment_options o;
  o.groups.assign(static_cast<std::size_t>(n), 1);
  o.paths = paths;
  return panel_attainment(p.view(), std::vector<std::int64_t>(static_cast<std::size_t>(n), 2024),
                          targets, o)
      .outlooks();
}

}  // namespace

TEST_CASE("the chance at the due date is that of the predictive distribution") {
  const auto ahead = forecast::forecast(rising, 3).ahead;
  for (const double level : {45.0, 55.0, 60.0}) {
    const target_outlook o = one(rising, at_least(level), 2027);
    CHECK(o.probability == doctest::Approx(ahead[2].probability_at_least(level)).epsilon(1e-9));
    CHECK(o.standard_error == 0);
    CHECK(o.expected == ahead[2].quantile(.5));
    CHECK(o.low == near(ahead[2].quantile(.1)));
    CHECK(o.high == near(ahead[2].quantile(.9)));
    CHECK(o.reason == reason::none);
  }
}

TEST_CASE("paces and the earned schedule, by hand") {
  // From 30 in 2020 to 48 in 2024, and 60 is due in 2028: 12 points in 4 years are left. The line
  // from 30 to 60 in 8 years has 48 after 4.8 years.
  const target_outlook o = one(rising, at_least(60), 2028);
  CHECK(o.current_pace == near(4.5));
  CHECK(o.required_pace == near(3));
  CHECK(o.schedule_time == near(2024.8));
  attainment_options quarters;
  quarters.periods_a_year = 4;
  CHECK(one(rising, {0, at_least(60), 2028}, quarters).required_pace == near(12));
  CHECK(one(rising, at_least(40), 2028).required_pace == 0);
  CHECK(std::isnan(one(rising, at_least(20), 2028).schedule_time));
}

TEST_CASE("a target that is expected by its due date has a chance of one half at least") {
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    const random_panel p = some_panel(seed, 40);
    const panel_attainment all(p.series.view(), p.ends, p.targets);
    for (std::size_t i = 0; i < p.targets.size(); ++i) {
      CAPTURE(seed);
      CAPTURE(i);
      const target_outlook& o = all.outlooks()[i];
      REQUIRE(o.reason == reason::none);
      const auto due = static_cast<double>(p.targets[i].due);
      CHECK((o.probability >= .5 - 1e-9) == (o.expected_time <= due));
      CHECK((o.probability >= .1 - 1e-9) == (o.earliest_time <= due));
      CHECK((o.probability >= .9 - 1e-9) == (o.latest_time <= due));
      CHECK(o.earliest_time <= o.expected_time);
      CHECK(o.expected_time <= o.latest_time);
      CHECK(o.low <= o.expected);
      CHECK(o.expected <= o.high);
    }
  }
}

TEST_CASE("a chance depends on no other target and on no level, and repeats itself") {
  const random_panel p = some_panel(77, 30);
  const panel_attainment all(p.series.view(), p.ends, p.targets);
  attainment_options other;
  other.level = confidence_level(.5);
  const panel_attainment again(p.series.view(), p.ends, p.targets, other);
  for (std::size_t i = 0; i < p.targets.size(); ++i) {
    CHECK(all.outlooks()[i].probability == again.outlooks()[i].probability);
    CHECK(all.outlooks()[i].expected_time == again.outlooks()[i].expected_time);
    const panel_attainment single(p.series.view(), p.ends, std::vector{p.targets[i]});
    CHECK(single.outlooks()[0].probability == near(all.outlooks()[i].probability));
  }
}

TEST_CASE("a chance in a panel depends on no other target, however far its due date lies") {
  panel p;
  std::vector<series_target> targets;
  for (int i = 0; i < 6; ++i) {
    p.add({30. + i, 33. + i, 35. + 2 * i, 38. + i, 41. + 2 * i, 43. + i});
    targets.push_back({i, at_least(47. + i), 2026, i % 2 ? due_reading::until : due_reading::due});
  }
  attainment_options o;
  o.groups.assign(6, 1);
  const std::vector<std::int64_t> ends(6, 2024);
  const panel_attainment near_dates(p.view(), ends, targets, o);
  targets.push_back({0, at_least(90), 2070});
  const panel_attainment far_dates(p.view(), ends, targets, o);
  for (std::size_t i = 0; i < 6; ++i)
    CHECK(near_dates.outlooks()[i].probability == far_dates.outlooks()[i].probability);
}

TEST_CASE("until a date is at least as likely as at it, and certain where it has been reached") {
  for (std::uint32_t seed = 1; seed <= 8; ++seed) {
    random_panel p = some_panel(seed + 100, 40);
    for (series_target& t : p.targets) t.by = due_reading::due;
    const panel_attainment held(p.series.view(), p.ends, p.targets);
    for (series_target& t : p.targets) t.by = due_reading::until;
    const panel_attainment reached(p.series.view(), p.ends, p.targets);
    for (std::size_t i = 0; i < p.targets.size(); ++i)
      CHECK(reached.outlooks()[i].probability >= held.outlooks()[i].probability - 1e-12);
  }
  CHECK(one(rising, at_least(48), 2025, due_reading::until).probability == 1);
  CHECK(one(rising, at_least(48), 2025, due_reading::until).expected_time == 2024);
  CHECK(one(rising, at_least(48), 2025).probability < 1);
}

TEST_CASE("a target that a series moves away from is not expected") {
  const target_outlook o = one({60, 56, 51, 47, 41, 36}, at_least(80), 2026);
  CHECK(o.probability < .05);
  CHECK(std::isinf(o.expected_time));
  CHECK(o.current_pace < 0);
}

TEST_CASE("areas that are alike are among the first k of n with a probability of k / n") {
  for (const int n : {2, 5, 20})
    for (const int k : {1, 2}) {
      CAPTURE(n);
      CAPTURE(k);
      const double expected = std::min(1.0, k / static_cast<double>(n));
      const double error = std::sqrt(expected * (1 - expected) / 20'000);
      double sum = 0;
      for (const target_outlook& o : places(n, k, 20'000)) {
        CHECK(std::abs(o.probability - expected) < 4 * error + 1e-9);
        sum += o.probability;
      }
      CHECK(sum == doctest::Approx(std::min(k, n)));  // without ties k areas are among the first k
    }
}

TEST_CASE("the first of the lowest is the last of the highest") {
  const auto high = places(5, 1, 4'000), low = places(5, 1, 4'000, true);
  double sum = 0;
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(std::abs(low[i].probability - .2) < .03);
    sum += low[i].probability;
  }
  CHECK(sum == doctest::Approx(1));
  CHECK(high[0].probability != low[0].probability);
}

TEST_CASE("a better area has a better chance of a place, and ranks are the field's") {
  panel p;
  p.add({.80, .84, .85, .89, .92});
  p.add({.40, .44, .45, .49, .52});
  p.add({.38, .40, .44, .47, .51});
  p.add(std::vector<double>{});  // without values: not in the field
  std::vector<series_target> targets;
  for (int i = 0; i < 4; ++i) targets.push_back({i, within_top(1), 2026});
  attainment_options o;
  o.groups = {1, 1, 1, 1};
  const panel_attainment all(p.view(), std::vector<std::int64_t>(4, 2024), targets, o);
  CHECK(all.outlooks()[0].probability > .95);
  CHECK(all.outlooks()[1].probability < .05);
  CHECK(all.outlooks()[3].reason == reason::no_observation);
}

TEST_CASE("a series alone holds ranks itself") {
  // A rank of 12 that has been 12 for years is within the top 13, not within the top 5.
  const std::vector<double> ranks{14, 13, 13, 12, 12, 12, 12};
  attainment_options o;
  o.bounds = interval::between(1, 63);
  CHECK(one(ranks, {0, within_top(20), 2025}, o).probability > .9);
  CHECK(one(ranks, {0, within_top(5), 2025}, o).probability < .1);
}

TEST_CASE("growth in every year") {
  const std::vector<double> steady{100, 110, 121, 133.1, 146.41, 161.051};
  CHECK(one(steady, annual_growth_at_least(2), 2026).probability > .8);
  CHECK(one(steady, annual_growth_at_least(25), 2026).probability < .2);
  // each further year can only lower it
  double before = 1;
  for (std::int64_t due = 2025; due < 2030; ++due) {
    const double p = one(steady, annual_growth_at_least(8), due).probability;
    CHECK(p <= before);
    before = p;
  }
}

TEST_CASE("a past year that failed makes growth in every year impossible") {
  series_target t{0, annual_growth_at_least(5), 2026, due_reading::due, 0, 2021};
  CHECK(one({100, 110, 111, 125, 140}, t).probability == 0);  // 2022 has 0.9 %
  t.from = 2023;
  CHECK(one({100, 110, 111, 125, 140}, t).probability > 0);
  t.from = 2019;
  CHECK(one({100, 110, 111, 125, 140}, t).reason == reason::gap_in_series);
}

TEST_CASE("growth of a year of quarters is compared with the quarter of the year before") {
  std::vector<double> quarters;
  for (int year = 0; year < 5; ++year)
    for (const double season : {90.0, 100.0, 120.0, 105.0})
      quarters.push_back(season * std::pow(1.1, year));
  attainment_options o;
  o.season_length = 4;
  series_target t{0, annual_growth_at_least(3), 2028};
  CHECK(one(quarters, t, o).probability > .8);
  t.rule = annual_growth_at_least(20);
  CHECK(one(quarters, t, o).probability < .2);
}

TEST_CASE("an uncertain baseline draws the chance towards one half") {
  // 20 % above 40 is 48; the forecast of 2026 is clearly above it.
  series_target t{0, increase_by(20, baseline{40}), 2026};
  const double exact = one(rising, t).probability;
  t.baseline_deviation = 6;
  const double uncertain = one(rising, t).probability;
  CHECK(exact > .9);
  CHECK(uncertain < exact);
  CHECK(uncertain > .5);
  CHECK(one(rising, increase_by(20), 2026).reason == reason::baseline_missing);
}

TEST_CASE("why there is no chance") {
  CHECK(one({}, at_least(1), 2026).reason == reason::no_observation);
  CHECK(one({missing_value}, at_least(1), 2026).reason == reason::no_observation);
  CHECK(one(rising, at_least(1), 2024).reason == reason::deadline_passed);
  CHECK(one(rising, at_least(1), 3100).reason == reason::outside_horizon);
  CHECK(one(rising, milestone{}, 2026).reason == reason::rule_not_forecast);
  CHECK(one(rising, checklist({"a", "b"}), 2026).reason == reason::rule_not_forecast);
  CHECK(std::isnan(one(rising, at_least(1), 2024).probability));
  // a value that is missing at the end was not observed, so the due date is ahead
  CHECK(one({30, 35, 38, 44, missing_value}, at_least(1), 2024).reason == reason::none);
}

TEST_CASE("the number of independent targets that are met") {
  const std::vector<std::vector<double>> series{
      {30, 35, 38, 44, 48}, {20, 22, 21, 25, 27}, {70, 72, 71, 74, 73}};
  const std::vector<double> levels{56, 30, 75};
  panel p;
  std::vector<series_target> targets;
  for (int i = 0; i < 3; ++i) {
    p.add(series[static_cast<std::size_t>(i)]);
    targets.push_back({i, at_least(levels[static_cast<std::size_t>(i)]), 2026});
  }
  attainment_options o;
  o.paths = 20'000;
  const panel_attainment all(p.view(), std::vector<std::int64_t>(3, 2024), targets, o);
  std::vector<double> chances;
  for (const target_outlook& t : all.outlooks()) chances.push_back(t.probability);
  const std::vector<double> met = all.number_met(std::vector<std::size_t>{0, 1, 2});
  REQUIRE(met.size() == 4);
  CHECK(std::accumulate(met.begin(), met.end(), 0.0) == near(1));
  double at_least_k = 1;
  for (std::int64_t k = 0; k < 4; ++k) {
    const double expected = checklist_probability::of(chances, k).independent;
    CHECK(std::abs(at_least_k - expected) < 3 * std::sqrt(.25 / 20'000) + 1e-9);
    at_least_k -= met[static_cast<std::size_t>(k)];
  }
  CHECK(all.number_met(std::vector<std::size_t>{1}) ==
        std::vector<double>{1 - chances[1], chances[1]});
  CHECK(all.number_met({}) == std::vector<double>{1});
  CHECK_THROWS_AS(all.number_met(std::vector<std::size_t>{3}), invalid_value);
}

TEST_CASE("targets of one series are met together") {
  panel p;
  p.add(rising);
  // at least 56 includes at least 52
  const std::vector<series_target> targets{{0, at_least(52), 2026}, {0, at_least(56), 2026}};
  const panel_attainment all(p.view(), std::vector<std::int64_t>{2024}, targets);
  const std::vector<double> met = all.number_met(std::vector<std::size_t>{0, 1});
  CHECK(std::abs(met[2] - all.outlooks()[1].probability) < .03);
  CHECK(std::abs(met[0] - (1 - all.outlooks()[0].probability)) < .03);
}

TEST_CASE("areas whose past moves together are met together") {
  // Two areas that move alike, and two that move apart.
  const std::vector<double> a{30, 33, 32, 37, 36, 41, 40, 45, 44, 49};
  const std::vector<double> opposite{30, 31, 34, 33, 38, 37, 42, 41, 46, 45};
  const auto both = [](const std::vector<double>& x, const std::vector<double>& y) {
    panel p;
    p.add(x);
    p.add(y);
    const std::vector<series_target> targets{{0, at_least(x.back() + 4), 2026},
                                             {1, at_least(y.back() + 4), 2026}};
    attainment_options o;
    o.groups = {1, 1};
    o.paths = 10'000;
    const panel_attainment all(p.view(), std::vector<std::int64_t>{2024, 2024}, targets, o);
    const double first = all.outlooks()[0].probability, second = all.outlooks()[1].probability;
    CHECK(first > .05);
    CHECK(first < .95);
    return all.number_met(std::vector<std::size_t>{0, 1})[2] - first * second;
  };
  CHECK(both(a, a) > .05);
  CHECK(std::abs(both(a, opposite)) < .03);
}

TEST_CASE("what makes no sense throws") {
  panel p;
  p.add(rising);
  const auto with = [&](const series_target& t, const attainment_options& o,
                        const std::vector<std::int64_t>& ends) {
    return panel_attainment(p.view(), ends, std::vector<series_target>{t}, o);
  };
  const series_target usual{0, at_least(50), 2026};
  CHECK_THROWS_AS(with({1, at_least(50), 2026}, {}, {2024}), invalid_value);
  CHECK_THROWS_AS(with({-1, at_least(50), 2026}, {}, {2024}), invalid_value);
  CHECK_THROWS_AS(with(usual, {}, {2024, 2025}), invalid_value);
  attainment_options o;
  o.paths = 0;
  CHECK_THROWS_AS(with(usual, o, {2024}), invalid_value);
  o.paths = 2'000'000;
  CHECK_THROWS_AS(with(usual, o, {2024}), invalid_value);
  o = {};
  o.periods_a_year = 0;
  CHECK_THROWS_AS(with(usual, o, {2024}), invalid_value);
  o = {};
  o.groups = {1, 2};
  CHECK_THROWS_AS(with(usual, o, {2024}), invalid_value);
  series_target t = usual;
  t.baseline_deviation = -1;
  CHECK_THROWS_AS(with(t, {}, {2024}), invalid_value);
  CHECK_THROWS_AS(
      panel_attainment(p.view(), std::vector<std::int64_t>{2024}, std::vector<series_target>{usual},
                       {}, [](std::size_t, std::size_t) { return false; }),
      interrupted);
}

TEST_CASE("a scenario has the errors of the forecast around a median of its own") {
  panel p;
  p.add(rising);
  const std::vector<series_target> targets{{0, at_least(60), 2028},
                                           {0, at_most(60), 2028},
                                           {0, between(55, 60), 2026},
                                           {0, increase_by(100, baseline{30}), 2028},
                                           {0, annual_growth_at_least(5), 2028}};
  const panel_attainment found(p.view(), std::vector<std::int64_t>{2024}, targets);
  const double median = found.outlooks()[0].expected;
  // with the median of the forecast it is the chance itself
  for (std::size_t i = 0; i < 4; ++i)
    CHECK(found.probability_if(i, found.outlooks()[i].expected) ==
          near(found.outlooks()[i].probability));
  // half of a distribution lies on either side of its median
  CHECK(found.probability_if(0, 60) == doctest::Approx(.5).epsilon(1e-9));
  CHECK(found.probability_if(1, 60) == doctest::Approx(.5).epsilon(1e-9));
  CHECK(found.probability_if(3, 60) == doctest::Approx(.5).epsilon(1e-9));
  double before = 0;
  for (double expected = 40; expected < 80; expected += 2.5) {
    const double chance = found.probability_if(0, expected);
    CHECK(chance > before);
    CHECK(chance + found.probability_if(1, expected) == doctest::Approx(1).epsilon(1e-9));
    before = chance;
  }
  // smaller errors lead a chance away from one half
  CHECK(found.probability_if(0, 61, .1) > found.probability_if(0, 61));
  CHECK(found.probability_if(0, 59, .1) < found.probability_if(0, 59));
  CHECK(found.probability_if(0, 61, 1e-6) == doctest::Approx(1).epsilon(1e-9));
  CHECK(std::isnan(found.probability_if(4, median)));
  CHECK_THROWS_AS(found.probability_if(5, 60), invalid_value);
  CHECK_THROWS_AS(found.probability_if(0, missing_value), invalid_value);
  CHECK_THROWS_AS(found.probability_if(0, 60, 0), invalid_value);
}

TEST_CASE("intervals of several levels are those of one forecast") {
  const random_panel some = some_panel(11, 40);
  attainment_options wide;
  wide.level = confidence_level(.95);
  const panel_attainment first(some.series.view(), some.ends, some.targets);
  const panel_attainment second(some.series.view(), some.ends, some.targets, wide);
  const std::vector<target_outlook> at = first.outlooks_at(confidence_level(.95));
  REQUIRE(at.size() == second.outlooks().size());
  for (std::size_t i = 0; i < at.size(); ++i) {
    CHECK(at[i].reason == second.outlooks()[i].reason);
    if (at[i].reason != reason::none) continue;
    CHECK(at[i].low == second.outlooks()[i].low);
    CHECK(at[i].high == second.outlooks()[i].high);
    CHECK(at[i].latest_time == second.outlooks()[i].latest_time);
    CHECK(at[i].probability == first.outlooks()[i].probability);
    CHECK(at[i].low <= first.outlooks()[i].low);
    CHECK(at[i].high >= first.outlooks()[i].high);
  }
  CHECK_THROWS_AS(
      first.outlooks_at(confidence_level(.5), [](std::size_t, std::size_t) { return false; }),
      interrupted);
}
