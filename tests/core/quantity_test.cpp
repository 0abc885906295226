#include "tiendo/core/quantity.hpp"

#include <doctest/doctest.h>

using namespace tiendo;

TEST_CASE("quantities of one unit add, subtract and compare") {
  using percent = quantity<units::percent>;
  static_assert((percent(40) + percent(2)).value() == 42);
  static_assert(percent(40) > percent(25));
  static_assert(percent(40) / percent(80) == 0.5);
  CHECK(ratio_of(percent(40)).value() == 0.4);
  CHECK(percent_of(ratio_of(percent(40))).value() == doctest::Approx(40));
}

TEST_CASE("units that meet at run time must be the same") {
  const unit_of_measure percent{"percent", unit_kind::share, "%", 0.0, 100.0};
  const unit_of_measure of_grdp{"percent_of_grdp", unit_kind::share, "% of GRDP", 0.0, 100.0};
  const measured a{40, percent};
  CHECK(to_string(a + measured{2, percent}) == "42 %");
  CHECK(a > measured{25, percent});
  CHECK_THROWS_AS(a - (measured{2, of_grdp}), unit_error);
  CHECK_THROWS_WITH(a + (measured{2, of_grdp}), "'percent' and 'percent_of_grdp' are two units");
}
