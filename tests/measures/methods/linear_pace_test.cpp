#include "tiendo/measures/methods/linear_pace.hpp"

#include <doctest/doctest.h>

#include "support/methods.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/measures/pace.hpp"

using namespace support;

TEST_CASE("the ratio is the pace ratio, with its reasons") {
  CHECK(*linear_pace({{2022, 15.38}, {2025, 22}, {2026, 25}}).ratio == near(.73555555555555556));
  CHECK(linear_pace({{2022, 15.38}, {2025, 22}, {2026, 25}}).label() == "at_risk");
  dice d(8);
  for (int i = 0; i < 1000; ++i) {
    const double b = d.whole(0, 9), x = d.whole(0, 9), v = d.whole(0, 9);
    const double t0 = d.whole(2018, 2021), t = d.whole(2018, 2024), due = d.whole(2020, 2028);
    const bool up = d.whole(0, 1) == 1;
    const auto r =
        linear_pace({{t0, b}, {t, x}, {due, v}, up ? direction::increase : direction::decrease});
    const goal g{up ? direction::increase : direction::decrease, v, v, false};
    if (t == t0) continue;  // the reasons differ: single_observation and not_comparable
    const auto expected = pace_ratio(g, {t0, interval::exactly(b)}, {t, interval::exactly(x)}, due);
    CHECK(r.ratio == support::exact(expected));
    if (!r.ratio &&
        !measures::detail::is_met(
            {{t0, b}, {t, x}, {due, v}, up ? direction::increase : direction::decrease}) &&
        due > t0)
      CHECK(r.reason == expected.reason());
  }
}

TEST_CASE("every threshold from both sides") {
  check_thresholds(measures::detail::linear_pace_method().with_target->classes);
  // as much time left as has passed, 100 missing: the change is the ratio in percent
  const auto label = [](double change) {
    return linear_pace({{2020, 100 - change}, {2021, 100}, {2022, 200}}).label();
  };
  CHECK(label(-.1) == "deteriorating");
  CHECK(label(0) == "off_track");
  CHECK(label(59.9) == "off_track");
  CHECK(label(60) == "at_risk");
  CHECK(label(94.9) == "at_risk");
  CHECK(label(95) == "on_track");
  CHECK(linear_pace({{2020, 100}, {2021, 200}, {2022, 200}}).label() == "achieved");
}

TEST_CASE("properties of the pace ratio") {
  check_properties(&linear_pace, 20268, {.only_ahead = true});
}
