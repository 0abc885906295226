// tiendo/forecast/models/impl/drift.ipp: bodies of tiendo/forecast/models/drift.hpp.
#pragma once

#include "tiendo/forecast/models/drift.hpp"

#include <cstddef>
#include <span>

#include "tiendo/core/config.hpp"
#include "tiendo/core/reason.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

TIENDO_INLINE reason drift::operator()(std::span<const double> y, std::span<double> ahead) const {
  const double step = y.size() > 1 ? (y.back() - y.front()) / static_cast<double>(y.size() - 1) : 0;
  for (std::size_t h = 0; h < ahead.size(); ++h)
    ahead[h] = y.back() + static_cast<double>(h + 1) * step;
  return reason::none;
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast
