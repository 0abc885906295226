#include "tiendo/io/detail/json.hpp"

#include <doctest/doctest.h>

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("records keep the order of the columns, and a missing value is null") {
  const table t{
      {{"name", column_type::text, {std::string("Hồ \"Chí\""), cell()}},
       {"value", column_type::number, {0.5, cell()}},
       {"day", column_type::day, {date::of(2024, 1, 2), cell()}},
       {"list", column_type::texts, {std::vector<std::string>{"x"}, std::vector<std::string>{}}}}};
  const auto records = detail::json_records(t);
  REQUIRE(records.size() == 2);
  CHECK(records[0].dump() ==
        "{\"name\":\"Hồ \\\"Chí\\\"\",\"value\":0.5,\"day\":\"2024-01-02\",\"list\":[\"x\"]}");
  CHECK(records[1].dump() == "{\"name\":null,\"value\":null,\"day\":null,\"list\":[]}");
}
