#include "tiendo/forecast/detail/panel_engine.hpp"

#include <doctest/doctest.h>

#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;

TEST_CASE("a request records whether the exponential smoothing kernels are needed") {
  CHECK(panel_request(options{1, {"ets"}}).family);
  CHECK(panel_request(options{1, {"mean(auto, ets)"}}).family);
  CHECK_FALSE(panel_request(options{1, {"auto"}}).family);
  CHECK_FALSE(panel_request(options{1, {"ets"}, {}, 12}).family);  // seasonal forms have no kernel
}

TEST_CASE("invalid options are rejected") {
  CHECK_THROWS_AS(panel_request(options{0}), invalid_value);
  CHECK_THROWS_AS(panel_request(options{1, {}}), invalid_value);
  CHECK_THROWS_AS(panel_request(options{1, {"auto"}, {1}}), invalid_value);
  CHECK_THROWS_AS(panel_request(options{1, {"unknown"}}), unknown_name);
}
