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
