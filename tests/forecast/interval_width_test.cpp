#include "tiendo/forecast/interval_width.hpp"

#include <doctest/doctest.h>

#include "support/near.hpp"

using namespace tiendo::forecast;
using support::near;

TEST_CASE("the step of a width leans to what is usual where figures are few") {
  CHECK(width_step(2, 3, 1000) == doctest::Approx(3.807).epsilon(1e-3));  // exp((2 log 2 + .5 log 50) / 2.5)
  CHECK(width_step(0, 1, 1000) == near(50));
  CHECK(width_step(7, 200, 1000) == doctest::Approx(7).epsilon(0.01));
  CHECK(width_step(0, 5, 1000) > 0);
  CHECK(width_step(0, 1, 0) == 0);
  CHECK(width_step(3, 4, 0) == 3);
  CHECK(width_step(20, 3, 10000) == near(10 * width_step(2, 3, 1000)));
}

TEST_CASE("widths grow with what makes a forecast unsure") {
  const width_features f{0.2, 1, 1, 1};
  const half_widths w = widths_of(f);
  CHECK(w.below > 0);
  CHECK(w.above > 0);
  for (const width_features& worse : {width_features{0.2, 2, 1, 1}, {0.2, 1, 2, 1}, {0.2, 1, 4, 4}, {0.9, 1, 1, 1}}) {
    CHECK(widths_of(worse).below > w.below);
    CHECK(widths_of(worse).above > w.above);
  }
}

TEST_CASE("the stretch is 0 in the middle, 1 at 95 %, and more beyond") {
  for (const auto& table : {width_stretch_below, width_stretch_above}) {
    CHECK(stretch(table, 0) == 0);
    CHECK(stretch(table, 1.9599640) == near(1));
    double last = 0;
    for (const double z : {0.1, 0.5, 1.0, 1.7, 2.3, 3.0, 4.0, 6.0}) {
      CHECK(stretch(table, z) > last);
      last = stretch(table, z);
    }
  }
}
