#include "tiendo/measures/methods/sdsn_trend.hpp"

#include <doctest/doctest.h>

#include "support/methods.hpp"

using namespace support;

TEST_CASE("the worked number: 2 of 3 points a year") {
  const auto r = sdsn_trend({{2015, 40}, {2020, 50}, {2030, 85}});
  CHECK(*r.actual == 2.0);
  CHECK(*r.required == 3.0);
  CHECK(*r.ratio == doctest::Approx(.6667).epsilon(1e-4));
  CHECK(r.label() == "moderate");
}

TEST_CASE("every threshold from both sides") {
  check_thresholds(measures::detail::sdsn_trend_method().with_target->classes);
  const auto label = [](double x) {
    return sdsn_trend({{2015, 0}, {2020, x}, {2025, 100}}).label();
  };
  CHECK(label(-.1) == "decreasing");
  CHECK(label(0) == "stagnating");
  CHECK(label(24.9) == "stagnating");
  CHECK(label(25) == "moderate");
  CHECK(label(49.9) == "moderate");
  CHECK(label(50) == "on_track");
  CHECK(sdsn_trend({{2015, 90}, {2020, 86}, {2030, 85}}).label() == "on_track");
}

TEST_CASE("properties of SDSN's trend") {
  check_properties(&sdsn_trend, 20261);
}
