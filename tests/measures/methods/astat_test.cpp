#include "tiendo/measures/methods/astat.hpp"

#include <doctest/doctest.h>

#include "support/methods.hpp"

using namespace support;

TEST_CASE("every threshold from both sides") {
  check_thresholds(measures::detail::astat_method().without_target->classes);
  const auto label = [](double x) { return astat({{2015, 1000}, {2016, x}, {}}).label(); };
  CHECK(label(949) == "strong_worsening");
  CHECK(label(950) == "strong_worsening");
  CHECK(label(950.1) == "worsening");
  CHECK(label(990) == "worsening");
  CHECK(label(990.1) == "stable");
  CHECK(label(1009.9) == "stable");
  CHECK(label(1010) == "improvement");
  CHECK(label(1049.9) == "improvement");
  CHECK(label(1050) == "strong_improvement");
}

TEST_CASE("a target does not change the trend") {
  CHECK(astat({{2015, 1000}, {2016, 1050}, {2016, 900}}).label() == "strong_improvement");
  CHECK(astat({{2015, 1000}, {2016, 1050}, {}, direction::decrease}).label() == "strong_worsening");
  CHECK(astat({{2015, 0}, {2016, 1050}, {}}).reason == reason::zero_base);
  CHECK(astat({{2015, -1}, {2016, 1050}, {}}).reason == reason::sign_change);
}

TEST_CASE("properties of ASTAT's method") {
  check_properties(&astat, 20255);
}
