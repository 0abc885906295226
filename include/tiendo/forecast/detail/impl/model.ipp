// tiendo/forecast/detail/impl/model.ipp: bodies of tiendo/forecast/detail/model.hpp.
#pragma once

#include "tiendo/forecast/detail/model.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>

#include "tiendo/core/config.hpp"
#include "tiendo/core/reason.hpp"

namespace tiendo::inline v0_1::forecast::detail {

TIENDO_INLINE reason regular_window::assign(std::span<const double> series) {
  values.clear();
  const auto missing = [](double x) { return std::isnan(x); };
  const auto first = std::find_if_not(series.begin(), series.end(), missing);
  if (first == series.end()) return reason::no_observation;
  std::int64_t gap = 0;
  double largest = 0;
  for (auto x = first; x != series.end(); ++x) {
    if (missing(*x)) {
      ++gap;
      continue;
    }
    if (std::isinf(*x)) return reason::out_of_range;
    largest = std::max(largest, std::abs(*x));
    if (gap > 0) fill(gap, *x);
    gap = 0;
    values.push_back(*x);
  }
  behind = gap;
  exponent = largest > 0 ? std::ilogb(largest) + 1 : 0;
  const int once = std::min(-exponent, 1023);  // the largest power that is a double
  const double first_factor = std::ldexp(1.0, once),
               second_factor = std::ldexp(1.0, -exponent - once);
  for (double& x : values) {
    const double own = x;
    x = own * first_factor * second_factor;
    if (x == 0 && own != 0) x = std::copysign(std::numeric_limits<double>::denorm_min(), own);
  }
  return reason::none;
}

TIENDO_INLINE void regular_window::fill(std::int64_t gap, double next) {
  const double last = values.back();
  for (std::int64_t i = 1; i <= gap; ++i) {
    const double share = static_cast<double>(i) / static_cast<double>(gap + 1);
    values.push_back((1 - share) * last + share * next);
  }
}

}  // namespace tiendo::inline v0_1::forecast::detail
