#include "tiendo/io/detail/table_maker.hpp"

#include <doctest/doctest.h>

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("a table is made of records, column by column, and missing values stay missing") {
  struct record {
    std::string name;
    std::optional<double> value;
  };
  const std::vector<record> records{{"a", 0.0}, {"", std::nullopt}};
  const table t = detail::table_maker<record>(records)
                      .column("name", column_type::text, [](const record& r) { return r.name; })
                      .column("value", column_type::number, [](const record& r) { return r.value; })
                      .take();
  REQUIRE(t.rows() == 2);
  CHECK(t.columns[0].cells[0] == cell(std::string("a")));
  CHECK(t.columns[0].cells[1] == cell());
  CHECK(t.columns[1].cells[0] == cell(0.0));
  CHECK(t.columns[1].cells[1] == cell());
}

TEST_CASE("an interval has ends where they are finite, and a value where it is exact") {
  using namespace detail;
  CHECK(numbered(3) == std::vector<std::size_t>{0, 1, 2});
  CHECK(whole(3) == 3);
  CHECK(low_of(interval::at_least(2)) == 2);
  CHECK_FALSE(high_of(interval::at_least(2)));
  CHECK_FALSE(exact_of(interval::at_least(2)));
  CHECK(exact_of(interval::exactly(2)) == 2);
  CHECK_FALSE(low_of(std::nullopt));
}
