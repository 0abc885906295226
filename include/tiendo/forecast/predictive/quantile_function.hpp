// tiendo/forecast/predictive/quantile_function.hpp: a distribution given by some of its quantiles.
#pragma once

#include <span>
#include <utility>
#include <vector>

namespace tiendo::inline v0_1::forecast {

namespace detail {

/// A quantile function that is interpolated linearly between given quantiles, over the normal
/// quantile z of the probability. Beyond the outermost quantiles it is extrapolated through the
/// last two (normal tails). A mean and a standard deviation are the two quantiles at z = 0 and z =
/// 1, so a normal distribution is exact. Worked: 90, 100 and 120 at .1, .5 and .9 give 95 at z =
/// -.6408 (.2608) and 140 at z = 2.5631 (.9948).
class piecewise_quantile_function {
 public:
  /// Throws `invalid_value` with fewer than two quantiles, for probabilities that do not increase
  /// strictly within (0, 1), and for quantiles that decrease or are not finite.
  piecewise_quantile_function(std::span<const double> probabilities,
                              std::span<const double> quantiles);

  static piecewise_quantile_function normal(double mean, double deviation);

  /// The value at the normal quantile z.
  double value(double z) const;

 private:
  struct checked {};
  piecewise_quantile_function(std::vector<double> z, std::vector<double> quantiles, checked)
      : z_(std::move(z)), values_(std::move(quantiles)) {}

  std::vector<double> z_;
  std::vector<double> values_;
};

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/predictive/impl/quantile_function.ipp"
#endif
