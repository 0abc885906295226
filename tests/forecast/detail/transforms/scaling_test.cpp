#include "tiendo/forecast/detail/transforms/scaling.hpp"

#include <doctest/doctest.h>

#include "support/forecasting.hpp"

using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using support::near;
using support::series;

TEST_CASE("the mean absolute change equals values computed by hand") {
  CHECK(mean_absolute_change(series{1, 4, 3}) == 2);
  CHECK(mean_absolute_change(series{7}) == 0);
  CHECK(mean_absolute_change(series{7, 7, 7}) == 0);
  CHECK(mean_absolute_change(series{-1, 1, -1, 1}) == 2);
}

TEST_CASE("a series is standardised by its last value and its mean absolute change") {
  CHECK(standardised(series{1, 4, 3}).values == series{-1, .5, 0});
  CHECK(standardised(series{5}).values == series{0});
  CHECK(standardised(series{5, 5}).values == series{0, 0});
}

TEST_CASE(
    "standardised values are invariant under shift and scale, with a mean absolute change of 1") {
  support::dice d(5);
  for (int i = 0; i < 50; ++i) {
    const series y = support::walk(d, d.whole(2, 20));
    const series z = standardised(y).values, moved = standardised(support::moved(y, 8, -32)).values;
    CHECK(mean_absolute_change(z) == near(1));
    CHECK(z.back() == 0);
    for (std::size_t t = 0; t < z.size(); ++t) CHECK(std::abs(z[t] - moved[t]) < 1e-12);
  }
}

TEST_CASE("restoring inverts the standardisation") {
  const series y{1, 4, 3, 8};
  const standardised z(y);
  series back = z.values;
  z.restore(back);
  support::check_near(back, y);
  series still{0, 3};
  standardised(series{5, 5}).restore(still);
  CHECK(still == series{5, 5});
}
