// tiendo/forecast/models/impl/naive.ipp: bodies of tiendo/forecast/models/naive.hpp.
#pragma once

#include "tiendo/forecast/models/naive.hpp"

#include <algorithm>
#include <span>

#include "tiendo/core/config.hpp"
#include "tiendo/core/reason.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

TIENDO_INLINE reason naive::operator()(std::span<const double> y, std::span<double> ahead) const {
  std::fill(ahead.begin(), ahead.end(), y.back());
  return reason::none;
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast
