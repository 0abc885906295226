#include "tiendo/assessment/detail/natural_bounds.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>

#include "tiendo/core/detail/suggestion.hpp"
#include "tiendo/core/unit_of_measure.hpp"

using namespace tiendo;
using namespace tiendo::detail;

namespace {

const unit_of_measure& unit(const char* id) {
  return *find_by_id(standard_units(), std::string(id));
}

}  // namespace

TEST_CASE("an indicator has its own bounds in its own unit, and those of a unit in another") {
  indicator measured;
  measured.unit = unit("percent");
  measured.highest = 200;  // a share of the plan may be more than all of it
  CHECK(bounds_of(measured, unit("percent")).lowest == unit("percent").lowest);
  CHECK(bounds_of(measured, unit("percent")).highest == 200);
  CHECK(bounds_of(measured, unit("count")).highest == unit("count").highest);
}

TEST_CASE("a rank lies within its field, and bounds that contradict each other are none") {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const natural_bounds rank{1, {}};
  data_point latest;
  CHECK(rank.range_after(latest).low() == 1);
  CHECK(rank.range_after(latest).high() == infinity);
  latest.field = 193;
  CHECK(rank.range_after(latest).high() == 193);
  latest.field = 1;  // the only place there is
  CHECK(rank.range_after(latest).low() == -infinity);
  CHECK(natural_bounds{}.range_after(data_point{}).high() == infinity);
}
