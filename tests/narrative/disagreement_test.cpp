#include "tiendo/narrative/disagreement.hpp"

#include <doctest/doctest.h>

#include "support/near.hpp"

using namespace tiendo;
using measures::progress_class;
using measures::progress_formula;
using support::near;

namespace {
method_assessment says(const char* method, progress_formula q,
                       std::optional<progress_class> reading, const char* status = "",
                       bool with_target = true) {
  method_assessment v;
  v.method = method;
  v.formula = q;
  v.progress = reading;
  v.status = status;
  v.with_target = with_target;
  v.actual = .127;
  v.required = .129;
  v.base_time = 2020;
  return v;
}
}  // namespace

TEST_CASE("disagreement is the mean distance between readings") {
  const auto of = [](std::vector<std::optional<progress_class>> readings) {
    std::vector<method_assessment> verdicts;
    for (const auto& r : readings) verdicts.push_back(says("m", progress_formula::rate_ratio, r));
    return dispersion_of(verdicts);
  };
  CHECK(of({progress_class::on_course, progress_class::on_course}) == 0);
  CHECK(of({progress_class::regressing, progress_class::on_course, progress_class::on_course}) ==
        near(4.0 / 9));
  CHECK(of({progress_class::regressing, progress_class::met}) == 1);
  CHECK(of({progress_class::regressing, std::nullopt, progress_class::met}) ==
        1);  // who says nothing does not count
  CHECK(of({progress_class::regressing}) == 0);
  CHECK(of({}) == 0);
}

TEST_CASE("the ratio of a method without classes has a reading where it means one") {
  CHECK(detail::reading_of_ratio(progress_formula::linear_rate_ratio, 1) ==
        progress_class::on_course);
  CHECK(detail::reading_of_ratio(progress_formula::linear_rate_ratio, .99) ==
        progress_class::insufficient);
  CHECK(detail::reading_of_ratio(progress_formula::extrapolated_ratio, -.01) ==
        progress_class::regressing);
  CHECK(detail::reading_of_ratio(progress_formula::baseline_ratio, -.01) ==
        progress_class::regressing);
  CHECK_FALSE(detail::reading_of_ratio(progress_formula::baseline_ratio, .5));
  CHECK_FALSE(detail::reading_of_ratio(progress_formula::level_ratio, .5));
}

TEST_CASE("a sentence names the most and the least favourable method, and what sets them apart") {
  const auto trend =
      says("astat", progress_formula::growth_rate, progress_class::on_course, "improvement", false);
  const auto rate =
      says("eurostat", progress_formula::rate_ratio, progress_class::insufficient, "moderate");
  CHECK(explain_differences({trend, rate}, "%") ==
        "astat says improvement (progress of 12.7 % a year, whatever the target), eurostat says "
        "moderate (progress of "
        "12.7 % a year where 12.9 % lead from the base to the target): growth alone says nothing "
        "of the way that is left.");
  const auto pace = says("linear_pace", progress_formula::pace_ratio, progress_class::regressing,
                         "deteriorating");
  CHECK(explain_differences({rate, pace}, "points") ==
        "eurostat says moderate (progress of 12.7 % a year where 12.9 % lead from the base to the "
        "target), linear_pace "
        "says deteriorating (0.127 points a year where 0.129 points a year are required from the "
        "latest figure on): one "
        "asks what is required from the latest figure on, the other what was required from the "
        "base on.");
}

TEST_CASE("each difference has its words") {
  const auto a = says("a", progress_formula::rate_ratio, progress_class::on_course, "x");
  const auto apart = [&](method_assessment b) { return detail::difference_between(a, b); };
  method_assessment later =
      says("b", progress_formula::rate_ratio, progress_class::regressing, "y");
  later.base_time = 2023;
  CHECK(apart(later) == "they begin at different figures");
  CHECK(apart(says("b", progress_formula::baseline_ratio, progress_class::met)) ==
        "one looks at the level, the other at the rate");
  CHECK(apart(says("b", progress_formula::extrapolated_ratio, progress_class::regressing)) ==
        "one compares levels by extrapolation, the other rates");
  CHECK(apart(says("b", progress_formula::anticipated_ratio, progress_class::regressing)) ==
        "one fits all figures, the other looks at the first and the last");
  CHECK(apart(says("b", progress_formula::linear_rate_ratio, progress_class::regressing)) ==
        "one counts in percent, the other in amounts");
  CHECK(apart(says("b", progress_formula::rate_ratio, progress_class::regressing)) ==
        "they draw their thresholds at different places");
  CHECK(apart(says("b", progress_formula::limited_growth_rate, progress_class::regressing, "",
                   false)) == "the limit and the target ask for different growth");
}

TEST_CASE("where nothing differs the sentence says so") {
  const auto a = says("a", progress_formula::rate_ratio, progress_class::insufficient);
  CHECK(explain_differences({a, a}, "") == "All 2 verdicts agree: too slow.");
  CHECK(explain_differences({a}, "") == "Only a has a verdict: too slow.");
  CHECK(explain_differences({}, "") == "No method has a verdict.");
}
