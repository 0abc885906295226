// tiendo/assessment/impl/totals.ipp: bodies of tiendo/assessment/totals.hpp.
#pragma once

#include "tiendo/assessment/totals.hpp"

#include <cstdint>

#include "tiendo/core/config.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE std::int64_t verdict_counts::total() const {
  std::int64_t sum = methods_disagree;
  for (const std::int64_t n : by_verdict) sum += n;
  return sum;
}

}  // namespace tiendo::inline v0_1
