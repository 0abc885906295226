// tiendo/forecast/quantile_curve.hpp: a distribution through a few of its quantiles.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "tiendo/core/error.hpp"

namespace tiendo::forecast {

/// What may come, where all that is known are quantiles: between them the figure goes in a straight
/// line over the normal quantile z of the probability, and beyond the outermost ones in the line of
/// the last two (normal tails). A mean and a standard deviation are the two quantiles at z = 0 and
/// z = 1, so a normal distribution is exact. Worked: 90, 100 and 120 at .1, .5 and .9 give 95 at z
/// = -.6408 (.2608) and 140 at z = 2.5631 (.9948).
class quantile_curve {
 public:
  /// Throws `value_error` with fewer than two quantiles, a probability that does not lie above the
  /// one before within 0 and 1, and figures that fall or are not finite.
  quantile_curve(std::span<const double> probabilities, std::span<const double> figures)
      : figures_(figures.begin(), figures.end()) {
    if (probabilities.size() != figures.size() || figures.size() < 2)
      throw value_error(
          fmt::format("{} probabilities and {} quantiles; two of each make a distribution",
                      probabilities.size(), figures.size()));
    const boost::math::normal normal;
    for (std::size_t k = 0; k < figures.size(); ++k) {
      const double p = probabilities[k];
      if (!(p > (k > 0 ? probabilities[k - 1] : 0) && p < 1))
        throw value_error("probabilities rise within 0 and 1");
      if (!std::isfinite(figures[k]) || (k > 0 && figures[k] < figures[k - 1]))
        throw value_error(fmt::format(
            "the quantile {} at {} is not finite, or lies below the one before", figures[k], p));
      places_.push_back(boost::math::quantile(normal, p));
    }
  }

  static quantile_curve normal(double mean, double deviation) {
    if (!std::isfinite(mean) || !(deviation >= 0) || !std::isfinite(deviation))
      throw value_error(
          fmt::format("a mean of {} with a standard deviation of {}", mean, deviation));
    return quantile_curve({0, 1}, {mean, mean + deviation}, checked{});
  }

  /// The figure at the normal quantile z.
  double figure(double z) const {
    const auto above = std::upper_bound(places_.begin() + 1, places_.end() - 1, z);
    const auto k = static_cast<std::size_t>(above - places_.begin());
    const double slope = (figures_[k] - figures_[k - 1]) / (places_[k] - places_[k - 1]);
    return figures_[k - 1] + slope * (z - places_[k - 1]);
  }

 private:
  struct checked {};
  quantile_curve(std::vector<double> places, std::vector<double> figures, checked)
      : places_(std::move(places)), figures_(std::move(figures)) {}

  std::vector<double> places_;
  std::vector<double> figures_;
};

}  // namespace tiendo::forecast
