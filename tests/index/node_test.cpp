#include "tiendo/index/node.hpp"

#include <doctest/doctest.h>

using namespace tiendo;
using namespace tiendo::index;
using namespace tiendo::statistics::detail;
using namespace tiendo::index::detail;

TEST_CASE("a node with default members is an indicator of weight 1") {
  node n;
  n.id = "osi";
  CHECK(n.parent.empty());
  CHECK(n.weight == 1);
  CHECK(n.direction == direction::increase);
  CHECK(std::holds_alternative<std::monostate>(n.points));
  CHECK(n.normalise.empty());
  CHECK_FALSE(n.aggregate);
  CHECK(n.missing_parts == missing_policy::available);
  CHECK(n.least_coverage == 0);
  CHECK_FALSE(n.zero_is_missing);
}
