#include "tiendo/core/detail/compensated_sum.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <limits>

using namespace tiendo::detail;
using tiendo::detail::compensated_sum;

namespace {
double sum(std::initializer_list<double> numbers) {
  compensated_sum s;
  for (const double x : numbers) s.add(x);
  return s.value();
}
}  // namespace

TEST_CASE("Neumaier's example gives 2, where plain addition gives 0") {
  CHECK(sum({1, 1e100, 1, -1e100}) == 2);
}

TEST_CASE("ten tenths sum to one") {
  CHECK(sum({.1, .1, .1, .1, .1, .1, .1, .1, .1, .1}) == 1);
}

TEST_CASE("an empty sum is 0, and an overflow is not finite") {
  CHECK(sum({}) == 0);
  CHECK(std::isinf(sum({1.7e308, 1.7e308})));
  CHECK(std::isnan(sum({1, std::numeric_limits<double>::quiet_NaN()})));
}
