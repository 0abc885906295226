#include "tiendo/forecast/width_factors.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tiendo/forecast/any_model.hpp"

using namespace tiendo::forecast;

TEST_CASE("every model has a factor, that of auto is 1, and none is surer than auto") {
  CHECK(width_factors.size() == model_names.size());
  CHECK(width_factors[0] == 1);
  CHECK(*std::min_element(width_factors.begin(), width_factors.end()) >= 1);
}
