#include "tiendo/forecast/any_model.hpp"

#include <doctest/doctest.h>

using namespace tiendo;
using namespace tiendo::forecast;

TEST_CASE("every name is the name of its model") {
  for (const std::string_view name : model_names) CHECK(name_of(model_of(name, 4, 100)) == name);
}

TEST_CASE("unknown names and models without what they need are refused") {
  CHECK_THROWS_AS(model_of("prophet"), lookup_error);
  CHECK_THROWS_AS(model_of("logistic"), value_error);
  CHECK_THROWS_AS(model_of("seasonal_naive", 0), value_error);
}

TEST_CASE("two models deal with seasons themselves") {
  int count = 0;
  for (const std::string_view name : model_names) count += knows_seasons(model_of(name, 4, 100)) ? 1 : 0;
  CHECK(count == 2);
  CHECK(knows_seasons(model_of("ets")));
}
