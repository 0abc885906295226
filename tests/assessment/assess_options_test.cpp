#include "tiendo/assessment/assess_options.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "support/hcmc.hpp"
#include "support/small_programme.hpp"
#include "tiendo/io/assessment_json.hpp"
#include "tiendo/io/assessment_table.hpp"
#include "tiendo/narrative/narrate.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using support::aim;
using support::day;
using support::figure;

namespace {

/// Observations of 15.38 % in 2021 and 22 % in 2024 with a target of 25 % by 2025, which give .7356
/// of the required pace.
assessment with(const assess_options& options) {
  return assess(
      support::small_programme({aim("share", "economy", at_least(25))}),
      {figure("economy", "2021", 15.38, "2022"), figure("economy", "2024", 22, "2025-01")},
      day("2025-06-30"), options);
}

const assessment_row& row_of(const assessment& a) {
  REQUIRE(a.rows().size() == 1);
  return a.rows().front();
}

}  // namespace

TEST_CASE("a threshold may be 0, and both may be equal") {
  // The pace is .7356 of the required one.
  assess_options options;
  options.thresholds = {.on_track = .7, .at_risk = .7};
  CHECK(row_of(with(options)).judgement.status == verdict::on_track);
  options.thresholds = {.on_track = .8, .at_risk = 0};
  CHECK(row_of(with(options)).judgement.status == verdict::at_risk);
}

TEST_CASE("an assessment without options has the default options") {
  const auto& [p, o] = std::pair(support::hcmc().programme, support::hcmc().observations);
  CHECK(to_json(assess(p, o, day("2025-06-30"))) ==
        to_json(assess(p, o, day("2025-06-30"), assess_options())));
}

TEST_CASE("any number of threads gives the same document") {
  const auto& [p, o] = std::pair(support::hcmc().programme, support::hcmc().observations);
  const std::string one = to_json(assess(p, o, day("2025-06-30")));
  for (const int threads : {2, 5, 100})
    CHECK(to_json(assess(p, o, day("2025-06-30"), {.threads = threads})) == one);
}

TEST_CASE("without forecasts the verdict is the same") {
  const assessment with_forecast = with({}), without = with({.forecast = false});
  CHECK(row_of(with_forecast).outlook);
  CHECK_FALSE(row_of(without).outlook);
  CHECK(row_of(with_forecast).judgement.status == row_of(without).judgement.status);
  CHECK(row_of(with_forecast).progress.pace_ratio == row_of(without).progress.pace_ratio);
}

TEST_CASE("thresholds decide from which ratio on a target is on track and at risk") {
  CHECK(row_of(with({})).judgement.status == verdict::at_risk);
  CHECK(row_of(with({.thresholds = {.on_track = 0.7}})).judgement.status == verdict::on_track);
  CHECK(row_of(with({.thresholds = {.at_risk = 0.8}})).judgement.status == verdict::off_track);
}

TEST_CASE("the level of the prediction interval is in the row, the sentence and the columns") {
  const assessment usual = with({}), wide = with({.level = confidence_level(0.95)});
  const interval narrow_80 = row_of(usual).outlook->at_due().central;
  const interval wide_95 = row_of(wide).outlook->at_due().central;
  CHECK(wide_95.low() < narrow_80.low());
  CHECK(wide_95.high() > narrow_80.high());
  CHECK(row_of(usual).outlook->at_due().median == row_of(wide).outlook->at_due().median);
  CHECK(narrate(wide, row_of(wide)).find("(95 % interval ") != std::string::npos);
  CHECK(narrate(wide, row_of(wide), language::vietnamese).find("(khoảng dự báo 95%: ") !=
        std::string::npos);
  const auto has = [](const assessment& a, const std::string& name) {
    for (const column& c : to_table(a).columns)
      if (c.name == name) return true;
    return false;
  };
  CHECK(has(usual, "lo_80"));
  CHECK(has(wide, "lo_95"));
  CHECK_FALSE(has(wide, "lo_80"));
  CHECK(to_json(wide).find("\"hi_95\"") != std::string::npos);
}

TEST_CASE("invalid options are errors") {
  const double not_a_number = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_AS(with({.threads = 0}), invalid_value);
  CHECK_THROWS_AS(with({.thresholds = {.on_track = 0.5}}), invalid_value);
  CHECK_THROWS_AS(with({.thresholds = {.at_risk = -0.1}}), invalid_value);
  CHECK_THROWS_AS(with({.thresholds = {.on_track = not_a_number}}), invalid_value);
  CHECK_THROWS_AS(with({.thresholds = {.at_risk = not_a_number}}), invalid_value);
}

TEST_CASE("verdicts by probability follow from the chance of the forecast, where there is one") {
  const assessment by_pace = with({});
  const double p = *row_of(by_pace).outlook->probability;
  REQUIRE(p > .01);
  REQUIRE(p < .99);
  const auto decided = [&](double on_track, double at_risk) {
    return row_of(with({.basis = status_basis::probability,
                        .of_probability = {.on_track = on_track, .at_risk = at_risk}}));
  };
  CHECK(decided(p, 0).judgement.status == verdict::on_track);
  CHECK(decided(p + .005, p).judgement.status == verdict::at_risk);
  CHECK(decided(p + .005, p + .005).judgement.status == verdict::off_track);
  CHECK(decided(p, 0).judgement.basis == status_basis::probability);
  CHECK(row_of(by_pace).judgement.basis == status_basis::pace);
  CHECK(decided(p, 0).progress.pace_ratio == row_of(by_pace).progress.pace_ratio);
  CHECK_THROWS_AS(decided(.3, .4), invalid_value);
  CHECK_THROWS_AS(decided(1.1, .4), invalid_value);
  CHECK_THROWS_AS(decided(.6, -.1), invalid_value);
  CHECK_THROWS_AS(with({.forecast = false, .basis = status_basis::probability}), invalid_value);
  CHECK_THROWS_AS(with({.basis = status_basis::comparison}), invalid_value);
}
