#include "tiendo/io/unused_table.hpp"

#include <doctest/doctest.h>

#include <string>

#include "support/small_programme.hpp"
#include "tiendo/io/assessment_json.hpp"
#include "tiendo/io/table_csv.hpp"

using namespace tiendo;
using support::aim;
using support::assessed;
using support::figure;

TEST_CASE("unused observations are named with the reason, in a table and in the JSON document") {
  const assessment a =
      assessed({aim("share", "economy", at_least(25))},
               {figure("economy", "2024", 26, "2025-01"), figure("survey", "2024", 50, "2025-01"),
                figure("economy", "2024", 26, "2025-01").of_tier("district").by("MIC")},
               "2025-06-30");
  CHECK(to_csv(unused_table(a)) ==
        "observation,indicator_id,area_code,area_valid_from,tier,method,period,source,reason\n"
        "1,survey,01,2000-01-01,,,2024,,no_target\n"
        "2,economy,01,2000-01-01,district,MIC,2024,,other_tier\n");
  const std::string document = to_json(a);
  for (const char* part : {"\"unused\"", "\"total\": 2", "\"no_target\": 1", "\"other_tier\": 1",
                           "\"other_area\": 0", "\"published_later\": 0"})
    CHECK_MESSAGE(document.find(part) != std::string::npos, part);
}
