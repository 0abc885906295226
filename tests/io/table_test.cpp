#include "tiendo/io/table.hpp"

#include <doctest/doctest.h>

using namespace tiendo;

TEST_CASE("a table has as many rows as its columns have cells") {
  CHECK(table{}.rows() == 0);
  CHECK(table{{{"value", column_type::number, {1.5, cell()}}}}.rows() == 2);
}
