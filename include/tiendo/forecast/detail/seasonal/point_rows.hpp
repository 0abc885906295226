// tiendo/forecast/detail/seasonal/point_rows.hpp: rows of numbers, one per point of a grid.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tiendo::inline v0_1::forecast::detail {

/// Memory for rows of numbers, aligned to 64 bytes for the vector kernels; `points` is a multiple
/// of 8. The memory of `scratch` is reused; its contents are not set.
inline double* point_rows(std::vector<double>& scratch, std::size_t rows, std::size_t points) {
  if (scratch.size() < rows * points + 8) scratch.resize(rows * points + 8);
  double* at = scratch.data();
  while (reinterpret_cast<std::uintptr_t>(at) % 64 != 0) ++at;
  return at;
}

}  // namespace tiendo::inline v0_1::forecast::detail
