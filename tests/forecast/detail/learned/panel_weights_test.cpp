#include "tiendo/forecast/detail/learned/panel_weights.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>

#include "support/files.hpp"

using namespace tiendo::forecast::detail;

TEST_CASE("the header of the constants of panels names its source") {
  std::ifstream text(support::tree() / "include" / "tiendo" / "forecast" / "detail" / "learned" /
                     "panel_weights.hpp");
  std::string title, written;
  std::getline(text, title);
  std::getline(text, written);
  CHECK(written ==
        "// Written by script/learn from the indicator panels, learning half; not to be edited.");
}

TEST_CASE("shares of the regression lie between 0 and 1, and penalties are above 0") {
  constexpr panel_weights w = learned_panel_weights;
  CHECK(w.penalty > 0);  // otherwise the equations may have no solution
  CHECK(w.few_series >= 0);
  CHECK(w.few_periods >= 0);
  CHECK(w.common_penalty >= 0);
  CHECK(w.half_share >= 0);
  CHECK(w.most_share > 0);
  CHECK(w.most_share <= 1);
  CHECK(w.width_periods >= 0);
  CHECK(w.width_growth > 0);
  CHECK(w.width_growth <= 1);
}
