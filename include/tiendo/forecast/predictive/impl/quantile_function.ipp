// tiendo/forecast/predictive/impl/quantile_function.ipp: bodies of
// tiendo/forecast/predictive/quantile_function.hpp.
#pragma once

#include "tiendo/forecast/predictive/quantile_function.hpp"

#include <fmt/format.h>
#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"

namespace tiendo::forecast {

TIENDO_INLINE piecewise_quantile_function::piecewise_quantile_function(
    std::span<const double> probabilities, std::span<const double> figures)
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

TIENDO_INLINE piecewise_quantile_function piecewise_quantile_function::normal(double mean,
                                                                              double deviation) {
  if (!std::isfinite(mean) || !(deviation >= 0) || !std::isfinite(deviation))
    throw value_error(fmt::format("a mean of {} with a standard deviation of {}", mean, deviation));
  return piecewise_quantile_function({0, 1}, {mean, mean + deviation}, checked{});
}

TIENDO_INLINE double piecewise_quantile_function::value(double z) const {
  const auto above = std::upper_bound(places_.begin() + 1, places_.end() - 1, z);
  const auto k = static_cast<std::size_t>(above - places_.begin());
  const double slope = (figures_[k] - figures_[k - 1]) / (places_[k] - places_[k - 1]);
  return figures_[k - 1] + slope * (z - places_[k - 1]);
}

}  // namespace tiendo::forecast
