#include "tiendo/io/area_history_table.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "support/small_reform.hpp"
#include "tiendo/areas/area_history.hpp"
#include "tiendo/crosswalk/history.hpp"
#include "tiendo/io/table_csv.hpp"

using namespace tiendo;
using namespace tiendo::crosswalk;
using namespace tiendo::detail;

TEST_CASE("the table of areas has one row per version") {
  const area_history h = history_of(support::small_reform());
  CHECK(to_csv(to_table(std::vector<const area*>{h.find("X", support::reform_day()),
                                                 h.find("E", support::reform_day() - days(1))})) ==
        "code,valid_from,area_id,name,tier,parent_code,valid_to\nX,2025-07-01,X@2025-07-01,Xã "
        "X,commune,Q,\n"
        "E,2025-06-30,E@2025-06-30,Xã E,commune,P,2025-06-30\n");
}
