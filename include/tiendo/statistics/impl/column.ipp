// tiendo/statistics/impl/column.ipp: bodies of tiendo/statistics/column.hpp.
#pragma once

#include "tiendo/statistics/column.hpp"

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/core/numeric.hpp"
#include "tiendo/core/reason.hpp"

namespace tiendo::inline v0_1::statistics {

TIENDO_INLINE detail::value_column::value_column(std::vector<double> values)
    : values_(std::move(values)), reasons_(values_.size(), reason::none) {
  for (std::size_t i = 0; i < values_.size(); ++i)
    if (std::isfinite(values_[i]))
      values_[i] = tiendo::detail::unsigned_zero(values_[i]);
    else
      set_missing(i, reason::no_observation);
}

namespace detail {

TIENDO_INLINE void value_column::set(std::size_t i, double x) {
  if (!std::isfinite(x)) return set_missing(i, reason::out_of_range);
  values_[i] = tiendo::detail::unsigned_zero(x);
  reasons_[i] = reason::none;
}

TIENDO_INLINE void value_column::set_missing(std::size_t i, reason why) {
  values_[i] = missing_value;
  reasons_[i] = why;
}

TIENDO_INLINE std::vector<double> present(const value_column& x) {
  std::vector<double> numbers;
  for (const double v : x.values())
    if (!is_missing(v)) numbers.push_back(v);
  return numbers;
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::statistics
