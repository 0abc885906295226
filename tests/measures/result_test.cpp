#include "tiendo/measures/result.hpp"

#include <doctest/doctest.h>

using namespace tiendo;
using measures::result;

TEST_CASE("a result is a number, a range of numbers, or a reason") {
  CHECK(result::exactly(0.875).value() == 0.875);
  CHECK(result::exactly(0.875).reason == reason::none);

  const result range{interval::between(1, 2), reason::none};
  CHECK_FALSE(range.value());
  CHECK(range.bounds == interval::between(1, 2));

  const result nothing = result::undefined(reason::zero_target);
  CHECK_FALSE(nothing.bounds);
  CHECK_FALSE(nothing.value());
  CHECK(nothing.reason == reason::zero_target);
}
