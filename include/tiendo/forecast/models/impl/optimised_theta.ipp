// tiendo/forecast/models/impl/optimised_theta.ipp: bodies of
// tiendo/forecast/models/optimised_theta.hpp.
#pragma once

#include "tiendo/forecast/models/optimised_theta.hpp"

#include <numeric>
#include <span>

#include "tiendo/core/config.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/smoothing/theta_filter.hpp"
#include "tiendo/forecast/detail/transforms/least_squares.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

TIENDO_INLINE detail::theta_line line_of(std::span<const double> y) {
  const auto n = static_cast<double>(y.size());
  const double b = detail::slope(y);
  return {std::accumulate(y.begin(), y.end(), 0.0) / n - b * (n + 1) / 2, b};
}

}  // namespace detail

namespace detail {

TIENDO_INLINE reason optimised_theta::operator()(std::span<const double> y,
                                                 std::span<double> ahead) const {
  const detail::standardised z(y);
  average_theta_model(
      z.values, [&](double alpha) { return detail::fit_optimised_theta(z.values, alpha); },
      detail::line_of(z.values), ahead);
  z.restore(ahead);
  return reason::none;
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast
