// tiendo/forecast/detail/impl/mean_of.ipp: bodies of tiendo/forecast/detail/mean_of.hpp.
#pragma once

#include "tiendo/forecast/detail/mean_of.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

#include "tiendo/core/config.hpp"

namespace tiendo::forecast::detail {

TIENDO_INLINE double median_in_place(std::span<double> said) {
  std::sort(said.begin(), said.end());
  const std::size_t half = said.size() / 2;
  return said.size() % 2 == 1 ? said[half] : (said[half - 1] + said[half]) / 2;
}

}  // namespace tiendo::forecast::detail
