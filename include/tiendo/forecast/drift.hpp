// tiendo/forecast/drift.hpp: the line from the first figure to the last, carried on.
#pragma once

#include <span>

#include "tiendo/measures/reason.hpp"

namespace tiendo::forecast {

/// The random walk with drift:
///
///     f_h = y_n + h (y_n - y_1) / (n - 1)
///
/// One figure stands still. Worked: 1, 4, 5 gives 7, 9.
struct drift {
  reason operator()(std::span<const double> y, std::span<double> ahead) const {
    const double step =
        y.size() > 1 ? (y.back() - y.front()) / static_cast<double>(y.size() - 1) : 0;
    for (std::size_t h = 0; h < ahead.size(); ++h)
      ahead[h] = y.back() + static_cast<double>(h + 1) * step;
    return reason::none;
  }
};

}  // namespace tiendo::forecast
