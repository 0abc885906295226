#include "tiendo/measures/classification.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <utility>
#include <vector>

#include "support/near.hpp"
#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::measures;

TEST_CASE("an inclusive threshold belongs to the upper class") {
  const classification c(
      {{0, false}, {.6}},
      {{"low", progress_class::regressing}, {"middle"}, {"high", progress_class::on_course}});
  CHECK(c.class_of(-1) == 0);
  CHECK(c.class_of(0) == 0);
  CHECK(c.class_of(1e-9) == 1);
  CHECK(c.class_of(.5999) == 1);
  CHECK(c.class_of(.6) == 2);
  CHECK(c.class_of(INFINITY) == 2);
  CHECK(classification().empty());
}

TEST_CASE("a classification without ascending thresholds throws") {
  CHECK_THROWS_AS(classification({{0}}, {{"only"}}), invalid_value);
  CHECK_THROWS_AS(classification({{1}, {0}}, {{"a"}, {"b"}, {"c"}}), invalid_value);
  CHECK_THROWS_AS(classification({{0}, {0}}, {{"a"}, {"b"}, {"c"}}), invalid_value);
  CHECK_THROWS_AS(classification({{NAN}}, {{"a"}, {"b"}}), invalid_value);
  CHECK_THROWS_AS(classification({{0}}, {{"a"}, {"b"}}, 2), invalid_value);
  CHECK_THROWS_AS(classification({{0}}, {{"a"}, {"b"}, {"c"}}), invalid_value);
  CHECK_THROWS_AS(classification({{0}}, {{"a"}, {"b"}, {"c"}}, 1), invalid_value);
  CHECK(classification({{0}}, {{"a"}, {"b"}, {"c"}}, 2).classes().size() == 3);
}

TEST_CASE("a score interpolates its points and is constant beyond them") {
  const score_scale s = score_scale::through({{-.6, -5}, {.6, 0}, {1.3, 5}});
  CHECK(s(.6) == 0);
  CHECK(s(1.3) == 5);
  CHECK(s(0) == support::near(-2.5));
  CHECK(s(-2) == -5);
  CHECK(s(2) == 5);
  CHECK(s(std::nextafter(.6, 0)) < 0);
  const score_scale falling = score_scale::through({{0, 10}, {1, 0}});
  CHECK(falling(.25) == 7.5);
  CHECK(falling(9) == 0);
  CHECK_THROWS_AS(score_scale::through({{0, 1}}), invalid_value);
  CHECK_THROWS_AS(score_scale::through({{1, 1}, {0, 2}}), invalid_value);
  CHECK_THROWS_AS(score_scale::through({{0, 1}, {1, 2}, {2, 0}}), invalid_value);
  CHECK(score_scale::through({{0, 0}, {1, .5}})(.5) == .25);
  CHECK_THROWS_AS(score_scale::through({{0, 0}, {0, 1}}), invalid_value);
  CHECK_THROWS_AS(score_scale::through({{0, 0}, {1, -1}, {2, 1}}), invalid_value);
  // up and down, also where the last score is the first one or all are small
  for (const auto& points : std::vector<std::vector<std::pair<double, double>>>{
           {{0, 0}, {1, 2}, {2, 1}},
           {{0, 1}, {1, 2}, {2, 1}},
           {{0, 1}, {1, 0}, {2, 1}},
           {{0, 1}, {1, 1}, {2, 2}, {3, 1}},
           {{0, 0}, {1, 2e-200}, {2, 1e-200}},
           {{0, 5}, {1, 5}, {2, 4}, {3, 4}, {4, 5}}})
    CHECK_THROWS_AS(score_scale::through(points), invalid_value);
  CHECK(score_scale::through({{0, 1}, {1, 1}, {2, 3}})(1.5) == 2);
  CHECK(score_scale::through({{0, 2}, {1, 2}})(7) == 2);
}

TEST_CASE("the classes of the common scale have names") {
  CHECK(std::string(to_string(progress_class::regressing)) == "away");
  CHECK(std::string(to_string(progress_class::met)) == "met");
}

TEST_CASE("a ratio that differs from a threshold by rounding is equal to it, but in binary") {
  const classification c(
      {{0, false}, {.6}},
      {{"low", progress_class::regressing}, {"middle"}, {"high", progress_class::on_course}});
  for (const double x : {.6, std::nextafter(.6, 0), .2 * 3, 1 - .4, 6 * .1, .7 - .1}) {
    CAPTURE(x);
    CHECK(c.class_of(x) == 2);
  }
  for (const double x : {0.0, std::nextafter(0, 1), .3 - .1 - .2, -(.3 - .1 - .2), .1 + .2 - .3})
    CHECK(c.class_of(x) == 0);
  CHECK(c.class_of(std::nextafter(.6, 0), measures::detail::threshold_arithmetic::binary) == 1);
  CHECK(c.class_of(std::nextafter(0, 1), measures::detail::threshold_arithmetic::binary) == 1);
  CHECK(c.class_of(.6, measures::detail::threshold_arithmetic::binary) == 2);
}

TEST_CASE("the score of a met target is the best one, or not less than at the target") {
  const score_scale bounded = score_scale::through({{0, 0}, {1, 5}});
  const score_scale falling = score_scale::through({{0, 5}, {1, 1}});
  for (const double ratio : {-3.0, 0.0, .2, 1.0, 9.0, double{NAN}, -double{INFINITY}}) {
    CHECK(bounded.of_met(ratio, 1) == 5);
    CHECK(falling.of_met(ratio, 1) == 1);
  }
  const score_scale line{{{.value = 0, .slope = 10}}};
  CHECK(line.of_met(-.08, 1) == 10);
  CHECK(line.of_met(1, 1) == 10);
  CHECK(line.of_met(1.2, 1) == 12);
  CHECK(line.of_met(NAN, 1) == 10);
  const score_scale distance{{{.value = 0, .slope = -1}}};  // of 0 at the target
  CHECK(distance.of_met(-1e-15, 0) == 0);
  CHECK_FALSE(bounded.falls());
  CHECK(falling.falls());
}

TEST_CASE("two classes of one label throw") {
  CHECK_THROWS_WITH_AS(classification({{0.5}}, {{"slow"}, {"slow"}}),
                       "two classes have the label 'slow'", invalid_value);
  CHECK_THROWS_AS(classification({{0.5}}, {{"a"}, {"b"}, {"a"}}, 2), invalid_value);
  CHECK_NOTHROW(classification({{0.5}}, {{"slow"}, {"Slow"}}));
}

TEST_CASE("a method has at most 100 classes") {
  const auto with = [](std::size_t n) {
    std::vector<threshold> cuts;
    for (std::size_t i = 1; i < n; ++i) cuts.push_back({static_cast<double>(i)});
    std::vector<class_label> labels;
    for (std::size_t i = 0; i < n; ++i) labels.push_back({std::to_string(i)});
    return classification(cuts, labels);
  };
  CHECK(with(100).classes().size() == 100);
  CHECK_THROWS_AS(with(101), invalid_value);
}

TEST_CASE("a score without an end falls only where a piece of it has a slope below 0") {
  // The target has the ratio 1. By hand: 4 / 2 = 2 is above 1 / 2; (4 - 1) / 2 = 1.5 is above 0.
  const score_scale slow{{{-INFINITY, 0, 0, .5}}};
  CHECK_FALSE(slow.falls());
  CHECK(slow.of_met(4, 1) == 2);
  const score_scale level_first{{{-INFINITY, 0, 0, 0}, {1, 1, 0, .5}}};
  CHECK_FALSE(level_first.falls());
  CHECK(level_first.of_met(4, 1) == 1.5);
}

TEST_CASE("a score may be level at first, and then rise or fall") {
  CHECK(score_scale::through({{0, 1}, {1, 1}, {2, 0}})(1.5) == .5);
  CHECK(score_scale::through({{0, 1}, {1, 1}, {2, 2}})(1.5) == 1.5);
}

TEST_CASE("a class that is worse on the common scale than the one below it throws") {
  using enum progress_class;
  CHECK_THROWS_WITH_AS(
      classification({{.5}}, {{"a", met}, {"b", regressing}}),
      "the class 'b' reads away, and the worse class 'a' reads met; classes go from the worst to "
      "the best",
      invalid_value);
  CHECK_THROWS_AS(classification({{.5}}, {{"a", on_course}, {"b"}}), invalid_value);
  CHECK_THROWS_AS(classification({{.5}}, {{"a", insufficient}, {"b", regressing}}), invalid_value);
  CHECK_THROWS_AS(classification({{.5}, {1}}, {{"a"}, {"b", met}, {"c", on_course}}),
                  invalid_value);
  CHECK_THROWS_AS(classification({{.5}}, {{"a"}, {"b", on_course}, {"c", regressing}}, 2),
                  invalid_value);
  CHECK_NOTHROW(classification({{.5}, {1}}, {{"a", regressing}, {"b", regressing}, {"c", met}}));
}

TEST_CASE("thresholds and points of a score that are not finite throw") {
  for (const double x : {double{NAN}, HUGE_VAL, -HUGE_VAL}) {
    CAPTURE(x);
    CHECK_THROWS_AS(classification({{x}}, {{"a"}, {"b"}}), invalid_value);
    CHECK_THROWS_AS(score_scale::through({{0, x}, {1, 100}}), invalid_value);
    CHECK_THROWS_AS(score_scale::through({{0, 0}, {1, x}}), invalid_value);
    CHECK_THROWS_AS(score_scale::through({{x, 0}, {1, 1}}), invalid_value);
    CHECK_THROWS_AS(score_scale::through({{0, 0}, {x, 1}}), invalid_value);
  }
}
