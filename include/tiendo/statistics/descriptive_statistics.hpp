// tiendo/statistics/descriptive_statistics.hpp: mean, standard deviation and quantiles of observed
// values.
#pragma once

#include <optional>
#include <vector>

namespace tiendo::inline v0_1::statistics {

namespace detail {

/// Whether a standard deviation divides by n - 1 or by n.
enum class deviation { sample, population };

/// Mean and standard deviation.
struct moments {
  double mean = 0;
  double deviation = 0;
};

/// Mean and standard deviation by a two-pass algorithm; nothing for fewer than two values of a
/// sample or one of a population. Worked: 2, 4, 4, 4, 5, 5, 7, 9 have mean 5 and population
/// deviation 2.
std::optional<moments> moments_of(const std::vector<double>& x, deviation d);

/// The quantile of probability `share` (0 to 1) of sorted values, with linear interpolation between
/// order statistics (definition 7 of Hyndman and Fan, The American Statistician 50(4), 1996, the
/// default of R and numpy); missing without values. Worked: the quantile .025 of 0, 1, ..., 40 is
/// 1.
double quantile_of(const std::vector<double>& sorted, double share);

}  // namespace detail

}  // namespace tiendo::inline v0_1::statistics

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/statistics/impl/descriptive_statistics.ipp"
#endif
