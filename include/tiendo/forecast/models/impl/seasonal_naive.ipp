// tiendo/forecast/models/impl/seasonal_naive.ipp: bodies of
// tiendo/forecast/models/seasonal_naive.hpp.
#pragma once

#include "tiendo/forecast/models/seasonal_naive.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <span>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/reason.hpp"

namespace tiendo::inline v0_1::forecast {

TIENDO_INLINE detail::seasonal_naive::seasonal_naive(std::int64_t season_length)
    : length(season_length) {
  if (length < 1) throw invalid_value(fmt::format("season_length must be >= 1, got {}", length));
}

namespace detail {

TIENDO_INLINE reason seasonal_naive::operator()(std::span<const double> y,
                                                std::span<double> ahead) const {
  const auto m = static_cast<std::size_t>(length);
  for (std::size_t h = 0; h < ahead.size(); ++h)
    ahead[h] = y.size() < m ? y.back() : y[y.size() - m + h % m];
  return reason::none;
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast
