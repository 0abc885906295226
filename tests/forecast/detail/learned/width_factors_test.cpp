#include "tiendo/forecast/detail/learned/width_factors.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "support/learned.hpp"
#include "tiendo/forecast/detail/registry.hpp"

using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;

namespace {
double factor_of(const char* name) {
  return width_factors[make_model(name, 1, 1).index()];
}
}  // namespace

TEST_CASE("the header of the width factors names its source") {
  CHECK(support::says_where_it_is_from("width_factors.hpp"));
}

TEST_CASE("every model has a width factor, and that of auto is 1") {
  CHECK(width_factors.size() == model_names.size());
  CHECK(factor_of("auto") == 1);
}

TEST_CASE("no model has narrower intervals than auto, and naive has wider ones than a trend") {
  for (const double f : width_factors) {
    CHECK(f >= 1);
    CHECK(f < 2);
  }
  CHECK(factor_of("naive") == factor_of("seasonal_naive"));  // the same model for annual data
  for (const char* trending :
       {"drift", "holt", "damped", "theta", "dynamic_theta", "log_theta", "trend_average"})
    CHECK(factor_of("naive") > factor_of(trending));
}
