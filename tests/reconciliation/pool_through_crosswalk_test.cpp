#include "tiendo/reconciliation/pool_through_crosswalk.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "support/near.hpp"
#include "support/small_reform.hpp"
#include "support/vectors.hpp"
#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::reconciliation;
using crosswalk::reform;
using support::near;

namespace {

/// The ten wards of the reference values, each of which was two halves until 2022; the first five
/// are in the province P, the others in Q. Observations after the reform refer to whole wards.
struct ten_wards {
  crosswalk::reform_parts parts;
  std::vector<annual_share> before, after;
  std::vector<std::vector<double>> numerators, denominators;

  ten_wards() {
    const auto v = support::reference_values("partial_pooling.json");
    parts.effective = date::of(2023, 1, 1);
    parts.parents_after = {{"P", "", "province", ""}, {"Q", "", "province", ""}};
    for (std::size_t i = 0; i < 10; ++i) {
      const std::string code = "w" + std::to_string(i);
      parts.after.push_back({code, "", "commune", i < 5 ? "P" : "Q"});
      numerators.push_back(v["numerators"][i]);
      denominators.emplace_back(5, v["denominators"][i].get<double>());
      for (const char* half : {"a", "b"}) {
        parts.before.push_back({code + half, "", "commune", ""});
        parts.links.push_back(crosswalk::whole(code + half, code));
      }
      for (std::int64_t t = 0; t < 5; ++t) {
        const double n = numerators[i][static_cast<std::size_t>(t)], d = denominators[i][0];
        if (t >= 3) {
          after.push_back({code, 2020 + t, n, d});
          continue;
        }
        before.push_back({code + "a", 2020 + t, std::floor(n / 2), std::floor(d / 2)});
        before.push_back({code + "b", 2020 + t, n - std::floor(n / 2), d - std::floor(d / 2)});
      }
    }
  }
};

}  // namespace

TEST_CASE(
    "ten wards from twenty: slopes are those without a reform, and are pooled by province and "
    "nation") {
  const auto v = support::reference_values("partial_pooling.json");
  const ten_wards wards;
  const pooled_shares found =
      pool_through_crosswalk(reform(wards.parts), wards.before, wards.after, {2027});
  REQUIRE(found.trends.size() == 10);
  CHECK(found.unused.empty());
  std::vector<estimate> slopes;
  for (std::size_t i = 0; i < 10; ++i)
    slopes.push_back(trend_of_share(wards.numerators[i], wards.denominators[i]).slope);
  const std::vector<std::int64_t> provinces{0, 0, 0, 0, 0, 1, 1, 1, 1, 1};
  const auto pooled = pool_nested(slopes, provinces);
  for (std::size_t i = 0; i < 10; ++i) {
    const pooled_component& p = found.trends[i];
    CHECK(p.group == (i < 5 ? "P" : "Q"));
    CHECK(p.years == 5);
    CHECK(p.own->slope.value == doctest::Approx(v["slopes"][i].get<double>()).epsilon(1e-12));
    CHECK(p.own->slope.variance ==
          doctest::Approx(v["slope_variances"][i].get<double>()).epsilon(1e-12));
    CHECK(p.pooled->slope.value == near(pooled[i].value));
    CHECK(p.pooled->slope.variance == near(pooled[i].variance));
    CHECK(p.pooled->slope.variance < p.own->slope.variance);
    CHECK(p.until->low < p.until->share);
    CHECK(p.until->share < p.until->high);
  }
}

TEST_CASE("one group of all components pools as R metafor does") {
  const auto v = support::reference_values("partial_pooling.json");
  ten_wards wards;
  pooling_options plan{2027, between_variance::der_simonian_laird};
  for (int i = 0; i < 10; ++i) plan.groups["w" + std::to_string(i)] = "all";
  const pooled_shares found =
      pool_through_crosswalk(reform(wards.parts), wards.before, wards.after, plan);
  for (std::size_t i = 0; i < 10; ++i)
    CHECK(found.trends[i].pooled->slope.value ==
          doctest::Approx(v["DL"]["blup"][i].get<double>()).epsilon(1e-12));
}

TEST_CASE("the share in a later year and the confidence interval of its trend") {
  // The first ward by itself: 23, 28, 35, 29, 36 of 40. In Python: level .9836999133 (variance
  // .0279624893) at the mean time 1.6514919011, slope .3453916013 (variance .0145420374); at time 7
  // the share .9443297587, .8212881914 to .9842797398.
  const ten_wards wards;
  const logit_trend t = trend_of_share(wards.numerators[0], wards.denominators[0]);
  CHECK(t.time == doctest::Approx(1.6514919011082694).epsilon(1e-14));
  const auto ahead = t.at(7, confidence_level(0.95));
  CHECK(ahead.share == doctest::Approx(0.9443297587466178).epsilon(1e-13));
  CHECK(ahead.low == doctest::Approx(0.8212881914097991).epsilon(1e-12));
  CHECK(ahead.high == doctest::Approx(0.9842797398281901).epsilon(1e-12));
  crosswalk::reform_parts one;
  one.effective = date::of(2025, 7, 1);
  one.before = one.after = {{"w", "", "", ""}};
  one.links = {crosswalk::whole("w", "w")};
  std::vector<annual_share> before;
  for (std::size_t i = 0; i < 5; ++i)
    before.push_back({"w", 2020 + static_cast<std::int64_t>(i), wards.numerators[0][i], 40});
  const auto alone = pool_through_crosswalk(reform(one), before, {}, {2027});
  CHECK(alone.trends[0].own->time == doctest::Approx(2021.6514919011082694).epsilon(1e-14));
  CHECK(alone.trends[0].pooled->slope.value ==
        near(t.slope.value));  // no other ward to be shrunk towards
  CHECK(alone.trends[0].until->share == doctest::Approx(ahead.share).epsilon(1e-11));
}

TEST_CASE(
    "a split ward gives one exact component; gaps, single years and unusable observations have a "
    "reason") {
  // A, B and a part of C make X, the rest of C is Y: one component. D becomes Z. E ends, W begins.
  std::vector<annual_share> before, after;
  for (const std::int64_t year : {2023, 2024})
    for (const char* code : {"A", "B", "C", "D", "E"})
      before.push_back({code, year, 10.0 + static_cast<double>(year - 2023), 40});
  after = {{"X", 2025, 30, 70}, {"Y", 2025, 5, 50}, {"Z", 2025, 14, 40}, {"W", 2025, 1, 8}};
  auto found = pool_through_crosswalk(support::small_reform(), before, after, {2026});
  REQUIRE(found.trends.size() == 4);
  const std::vector<double> sums{30, 33, 35}, wholes{120, 120, 120};
  CHECK(found.trends[0].own->slope.value == near(trend_of_share(sums, wholes).slope.value));
  CHECK(found.trends[1].years == 3);
  CHECK(found.trends[2].years == 2);  // the two years of E, which has no successor
  CHECK(found.trends[2].group == "P");
  CHECK(found.trends[3].reason == reason::single_observation);
  CHECK_FALSE(found.trends[3].pooled);
  CHECK(found.unused.empty());

  before[1].numerator.reset();          // B of 2023: no numerator
  before.push_back({"N", 2023, 1, 2});  // unknown code
  before[8].numerator = 50;             // D of 2024: 50 of 40
  after.push_back({"Y", 2026, 5, 50});  // X has no observation in 2026
  after.push_back({"Z", 2026, 0, 0});
  found = pool_through_crosswalk(support::small_reform(), before, after, {2026});
  CHECK(found.trends[0].years == 2);
  CHECK(found.trends[1].years == 2);
  std::vector<std::string> unused;
  for (const unused_share& u : found.unused)
    unused.push_back(u.code + " " + std::to_string(u.year) + " " +
                     std::string(to_string(u.reason)));
  std::sort(unused.begin(), unused.end());
  CHECK(unused == std::vector<std::string>{"A 2023 coverage_too_low", "B 2023 not_comparable",
                                           "C 2023 coverage_too_low", "D 2024 out_of_range",
                                           "N 2023 territory_unknown", "Y 2026 coverage_too_low",
                                           "Z 2026 zero_base"});
}

TEST_CASE("pooling through a crosswalk throws for invalid input") {
  const reform r = support::small_reform();
  CHECK_THROWS_AS(pool_through_crosswalk(r, {}, {}, {2026}), invalid_value);
  CHECK_THROWS_AS(pool_through_crosswalk(r, {{"D", 2024, 1, 2}}, {}, {2023}), invalid_value);
  CHECK_THROWS_AS(pool_through_crosswalk(r, {{"D", 2024, 1, 2}, {"D", 2024, 1, 2}}, {}, {2026}),
                  invalid_value);
  CHECK_THROWS_AS(pool_through_crosswalk(r, {{"D", 2024, 1, 2}}, {{"Z", 2024, 1, 2}}, {2026}),
                  invalid_value);
  CHECK_THROWS_AS(
      pool_through_crosswalk(r, {{"D", -400'000'000, 1, 2}}, {{"Z", 2024, 1, 2}}, {2026}),
      invalid_value);
  CHECK(pool_through_crosswalk(r, {{"D", 2024, 1, 2}}, {}, {2026}).trends[1].reason ==
        reason::single_observation);
}

TEST_CASE(
    "100 random reforms: the trend of each component is that of its sums, on either side of the "
    "reform") {
  support::dice d(51);
  for (int round = 0; round < 100; ++round) {
    const reform r = support::random_reform(d, 40);
    std::vector<annual_share> before;
    for (const auto& u : r.before())
      for (std::int64_t year = 2020; year < 2025; ++year) {
        const int whole = d.whole(1, 30);
        before.push_back(
            {u.code, year, static_cast<double>(d.whole(0, whole)), static_cast<double>(whole)});
      }
    const auto found = pool_through_crosswalk(r, before, {}, {2030});
    std::vector<annual_share> early, late;
    std::map<std::pair<std::string, std::int64_t>, std::pair<double, double>> totals;
    for (std::size_t b = 0; b < found.components.size(); ++b) {
      std::vector<double> n(5, 0), whole(5, 0);
      for (const std::size_t i : found.components[b].before)
        for (std::size_t t = 0; t < 5; ++t) {
          n[t] += *before[5 * i + t].numerator;
          whole[t] += *before[5 * i + t].denominator;
        }
      if (found.components[b].before.empty()) continue;
      const logit_trend expected = trend_of_share(n, whole);
      REQUIRE(found.trends[b].own->slope.value == near(expected.slope.value));
      REQUIRE(found.trends[b].own->level.value == near(expected.level.value));
      // the last two years by the new areas: the total in the first area, 0 of 0 in the others
      const auto& places = found.components[b].after;
      for (std::size_t t = 3; t < 5; ++t)
        for (std::size_t j = 0; j < places.size(); ++j)
          late.push_back({r.after()[places[j]].code, 2020 + static_cast<std::int64_t>(t),
                          j == 0 ? n[t] : 0, j == 0 ? whole[t] : 0});
    }
    for (const annual_share& s : before)
      if (s.year < 2023) early.push_back(s);
    const auto again = pool_through_crosswalk(r, early, late, {2030});
    for (std::size_t b = 0; b < found.trends.size(); ++b) {
      if (!found.trends[b].pooled) continue;
      REQUIRE(again.trends[b].pooled->slope.value == near(found.trends[b].pooled->slope.value));
      REQUIRE(again.trends[b].until->share == near(found.trends[b].until->share));
    }
  }
}

TEST_CASE("pooling across a reform is stopped by its callback, at its start and later") {
  const ten_wards wards;
  const reform r(wards.parts);
  for (const int calls : {1, 2, 5}) {
    CAPTURE(calls);
    int left = calls;
    CHECK_THROWS_AS(pool_through_crosswalk(r, wards.before, wards.after, {2027},
                                           [&](std::size_t, std::size_t) { return --left > 0; }),
                    interrupted);
  }
}
