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

namespace tiendo::inline v0_1::forecast {

TIENDO_INLINE detail::piecewise_quantile_function::piecewise_quantile_function(
    std::span<const double> probabilities, std::span<const double> quantiles)
    : values_(quantiles.begin(), quantiles.end()) {
  if (probabilities.size() != quantiles.size() || quantiles.size() < 2)
    throw invalid_value(fmt::format(
        "a distribution needs two or more probabilities and as many quantiles, got {} and {}",
        probabilities.size(), quantiles.size()));
  const boost::math::normal normal;
  for (std::size_t k = 0; k < quantiles.size(); ++k) {
    const double p = probabilities[k];
    if (!(p > (k > 0 ? probabilities[k - 1] : 0) && p < 1))
      throw invalid_value("the probabilities must increase and lie between 0 and 1");
    if (!std::isfinite(quantiles[k]) || (k > 0 && quantiles[k] < quantiles[k - 1]))
      throw invalid_value(fmt::format(
          "the quantile {} of probability {} is not finite or is below the one before it",
          quantiles[k], p));
    z_.push_back(boost::math::quantile(normal, p));
  }
}

namespace detail {

TIENDO_INLINE piecewise_quantile_function piecewise_quantile_function::normal(double mean,
                                                                              double deviation) {
  if (!std::isfinite(mean) || !(deviation >= 0) || !std::isfinite(deviation))
    throw invalid_value(
        fmt::format("mean and standard deviation must be finite and the latter >= 0, got {} and {}",
                    mean, deviation));
  return piecewise_quantile_function({0, 1}, {mean, mean + deviation}, checked{});
}

TIENDO_INLINE double piecewise_quantile_function::value(double z) const {
  const auto above = std::upper_bound(z_.begin() + 1, z_.end() - 1, z);
  const auto k = static_cast<std::size_t>(above - z_.begin());
  const double slope = (values_[k] - values_[k - 1]) / (z_[k] - z_[k - 1]);
  return values_[k - 1] + slope * (z - z_[k - 1]);
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast
