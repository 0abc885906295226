// tiendo/measures/impl/comparison.ipp: bodies of tiendo/measures/comparison.hpp.
#pragma once

#include "tiendo/measures/comparison.hpp"

#include "tiendo/core/config.hpp"
#include "tiendo/core/direction.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/measures/goal.hpp"

namespace tiendo::inline v0_1::measures {

TIENDO_INLINE comparison compare(const goal& g, const interval& x) {
  const bool low = satisfies(g, x.low());
  const bool high = satisfies(g, x.high());
  if (low && high) return comparison::met;
  if (low || high) return comparison::undecided;
  const bool spans_corridor =
      g.direction == direction::range && x.low() < g.low && x.high() > g.high;
  return spans_corridor ? comparison::undecided : comparison::not_met;
}

}  // namespace tiendo::inline v0_1::measures
