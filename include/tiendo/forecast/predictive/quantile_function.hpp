// tiendo/forecast/predictive/quantile_function.hpp: a distribution through a few of its quantiles.
#pragma once

#include <span>
#include <utility>
#include <vector>

namespace tiendo::forecast {

/// What may come, where all that is known are quantiles: between them the figure goes in a straight
/// line over the normal quantile z of the probability, and beyond the outermost ones in the line of
/// the last two (normal tails). A mean and a standard deviation are the two quantiles at z = 0 and
/// z = 1, so a normal distribution is exact. Worked: 90, 100 and 120 at .1, .5 and .9 give 95 at z
/// = -.6408 (.2608) and 140 at z = 2.5631 (.9948).
class piecewise_quantile_function {
 public:
  /// Throws `value_error` with fewer than two quantiles, a probability that does not lie above the
  /// one before within 0 and 1, and figures that fall or are not finite.
  piecewise_quantile_function(std::span<const double> probabilities,
                              std::span<const double> figures);

  static piecewise_quantile_function normal(double mean, double deviation);

  /// The figure at the normal quantile z.
  double value(double z) const;

 private:
  struct checked {};
  piecewise_quantile_function(std::vector<double> places, std::vector<double> figures, checked)
      : places_(std::move(places)), figures_(std::move(figures)) {}

  std::vector<double> places_;
  std::vector<double> figures_;
};

}  // namespace tiendo::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/predictive/impl/quantile_function.ipp"
#endif
