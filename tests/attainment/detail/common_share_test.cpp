#include "tiendo/attainment/detail/common_share.hpp"

#include <doctest/doctest.h>

using tiendo::attainment::detail::common_share_at;

TEST_CASE("the common share grows towards 1 with the horizon") {
  CHECK(common_share_at(1, .5) == .5);
  CHECK(common_share_at(2, .5) == doctest::Approx(2. / 3));  // 2 * .5 / (1 + .5)
  CHECK(common_share_at(5, 0) == 0);
  CHECK(common_share_at(5, 1) == 1);
  for (int h = 1; h < 50; ++h) CHECK(common_share_at(h, .1) < common_share_at(h + 1, .1));
}
