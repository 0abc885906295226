#include "tiendo/measures/methods/unsd_2023.hpp"

#include <doctest/doctest.h>

#include "support/methods.hpp"

using namespace support;

TEST_CASE("the worked number: 43 to 37, target 25") {
  const auto r = unsd_2023({{2015, 43}, {2022, 37}, {2030, 25}, direction::decrease});
  CHECK(*r.actual == doctest::Approx(31.160985).epsilon(1e-8));
  CHECK(*r.ratio == doctest::Approx(.657723).epsilon(1e-6));
  CHECK(r.label() == "fair_progress");
}

TEST_CASE("every threshold from both sides") {
  check_thresholds(measures::detail::unsd_2023_method().with_target->classes);
  check_thresholds(measures::detail::unsd_2023_method().without_target->classes);
  // base 100 to target 200 in the year after the latest value: the level itself is extrapolated
  const auto toward = [](double x) {
    return unsd_2023({{2015, 100}, {2016, x}, {2016, 200}}).label();
  };
  CHECK(toward(109.9) == "stagnation_or_regression");
  CHECK(toward(110.00000001) == "fair_progress");
  CHECK(toward(194.9) == "fair_progress");
  CHECK(toward(195.00000001) == "on_track");
  const auto alone = [](double x) { return unsd_2023({{2015, 1000}, {2016, x}, {}}).label(); };
  CHECK(alone(1004.9) == "stagnation_or_regression");
  CHECK(alone(1005) == "fair_progress");
  CHECK(alone(1019.9) == "fair_progress");
  CHECK(alone(1020) == "on_track");
}

TEST_CASE(
    "a met target is on track whatever the trend, as published also within one point of 0 or 100") {
  CHECK(unsd_2023({{2015, 90}, {2022, 85}, {2030, 80}}).label() == "on_track");
  CHECK(unsd_2023({{2015, 90}, {2022, 85}, {2030, 80}}).reason == reason::met);
  const progress_input near_100{{2015, 99.5}, {2022, 99.2}, {2030, 100}};
  CHECK(unsd_2023(near_100).label() == "stagnation_or_regression");
  CHECK(unsd_2023(near_100, policy::as_published).label() == "on_track");
  const progress_input farther{{2015, 99.5}, {2022, 98.9}, {2030, 100}};
  CHECK(unsd_2023(farther, policy::as_published).label() == "stagnation_or_regression");
}

TEST_CASE("a past target date is assessed at that date") {
  // (121 / 100)^(1/2) = 1.1 a year: 110 in 2016
  const auto r = unsd_2023({{2015, 100}, {2017, 121}, {2016, 122}});
  CHECK(*r.actual == near(110));
  CHECK(*r.ratio == near(10.0 / 22));
}

TEST_CASE("properties of UNSD's method of 2023") {
  check_properties(&unsd_2023, 20256);
  check_properties(
      [](const progress_input& f, policy p) {
        progress_input g = f;
        g.target = {};
        return unsd_2023(g, p);
      },
      20257);
}

TEST_CASE(
    "EUSTAT's program takes the direction of the target, and a point around 0 and 100 as met") {
  const auto published = [](double b, double x, double v, direction d) {
    return unsd_2023({{2015, b}, {2022, x}, {2030, v}, d}, policy::as_published);
  };
  // the worked number, which falls to its target, given as a rise
  CHECK(*published(43, 37, 25, direction::increase).ratio ==
        doctest::Approx(.657723).epsilon(1e-5));
  CHECK(published(20, 1, 0, direction::decrease).reason == reason::met);
  CHECK(published(20, 1.1, 0, direction::decrease).reason != reason::met);
  CHECK(published(20, 99, 100, direction::increase).reason == reason::met);
  CHECK(published(20, 98.9, 100, direction::increase).reason != reason::met);
  CHECK(published(20, 2, 1, direction::decrease).reason != reason::met);
}
