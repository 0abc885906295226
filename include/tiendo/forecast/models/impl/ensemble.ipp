// tiendo/forecast/models/impl/ensemble.ipp: bodies of tiendo/forecast/models/ensemble.hpp.
#pragma once

#include "tiendo/forecast/models/ensemble.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

#include "tiendo/core/config.hpp"

namespace tiendo::forecast {

TIENDO_INLINE double median_in_place(std::span<double> said) {
  std::sort(said.begin(), said.end());
  const std::size_t half = said.size() / 2;
  return said.size() % 2 == 1 ? said[half] : (said[half - 1] + said[half]) / 2;
}

}  // namespace tiendo::forecast
