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

TEST_CASE("Neumaier's example, where plain addition gives 0") {
  CHECK(sum({1, 1e100, 1, -1e100}) == 2);
}

TEST_CASE("ten tenths are one") {
  CHECK(sum({.1, .1, .1, .1, .1, .1, .1, .1, .1, .1}) == 1);
}

TEST_CASE("nothing sums to 0, and what leaves the range of a double says so") {
  CHECK(sum({}) == 0);
  CHECK(std::isinf(sum({1.7e308, 1.7e308})));
  CHECK(std::isnan(sum({1, std::numeric_limits<double>::quiet_NaN()})));
}
