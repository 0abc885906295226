#include "tiendo/measures/methods/eurostat.hpp"

#include <doctest/doctest.h>

#include "support/methods.hpp"

using namespace support;

TEST_CASE("with a target Eurostat's ratio is Open SDG's third worked number") {
  const auto r = eurostat({{2015, 50}, {2021, 65}, {2030, 80}});
  CHECK(*r.ratio == doctest::Approx(1.404273).epsilon(1e-6));
  CHECK(r.label() == "significant");
}

TEST_CASE("every threshold from both sides") {
  check_thresholds(measures::detail::eurostat_method().with_target->classes);
  check_thresholds(measures::detail::eurostat_method().without_target->classes);
  // required growth of 100 % in one year: the growth is the ratio
  const auto toward = [](double x) {
    return eurostat({{2015, 100}, {2016, x}, {2016, 200}}).label();
  };
  CHECK(toward(99.9) == "movement_away");
  CHECK(toward(100) == "insufficient");
  CHECK(toward(159.9) == "insufficient");
  CHECK(toward(160) == "moderate");
  CHECK(toward(194.9) == "moderate");
  CHECK(toward(195) == "significant");
  const auto alone = [](double x) { return eurostat({{2015, 1000}, {2016, x}, {}}).label(); };
  CHECK(alone(989) == "significant_away");
  CHECK(alone(990) == "significant_away");
  CHECK(alone(990.1) == "moderate_away");
  CHECK(alone(999) == "moderate_away");
  CHECK(alone(999.1) == "no_change");
  CHECK(alone(1000.9) == "no_change");
  CHECK(alone(1001) == "moderate");
  CHECK(alone(1009.9) == "moderate");
  CHECK(alone(1010) == "significant");
}

TEST_CASE("as published there are no guards") {
  const progress_input f{{2015, 50}, {2020, 40}, {2030, 50}, direction::increase};
  CHECK_FALSE(eurostat(f).ratio);
  CHECK(std::isinf(*eurostat(f, policy::as_published).ratio));
  CHECK(eurostat(f, policy::as_published).reason == reason::base_equals_target);
}

TEST_CASE("properties of Eurostat's method") {
  check_properties(&eurostat, 20253);
  check_properties(
      [](const progress_input& f, policy p) {
        progress_input g = f;
        g.target = {};
        return eurostat(g, p);
      },
      20254);
}
