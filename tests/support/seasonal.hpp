// Paths of the seasonal members of `auto`.
#pragma once

#include <cstddef>
#include <vector>

#include "support/forecasting.hpp"

namespace support {

/// The average path of a seasonal member, by its filter without vectors.
template <class Average, class Filter>
series seasonal_path(Average average, Filter filter, const series& y, std::size_t m,
                     std::size_t horizon) {
  series ahead(horizon);
  std::vector<double> scratch;
  average(y, m, filter, ahead, scratch);
  return ahead;
}

}  // namespace support
