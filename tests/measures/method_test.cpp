#include "tiendo/measures/method.hpp"

#include <doctest/doctest.h>

#include "support/methods.hpp"

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
