#include "tiendo/measures/methods/open_sdg.hpp"
#include "tiendo/core/missing_value.hpp"

#include <doctest/doctest.h>

#include "support/methods.hpp"

using namespace support;

namespace {
progress_input toward(double base, double latest, double target, direction better,
                      double years = 15) {
  return {{2015, base}, {2016, latest}, {2015 + years, target}, better};
}
std::string class_at(double ratio) {
  // base 1, target 2 after 1 year: required growth 1, so the growth of the first year is the ratio
  return open_sdg({{2015, 1}, {2016, 1 + ratio}, {2016, 10}, direction::increase}).label();
}
}  // namespace

TEST_CASE("the worked numbers of Open SDG") {
  const auto down = open_sdg(toward(10, 30, 1, direction::decrease));
  CHECK(*down.ratio == doctest::Approx(-14.054409).epsilon(1e-7));
  CHECK(down.label() == "deterioration");
  const auto up = open_sdg(toward(5, 6, 9, direction::increase));
  CHECK(*up.ratio == doctest::Approx(5.004546).epsilon(1e-7));
  CHECK(up.label() == "substantial");
  const auto third = open_sdg({{2015, 50}, {2021, 65}, {2030, 80}});
  CHECK(*third.ratio == doctest::Approx(1.404273).epsilon(1e-6));
  CHECK(*third.score == 5);
}

TEST_CASE("without a target growth is compared with the limit factor") {
  progress_input f{{2015, 95}, {2020, 96}, {}, direction::increase, 100};
  CHECK(open_sdg(f).label() == "moderate");
  CHECK(*open_sdg(f).score == doctest::Approx(1.323341).epsilon(1e-6));
  f.limit = missing_value;
  CHECK(open_sdg(f).label() == "limited");
  CHECK(*open_sdg(f).score == doctest::Approx(-1.451773).epsilon(1e-6));
}

TEST_CASE("the anchors of the score with a target") {
  const score_scale& score = measures::detail::open_sdg_method().with_target->score;
  CHECK(score(-.6) == doctest::Approx(-5));
  CHECK(score(.6) == 0);
  CHECK(score(.95) == 2.5);
  CHECK(score(1.3) == 5);
  CHECK(score(std::nextafter(.95, 0)) < 2.5);  // the score and the class agree just below .95
  CHECK(score(-9) == -5);
  CHECK(score(9) == 5);
}

TEST_CASE("the score without a target, on both sides of its anchors") {
  const score_scale& ours = measures::detail::open_sdg_method().without_target->score;
  const score_scale& published =
      measures::detail::open_sdg_method(policy::as_published).without_target->score;
  for (const double u : {-.03, -.02, -.01, 0.0, .001, .005, .01, .015, .018, .02, .5})
    CHECK(ours(u) == doctest::Approx(published(u)));
  CHECK(ours(-.02) == doctest::Approx(-5));
  CHECK(ours(0) == -2.5);
  CHECK(ours(.005) == 0);
  CHECK(ours(.015) == 2.5);
}

TEST_CASE("every threshold from both sides") {
  check_thresholds(measures::detail::open_sdg_method().with_target->classes);
  check_thresholds(measures::detail::open_sdg_method().without_target->classes);
  CHECK(class_at(9) == "achieved");
  CHECK(open_sdg(toward(100, 95, 200, direction::increase, 1)).label() == "deterioration");
  CHECK(open_sdg(toward(100, 100, 200, direction::increase, 1)).label() == "limited");
  CHECK(open_sdg(toward(100, 159.9, 200, direction::increase, 1)).label() == "limited");
  CHECK(open_sdg(toward(100, 160, 200, direction::increase, 1)).label() == "moderate");
  CHECK(open_sdg(toward(100, 194.9, 200, direction::increase, 1)).label() == "moderate");
  CHECK(open_sdg(toward(100, 195, 200, direction::increase, 1)).label() == "substantial");
  CHECK(open_sdg(toward(100, 200, 200, direction::increase, 1)).label() == "achieved");
  // the limit factor of 200 on 100 is 1, so the thresholds apply to the growth rate itself
  const auto growth = [](double latest) {
    progress_input f{{2015, 100}, {2016, latest}, {}, direction::increase, 50};
    return open_sdg(f).label();
  };
  CHECK(growth(99.9) == "deterioration");
  CHECK(growth(100) == "limited");
  CHECK(growth(100.49) == "limited");
  CHECK(growth(100.5) == "moderate");
  CHECK(growth(101.49) == "moderate");
  CHECK(growth(101.5) == "substantial");
}

TEST_CASE("an indicator at its limit is saturated") {
  const auto r = open_sdg({{2015, 100}, {2020, 100}, {}, direction::increase, 100});
  CHECK(r.reason == reason::saturated);
  CHECK_FALSE(r.ratio);
  CHECK(*r.score == 5);
  CHECK(r.label() == "substantial");
}

TEST_CASE("where Open SDG applies a patch, the result has a reason, and as published the patch") {
  const progress_input from_zero{{2015, 0}, {2020, 10}, {2030, 50}, direction::increase};
  CHECK(open_sdg(from_zero).reason == reason::zero_base);
  CHECK_FALSE(open_sdg(from_zero).ratio);
  // (10 / .001)^(1/5) - 1 over (50 / .001)^(1/15) - 1
  const double patched = (std::pow(10 / .001, 1 / 5.0) - 1) / (std::pow(50 / .001, 1 / 15.0) - 1);
  CHECK(*open_sdg(from_zero, policy::as_published).ratio == near(patched));
  const progress_input still{{2015, 50}, {2020, 40}, {2030, 50}, direction::increase};
  CHECK(open_sdg(still).reason == reason::base_equals_target);
  CHECK(open_sdg(still, policy::as_published).reason == reason::base_equals_target);
  CHECK(std::isinf(*open_sdg(still, policy::as_published).ratio));
  // 50 against 80 "achieved" where lower is taken to be better
  CHECK(open_sdg({{2015, 60}, {2020, 50}, {2030, 80}, direction::decrease}, policy::as_published)
            .label() == "achieved");
  CHECK(open_sdg({{2015, 60}, {2020, 50}, {2030, 80}, direction::increase}).label() ==
        "deterioration");
}

TEST_CASE("the published score has its rounded coefficients") {
  const score_scale& score =
      measures::detail::open_sdg_method(policy::as_published).with_target->score;
  CHECK(score(.95) == near(7.1429 * .95 - 4.2857));
  CHECK(score(.5) == near(4.1667 * .5 - 2.5));
  CHECK(score(.6) == near(7.1429 * .6 - 4.2857));
}

TEST_CASE("properties of Open SDG's method") {
  check_properties(&open_sdg, 20251);
  check_properties(
      [](const progress_input& f, policy p) {
        progress_input g = f;
        g.target = {};
        return open_sdg(g, p);
      },
      20252);
}

TEST_CASE("the published score ends at 5 either way") {
  // 10 to 30 in a year, 1 by 2030, down: the ratio is -14
  const auto worst =
      open_sdg({{2015, 10}, {2016, 30}, {2030, 1}, direction::decrease}, policy::as_published);
  CHECK(*worst.score == -5);
  const auto best = open_sdg({{2015, 50}, {2021, 65}, {2030, 80}}, policy::as_published);
  CHECK(*best.score == 5);
}
