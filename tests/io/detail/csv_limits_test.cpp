#include "tiendo/io/detail/csv_limits.hpp"

#include <doctest/doctest.h>

using namespace tiendo::detail;

TEST_CASE("the limits of separated text are wider than any published table and fit into memory") {
  CHECK(most_csv_columns >= 1'000);
  CHECK(most_csv_columns * most_listed_faults < std::size_t{1} << 31);
  CHECK(longest_csv_field < largest_csv_file);
  CHECK(largest_csv_file == std::size_t{2} * 1024 * 1024 * 1024);
}
