#include "tiendo/measures/method.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "support/methods.hpp"
#include "tiendo/measures/methods/official_methods.hpp"

using namespace support;

namespace {

/// A user's own method: three classes and a score of the completed fraction.
const method& own() {
  static const method m{"own", rating{progress_formula::baseline_ratio,
                                      classification({{0}, {.5}},
                                                     {{"behind", progress_class::regressing},
                                                      {"under way"},
                                                      {"good", progress_class::on_course}},
                                                     2),
                                      score_scale::through({{0, 0}, {1, 100}})}};
  return m;
}

method_result apply_own(const progress_input& f, policy) {
  return evaluate(own(), f);
}

}  // namespace

TEST_CASE("a user's method is data") {
  const auto r = evaluate(own(), {{2015, 40}, {2020, 55}, {2030, 90}});
  CHECK(*r.ratio == near(.3));
  CHECK(*r.score == near(30));
  CHECK(r.label() == "under way");
  CHECK(r.progress() == progress_class::insufficient);
  CHECK(*r.actual == 15);
  CHECK(*r.required == 50);
  CHECK(evaluate(own(), {{2015, 95}, {2020, 91}, {2030, 90}}).label() == "good");
  CHECK(evaluate(own(), {{2015, 95}, {2020, 91}, {2030, 90}}).reason == reason::met);
  CHECK(evaluate(own(), {{2015, 95}, {2020, 91}, {}}).reason == reason::target_missing);
  CHECK(evaluate({"empty"}, {}).reason == reason::no_ratio);
}

TEST_CASE("properties of a user's method") {
  check_properties(&apply_own, 20269);
}

TEST_CASE("adjustments of the input as publishers' programs make them") {
  std::vector<timed_value> rounded;
  const auto adjusted = [&](input_adjustment how, const progress_input& f) {
    return measures::detail::adjusted(how, f, rounded);
  };
  const auto inferred = [&](const progress_input& f) {
    return adjusted(input_adjustment::infer_direction, f).direction;
  };
  CHECK(inferred({{2015, 10}, {}, {2030, 5}}) == direction::decrease);
  CHECK(inferred({{2015, 10}, {}, {2030, 15}, direction::decrease}) == direction::increase);
  CHECK(inferred({{2015, 10}, {}, {2030, 15}, direction::range}) == direction::range);
  const std::vector<timed_value> series{{2010, 1}, {2012, 2}, {2013, missing_value}, {2014, 3}};
  progress_input f{series.front(), series.back(), {}};
  f.series = series;
  CHECK(adjusted(input_adjustment::from_previous, f).base.value == 2);
  CHECK(adjusted(input_adjustment::none, f).base.value == 1);
  const progress_input zero{{2015, 0}, {2020, 0}, {2030, 5}};
  CHECK(adjusted(input_adjustment::zeros_to_thousandths, zero).base.value == .001);
  CHECK(adjusted(input_adjustment::zeros_to_thousandths, zero).target.value == 5);
  const progress_input halves{{2015, 2.25}, {2020, 1.25}, {2030, .55}};
  CHECK(adjusted(input_adjustment::round_to_tenths, halves).base.value == 2.3);
  CHECK(adjusted(input_adjustment::round_to_tenths, halves).target.value == .55);
}

TEST_CASE("the score of a met target is that of met, whatever the pace was") {
  struct met_target {
    double base, latest, target;
    direction better;
  };
  const std::vector<met_target> cases{
      {48.0, 46.2, 24.5, direction::increase},  // met, though it fell
      {50, 60, 60, direction::increase},
      {50, 59.99999999999999, 60, direction::increase},
      {80, 81, 60, direction::increase},
      {10, 12, 20, direction::decrease},  // met, though it rose
      {30, 20, 20, direction::decrease},
      {20, 20, 20, direction::increase},  // base equals target
  };
  for (const met_target& c : cases) {
    CAPTURE(c.latest);
    const progress_input f{{2015, c.base}, {2017, c.latest}, {2030, c.target}, c.better};
    for (const policy p : {policy::strict, policy::as_published}) {
      const method_result r = open_sdg(f, p);
      if (p == policy::as_published && c.latest == 59.99999999999999)
        continue;  // in binary: not met
      CHECK(r.label() == "achieved");
      REQUIRE(r.score);
      CHECK(*r.score == 5);
    }
    const method_result mine = evaluate(own(), f);
    CHECK(mine.progress() == progress_class::on_course);
    CHECK(*mine.score == 100);
    const method_result status = escap_current_status(f);
    if (status.reason == reason::met) CHECK(*status.score >= 10);
    progress_input spread = f;
    spread.standard_deviation = 2;
    CHECK(*oecd_distance(spread).score == 0);
  }
}

TEST_CASE("a method as published compares to the last bit, ours as decimals are meant") {
  const progress_input f{{2015, 50}, {2020, 56.99999999999999}, {2030, 57}};
  CHECK(linear_pace(f).label() == "achieved");
  CHECK(linear_pace(f, policy::as_published).label() != "achieved");
  CHECK(open_sdg(f).label() == "achieved");
  CHECK(open_sdg(f, policy::as_published).label() != "achieved");
}

TEST_CASE("the value before the latest one may be the first of a series") {
  // 87, 88 (2017, 2018), to 2025: as the worked number of `who_aroc`, without a base beside.
  const std::vector<timed_value> course{{2017, 87}, {2018, 88}};
  progress_input f{{}, course.back(), {2025, 99}};
  f.series = course;
  const auto found = evaluate(measures::detail::who_aroc_method(), f);
  REQUIRE(found.actual);
  CHECK(*found.actual == doctest::Approx(95.329345).epsilon(1e-8));
}

TEST_CASE("a target that is no number, or that a formula does not look at, is not met") {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const auto why = [](const method& m, const progress_input& f) { return evaluate(m, f).reason; };
  const method& growth = measures::detail::astat_method();
  CHECK(why(growth, {{2015, 100}, {2016, 105}, {2030, 90}}) == reason::none);
  const method& rate = measures::detail::open_sdg_method();
  for (const progress_input& f :
       {progress_input{{2015, 50}, {2021, 65}, {2030, infinity}, direction::decrease},
        progress_input{{2015, 50}, {2021, infinity}, {2030, 80}, direction::increase}}) {
    CHECK(why(rate, f) == reason::not_comparable);
    CHECK_FALSE(evaluate(rate, f).status);
  }
}

TEST_CASE("only a value at its limit that does not get worse is saturated") {
  const auto without_target = [](double from, double to, double limit, double years = 5) {
    progress_input f{{2015, from}, {2015 + years, to}, {}};
    f.limit = limit;
    return evaluate(measures::detail::open_sdg_method(), f);
  };
  CHECK(without_target(100, 100, 100).reason == reason::saturated);
  CHECK(without_target(100, 105, 100).reason == reason::saturated);
  CHECK(without_target(100, 90, 100).reason == reason::none);
  CHECK(without_target(100, 90, 100).ratio < 0);
  CHECK(without_target(95, 96, 100).reason == reason::none);
  CHECK(without_target(100, 105, 100, 0).reason == reason::single_observation);
  // growth beyond the doubles, far from the limit, and by a formula without one
  CHECK(without_target(1e-300, 1e300, 1e308, .5).reason == reason::not_comparable);
  progress_input beyond{{2015, 1e-300}, {2016, 1e300}, {2030, 5}};
  beyond.limit = beyond.base.value;
  CHECK(evaluate(measures::detail::unsd_2023_method(), beyond).reason == reason::met);
  beyond.target.value = 1e305;
  CHECK(evaluate(measures::detail::unsd_2023_method(), beyond).reason == reason::not_comparable);
}
