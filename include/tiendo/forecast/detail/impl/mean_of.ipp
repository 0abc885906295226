// tiendo/forecast/detail/impl/mean_of.ipp: bodies of tiendo/forecast/detail/mean_of.hpp.
#pragma once

#include "tiendo/forecast/detail/mean_of.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

#include "tiendo/core/config.hpp"

namespace tiendo::inline v0_1::forecast::detail {

TIENDO_INLINE double median_in_place(std::span<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

}  // namespace tiendo::inline v0_1::forecast::detail
