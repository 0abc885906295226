#include "tiendo/measures/methods/baseline_ratio.hpp"

#include <doctest/doctest.h>

#include "support/methods.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/measures/achievement.hpp"

using namespace support;

TEST_CASE("the ratio is that of achievement from a baseline") {
  // A reduction by 40 % from 1766 is 1059.6; 1500 gives 266 / 706.4.
  const auto r = baseline_ratio({{2015, 1766}, {2020, 1500}, {2030, 1059.6}, direction::decrease});
  CHECK(*r.ratio == doctest::Approx(.37656).epsilon(1e-5));
  CHECK(r.ratio ==
        measures::detail::progress_from_baseline(1766, 1059.6, interval::exactly(1500))->value());
  CHECK(baseline_ratio({{2015, 5}, {2020, 7}, {2030, 6}}).reason == reason::met);
  CHECK(baseline_ratio({{2015, 5}, {2020, 4}, {2030, 5}}).reason == reason::base_equals_target);
}

TEST_CASE(
    "with a target behind the base the stated direction applies, as published that of the target") {
  const progress_input f{{2015, 90}, {2020, 70}, {2030, 80}};
  CHECK(*baseline_ratio(f).ratio == -2);
  CHECK(*baseline_ratio(f, policy::as_published).ratio == 2);
}

TEST_CASE("properties of the completed fraction") {
  check_properties(&baseline_ratio, 20267);
}
