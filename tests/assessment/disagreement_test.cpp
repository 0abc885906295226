#include "tiendo/assessment/disagreement.hpp"

#include <doctest/doctest.h>

#include "support/near.hpp"

using namespace tiendo;
using measures::outlook;
using measures::quantity;
using support::near;

namespace {
method_verdict says(const char* method, quantity q, std::optional<outlook> reading,
                    const char* status = "", bool with_target = true) {
  method_verdict v;
  v.method = method;
  v.quantity = q;
  v.reading = reading;
  v.status = status;
  v.with_target = with_target;
  v.actual = .127;
  v.required = .129;
  v.base_time = 2020;
  return v;
}
}  // namespace

TEST_CASE("disagreement is the mean distance between readings") {
  const auto of = [](std::vector<std::optional<outlook>> readings) {
    std::vector<method_verdict> verdicts;
    for (const auto& r : readings) verdicts.push_back(says("m", quantity::rate_ratio, r));
    return disagreement_of(verdicts);
  };
  CHECK(of({outlook::toward, outlook::toward}) == 0);
  CHECK(of({outlook::away, outlook::toward, outlook::toward}) == near(4.0 / 9));
  CHECK(of({outlook::away, outlook::met}) == 1);
  CHECK(of({outlook::away, std::nullopt, outlook::met}) == 1);  // who says nothing does not count
  CHECK(of({outlook::away}) == 0);
  CHECK(of({}) == 0);
}

TEST_CASE("the ratio of a method without classes has a reading where it means one") {
  CHECK(detail::reading_of_ratio(quantity::linear_rate_ratio, 1) == outlook::toward);
  CHECK(detail::reading_of_ratio(quantity::linear_rate_ratio, .99) == outlook::too_slow);
  CHECK(detail::reading_of_ratio(quantity::extrapolated_ratio, -.01) == outlook::away);
  CHECK(detail::reading_of_ratio(quantity::baseline_ratio, -.01) == outlook::away);
  CHECK_FALSE(detail::reading_of_ratio(quantity::baseline_ratio, .5));
  CHECK_FALSE(detail::reading_of_ratio(quantity::level_ratio, .5));
}

TEST_CASE("a sentence names the most and the least favourable method, and what sets them apart") {
  const auto trend = says("astat", quantity::growth_rate, outlook::toward, "improvement", false);
  const auto rate = says("eurostat", quantity::rate_ratio, outlook::too_slow, "moderate");
  CHECK(why_they_differ({trend, rate}, "%") ==
        "astat says improvement (progress of 12.7 % a year, whatever the target), eurostat says "
        "moderate (progress of "
        "12.7 % a year where 12.9 % lead from the base to the target): growth alone says nothing "
        "of the way that is left.");
  const auto pace = says("linear_pace", quantity::pace_ratio, outlook::away, "deteriorating");
  CHECK(why_they_differ({rate, pace}, "points") ==
        "eurostat says moderate (progress of 12.7 % a year where 12.9 % lead from the base to the "
        "target), linear_pace "
        "says deteriorating (0.127 points a year where 0.129 points a year are required from the "
        "latest figure on): one "
        "asks what is required from the latest figure on, the other what was required from the "
        "base on.");
}

TEST_CASE("each difference has its words") {
  const auto a = says("a", quantity::rate_ratio, outlook::toward, "x");
  const auto apart = [&](method_verdict b) { return detail::difference_between(a, b); };
  method_verdict later = says("b", quantity::rate_ratio, outlook::away, "y");
  later.base_time = 2023;
  CHECK(apart(later) == "they begin at different figures");
  CHECK(apart(says("b", quantity::baseline_ratio, outlook::met)) ==
        "one looks at the level, the other at the rate");
  CHECK(apart(says("b", quantity::extrapolated_ratio, outlook::away)) ==
        "one compares levels by extrapolation, the other rates");
  CHECK(apart(says("b", quantity::anticipated_ratio, outlook::away)) ==
        "one fits all figures, the other looks at the first and the last");
  CHECK(apart(says("b", quantity::linear_rate_ratio, outlook::away)) ==
        "one counts in percent, the other in amounts");
  CHECK(apart(says("b", quantity::rate_ratio, outlook::away)) ==
        "they draw their thresholds at different places");
  CHECK(apart(says("b", quantity::limited_growth_rate, outlook::away, "", false)) ==
        "the limit and the target ask for different growth");
}

TEST_CASE("where nothing differs the sentence says so") {
  const auto a = says("a", quantity::rate_ratio, outlook::too_slow);
  CHECK(why_they_differ({a, a}, "") == "All 2 verdicts agree: too slow.");
  CHECK(why_they_differ({a}, "") == "Only a has a verdict: too slow.");
  CHECK(why_they_differ({}, "") == "No method has a verdict.");
}
