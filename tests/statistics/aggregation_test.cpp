#include "tiendo/statistics/aggregation.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "support/near.hpp"
#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::statistics;
using namespace tiendo::detail;
using support::near;

namespace {
aggregate_value one(std::vector<member_value> members, aggregate_kind kind = aggregate_kind::ratio,
                    coverage_threshold rule = coverage_threshold::complete(), double per = 1) {
  const auto values = aggregate(members, kind, rule, per);
  REQUIRE(values.size() == 1);
  return values[0];
}
}  // namespace

TEST_CASE("aggregates are ratios of sums, in the order of the groups") {
  const auto values =
      aggregate({{"p", 40, 100, {}}, {"q", 1, 2, {}}, {"p", 30, 50, {}}}, aggregate_kind::ratio);
  REQUIRE(values.size() == 2);
  CHECK(values[0].group == "p");
  CHECK(values[0].value == near(70.0 / 150));
  CHECK(values[0].coverage == 1);
  CHECK(values[1].value == near(0.5));
}

TEST_CASE("an aggregate has its coverage, and a value only above the coverage threshold") {
  const std::vector<member_value> members{{"p", 40, 100, {}}, {"p", 30, 50, {}}, {"p", {}, 50, {}}};
  const aggregate_value complete = one(members);
  CHECK_FALSE(complete.value);
  CHECK(complete.reason == reason::coverage_too_low);
  CHECK(complete.coverage == near(0.75));
  const aggregate_value shown =
      one(members, aggregate_kind::ratio, coverage_threshold::world_bank());
  CHECK(shown.value == near(70.0 / 150));
  CHECK(shown.present == 2);
  CHECK(shown.members == 3);
  CHECK_FALSE(one(members, aggregate_kind::ratio, coverage_threshold::at_least(0.8)).value);
  // two of three equal weights are exactly two thirds, which suffices
  const std::vector<member_value> thirds{{"p", 1, 2, 10}, {"p", 1, 2, 10}, {"p", {}, {}, 10}};
  CHECK(one(thirds, aggregate_kind::ratio, coverage_threshold::escap()).value == near(0.5));
  // the coverage is unknown where the weight of a missing member is unknown
  const aggregate_value unknown = one({{"p", 1, 2, {}}, {"p", {}, {}, {}}}, aggregate_kind::ratio,
                                      coverage_threshold::at_least(0));
  CHECK_FALSE(unknown.coverage);
  CHECK(unknown.reason == reason::coverage_too_low);
}

TEST_CASE("aggregates of counts do not take a missing value as zero") {
  CHECK(one({{"p", 3, {}, {}}, {"p", 4, {}, {}}}, aggregate_kind::count).value == 7);
  const aggregate_value partial = one({{"p", 3, {}, {}}, {"p", {}, {}, {}}}, aggregate_kind::count);
  CHECK_FALSE(partial.value);
  CHECK(partial.numerator == 3);
  CHECK(partial.coverage == near(0.5));
  CHECK(one({{"p", {}, {}, {}}}, aggregate_kind::count).reason == reason::no_observation);
}

TEST_CASE("aggregates of rates, denominators of 0, and values that are not finite") {
  CHECK(one({{"p", 3, 40000, {}}}, aggregate_kind::ratio, coverage_threshold::complete(), 100000)
            .value == near(7.5));
  CHECK(one({{"p", 0, 0, {}}}).reason == reason::zero_base);
  CHECK(one({{"p", 1.7e308, 1e-3, {}}}).reason == reason::out_of_range);
  CHECK_THROWS_AS(aggregate({{"p", 1, -1, {}}}, aggregate_kind::ratio), invalid_value);
  CHECK_THROWS_AS(aggregate({{"p", 1, 1, -1.0}}, aggregate_kind::ratio), invalid_value);
  CHECK_THROWS_AS(aggregate({{"p", std::nan(""), 1, {}}}, aggregate_kind::ratio), invalid_value);
  CHECK_THROWS_AS(coverage_threshold::at_least(1.5), invalid_value);
  CHECK(aggregate({}, aggregate_kind::ratio).empty());
}

TEST_CASE("2,000 random sets: the aggregate lies between its parts and is the same in two stages") {
  support::dice d(9);
  for (int round = 0; round < 2000; ++round) {
    std::vector<member_value> by_part, all;
    double least = 1, most = 0;
    for (int i = d.whole(2, 12); i > 0; --i) {
      const double size = d.whole(1, 500), n = d.whole(0, static_cast<int>(size));
      least = std::min(least, n / size);
      most = std::max(most, n / size);
      by_part.push_back({std::to_string(d.whole(0, 2)), n, size, {}});
      all.push_back({"all", n, size, {}});
    }
    const aggregate_value whole = one(all);
    REQUIRE(*whole.value >= least - 1e-12);
    REQUIRE(*whole.value <= most + 1e-12);
    std::vector<member_value> again;
    for (const aggregate_value& v : aggregate(by_part, aggregate_kind::ratio))
      again.push_back({"all", v.numerator, v.denominator, {}});
    REQUIRE(*one(again).value == *whole.value);  // integers: exactly
  }
}

TEST_CASE("a sum beyond the range of a double is out_of_range, and per must be positive") {
  const std::vector<member_value> below{{"g", 1.0, 1e308, {}}, {"g", 1.0, 1e308, {}}};
  CHECK(!one(below).value);
  CHECK(!one(below).denominator);
  CHECK(one(below).reason == tiendo::reason::out_of_range);
  const std::vector<member_value> above{{"g", 1e308, {}, {}}, {"g", 1e308, {}, {}}};
  const aggregate_value count = aggregate(above, aggregate_kind::count).front();
  CHECK(!count.value);
  CHECK(!count.numerator);
  CHECK(count.reason == tiendo::reason::out_of_range);
  const std::vector<member_value> gap{{"g", 1.0, 1e308, {}}, {"g", {}, 1e308, {}}};
  CHECK(one(gap).reason == tiendo::reason::coverage_too_low);
  for (const double per : {0.0, -1.0, std::nan(""), HUGE_VAL})
    CHECK_THROWS_AS(aggregate(above, aggregate_kind::count, coverage_threshold::complete(), per),
                    invalid_value);
}

TEST_CASE("an aggregation is stopped by its callback") {
  const progress stop = [](std::size_t, std::size_t) { return false; };
  CHECK_THROWS_AS(
      aggregate({{"p", 1, {}, {}}}, aggregate_kind::count, coverage_threshold::complete(), 1, stop),
      interrupted);
}
