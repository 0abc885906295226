// tiendo/attainment/detail/common_error.hpp: the correlation of the errors of series of one kind.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace tiendo::inline v0_1::attainment::detail {

/// A series and the number of the period of its last value.
struct dated_series {
  std::span<const double> values;
  std::int64_t end = 0;
};

/// The correlation r of the changes of two series of a group in one period: the mean product of
/// changes that are standardised per series (own mean and standard deviation), over all pairs of
/// series and then over all T periods with at least two changes, drawn towards a usual one of .2 as
/// if that had been seen in 3 periods:
///
///     r = (T mean + 3 * .2) / (T + 3), from 0 to .95
///
/// Series of fewer than three changes, or with equal changes, have none that count. Worked: two
/// series that move alike in 7 periods (a mean of 6/7, as the changes of a series are standardised
/// by its own mean) have .66.
double common_correlation(const std::vector<dated_series>& group);

}  // namespace tiendo::inline v0_1::attainment::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/attainment/detail/impl/common_error.ipp"
#endif
