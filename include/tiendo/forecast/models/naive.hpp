// tiendo/forecast/models/naive.hpp: the naive forecast, the last value carried forward.
#pragma once

#include <span>

#include "tiendo/core/reason.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

/// Every forecast is the last value: f_h = y_n. Worked: 3, 5 gives 5, 5, 5.
struct naive {
  reason operator()(std::span<const double> y, std::span<double> ahead) const;
};

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/models/impl/naive.ipp"
#endif
