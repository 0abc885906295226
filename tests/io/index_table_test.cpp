#include "tiendo/io/index_table.hpp"

#include <doctest/doctest.h>

#include "support/small_index.hpp"
#include "tiendo/io/table_csv.hpp"

using namespace tiendo;
using namespace tiendo::index;
using namespace tiendo::statistics;
using namespace tiendo::detail;
using support::part;
using namespace tiendo::statistics::detail;

namespace {
const index_values values{{"X", "Y"}, {{"a", {{0.25, missing_value}, {}}}}};
index_definition small_index() {
  return {"i", {}, {part("i", ""), part("a", "i")}};
}
}  // namespace

TEST_CASE("the index table has one row per node and unit, and a missing score has a reason") {
  CHECK(to_csv(to_table(compute_index(small_index(), values))) ==
        "unit,node,parent,score,rank,field_size,coverage,reason,name_vi,name_en\n"
        "X,i,,0.25,1,1,1,,,\n"
        "Y,i,,,,,0,no_observation,,\n"
        "X,a,i,0.25,1,1,1,,,\n"
        "Y,a,i,,,,0,no_observation,,\n");
}

TEST_CASE("the uncertainty table has one row per unit, without ranks where it never had one") {
  CHECK(to_csv(to_table(rank_uncertainty(small_index(), values, {.draws = 3}), values.units)) ==
        "unit,rank,rank_mean,rank_median,rank_low,rank_high,draws\n"
        "X,1,1,1,1,1,3\n"
        "Y,,,,,,0\n");
}

TEST_CASE("the tables of an index are stopped by their callback") {
  const progress stop = [](std::size_t, std::size_t) { return false; };
  CHECK_THROWS_AS(to_table(compute_index(small_index(), values), stop), interrupted);
  CHECK_THROWS_AS(
      to_table(rank_uncertainty(small_index(), values, {.draws = 3}), values.units, stop),
      interrupted);
}
