#include "tiendo/io/table_json.hpp"

#include <doctest/doctest.h>

using namespace tiendo;

TEST_CASE("a table is a list of objects, indented, that ends its last line") {
  const table t{
      {{"name", column_type::text, {std::string("a")}}, {"value", column_type::number, {cell()}}}};
  CHECK(to_json(t) == "[\n  {\n    \"name\": \"a\",\n    \"value\": null\n  }\n]\n");
  CHECK(to_json(table{}) == "[]\n");
}
