// tiendo/core/impl/interval.ipp: bodies of tiendo/core/interval.hpp.
#pragma once

#include "tiendo/core/interval.hpp"

#include <fmt/format.h>

#include <string>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE interval interval::between(double low, double high) {
  if (!(low <= high))
    throw invalid_value("an interval must have low <= high, and neither may be NaN");
  return interval(low, high);
}

TIENDO_INLINE std::string to_string(const interval& x) {
  return x.is_exact() ? fmt::format("{}", x.low()) : fmt::format("[{}, {}]", x.low(), x.high());
}

}  // namespace tiendo::inline v0_1
