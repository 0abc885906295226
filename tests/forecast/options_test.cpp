#include "tiendo/forecast/options.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string_view>

using namespace tiendo::forecast;

TEST_CASE("every model has a unique name, and auto is the default") {
  const std::set<std::string_view> names(model_names.begin(), model_names.end());
  CHECK(names.size() == model_names.size());
  CHECK(options{}.models == std::vector<std::string>{"auto"});
  CHECK(options{}.bounds == tiendo::interval());
}
