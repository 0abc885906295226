#include "tiendo/forecast/panel.hpp"

#include <doctest/doctest.h>
#include "tiendo/core/error.hpp"

using tiendo::panel;
using tiendo::panel_view;

TEST_CASE("a panel holds series of any length one after the other") {
  panel p;
  CHECK(p.size() == 0);
  p.add({1, 2});
  p.add({});
  p.add({3, 4, 5});
  const panel_view view = p.view();
  CHECK(view.size() == 3);
  CHECK(view.length(0) == 2);
  CHECK(view[1].empty());
  CHECK(view[2][2] == 5);
  CHECK(view.values().size() == 5);
  CHECK(view.offsets().back() == 5);
}

TEST_CASE("offsets that do not fit the values are rejected") {
  const double values[]{1, 2, 3};
  const std::int64_t late[]{1, 3}, falling[]{0, 2, 1, 3}, far[]{0, 4}, near[]{0, 2};
  CHECK_THROWS_AS(panel_view(values, late), tiendo::invalid_value);
  CHECK_THROWS_AS(panel_view(values, falling), tiendo::invalid_value);
  CHECK_THROWS_AS(panel_view(values, far), tiendo::invalid_value);
  CHECK_THROWS_AS(panel_view(values, near), tiendo::invalid_value);
  CHECK_THROWS_AS(panel_view({}, {}), tiendo::invalid_value);
}
