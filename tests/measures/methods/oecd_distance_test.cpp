#include "tiendo/measures/methods/oecd_distance.hpp"

#include <doctest/doctest.h>

#include "support/methods.hpp"

using namespace support;

TEST_CASE("distances in standard deviations, floored at 0") {
  const auto up = [](double x) {
    progress_input f{{}, {2020, x}, {2030, 10}};
    f.standard_deviation = 2.5;
    return oecd_distance(f);
  };
  CHECK(*up(5).score == 2);
  CHECK(*up(5).ratio == -2);
  CHECK(*up(10).score == 0);
  CHECK(*up(11).score == 0);
  CHECK(up(11).reason == reason::met);
  progress_input down{{}, {2020, 15}, {2030, 10}, direction::decrease};
  down.standard_deviation = 5;
  CHECK(*oecd_distance(down).score == 1);
  down.standard_deviation = 0;
  CHECK(oecd_distance(down).reason == reason::not_comparable);
}

TEST_CASE("properties of the distance") {
  check_properties(&oecd_distance, 20263);
}
