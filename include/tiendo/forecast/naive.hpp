// tiendo/forecast/naive.hpp: tomorrow as today.
#pragma once

#include <algorithm>
#include <span>

#include "tiendo/measures/reason.hpp"

namespace tiendo::forecast {

/// Every value ahead is the last one: f_h = y_n. Worked: 3, 5 gives 5, 5, 5.
struct naive {
  reason operator()(std::span<const double> y, std::span<double> ahead) const {
    std::fill(ahead.begin(), ahead.end(), y.back());
    return reason::none;
  }
};

}  // namespace tiendo::forecast
