#include "tiendo/forecast/detail/seasonal/point_rows.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

using namespace tiendo::forecast::detail;

TEST_CASE("rows of points are aligned to 64 bytes and lie within the memory") {
  for (const std::size_t rows : {1u, 4u, 13u}) {
    std::vector<double> scratch;
    double* at = point_rows(scratch, rows, 48);
    CHECK(reinterpret_cast<std::uintptr_t>(at) % 64 == 0);
    CHECK(at >= scratch.data());
    CHECK(at + rows * 48 <= scratch.data() + scratch.size());
  }
}

TEST_CASE("memory that is large enough is kept") {
  std::vector<double> scratch;
  double* large = point_rows(scratch, 12, 48);
  const std::size_t size = scratch.size();
  CHECK(point_rows(scratch, 4, 48) == large);
  CHECK(scratch.size() == size);
}
