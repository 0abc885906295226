#include "tiendo/crosswalk/link.hpp"

#include <doctest/doctest.h>

using namespace tiendo;
using namespace tiendo::crosswalk;

TEST_CASE("an unknown share is the interval from 0 to 1, never an equal share") {
  const crosswalk::link e = part("1", "2");
  CHECK(e.kind == succession_kind::partial);
  CHECK(e.share == interval::between(0, 1));
  CHECK_FALSE(e.share.is_exact());
  CHECK(part("1", "2", interval::exactly(0.25), "residents").share.value() == 0.25);
}

TEST_CASE("the link of a whole area has a share of 1") {
  CHECK(whole("1", "2").share == interval::exactly(1));
}
