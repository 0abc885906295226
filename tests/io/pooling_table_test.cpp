#include "tiendo/io/pooling_table.hpp"

#include <doctest/doctest.h>

#include "support/small_reform.hpp"
#include "tiendo/io/table_csv.hpp"

using namespace tiendo;
using namespace tiendo::reconciliation;
using namespace tiendo::detail;

TEST_CASE("connected components with a trend, with one year and with none, and unused values") {
  const crosswalk::reform r = support::small_reform();
  const auto p = pool_through_crosswalk(
      r, {{"D", 2023, 10, 20}, {"D", 2024, 10, 20}, {"E", 2024, 1, 2}, {"A", 2024, 1, 2}}, {},
      {2026});
  const std::string text = to_csv(to_table(p, r));
  CHECK(text.find("block,group,before,after,years,own_slope,own_variance,slope,variance,share,low,"
                  "high,reason\n"
                  "0,Q,A | B | C,X | Y,0,,,,,,,,no_observation\n1,Q,D,Z,2,0,") == 0);
  CHECK(text.find(",0.5,") != std::string::npos);  // 10 of 20 twice: level 0, slope 0
  CHECK(text.find("2,P,E,,1,,,,,,,,single_observation\n3,Q,,W,0,,,,,,,,no_observation\n") !=
        std::string::npos);
  CHECK(to_csv(to_table(p.unused)) == "code,year,reason\nA,2024,coverage_too_low\n");
}

TEST_CASE("the tables of pooled shares are stopped by their callback") {
  const progress stop = [](std::size_t, std::size_t) { return false; };
  const crosswalk::reform r = support::small_reform();
  const auto p = pool_through_crosswalk(r, {{"D", 2023, 10, 20}, {"A", 2023, 1, 2}}, {}, {2026});
  CHECK_THROWS_AS(to_table(p, r, stop), interrupted);
  CHECK_THROWS_AS(to_table(p.unused, stop), interrupted);
}
