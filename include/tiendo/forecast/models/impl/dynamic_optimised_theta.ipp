// tiendo/forecast/models/impl/dynamic_optimised_theta.ipp: bodies of
// tiendo/forecast/models/dynamic_optimised_theta.hpp.
#pragma once

#include "tiendo/forecast/models/dynamic_optimised_theta.hpp"

#include <span>

#include "tiendo/core/config.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/smoothing/theta_filter.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

TIENDO_INLINE void running_line::add(double y) {
  if (count == 0) {
    mean = a = y;
  } else {
    b = ((count - 1) * b + 6 * (y - mean) / (count + 1)) / (count + 2);
    mean = (count * mean + y) / (count + 1);
    a = mean - b * (count + 2) / 2;
  }
  ++count;
}

TIENDO_INLINE void average_dynamic_theta(std::span<const double> y, std::span<double> ahead) {
  running_line line;
  for (const double value : y) line.add(value);
  average_theta_model(
      y, [&](double alpha) { return fit_dynamic_theta(y, alpha); }, line, ahead);
}

}  // namespace detail

namespace detail {

TIENDO_INLINE reason dynamic_optimised_theta::operator()(std::span<const double> y,
                                                         std::span<double> ahead) const {
  const detail::standardised z(y);
  detail::average_dynamic_theta(z.values, ahead);
  z.restore(ahead);
  return reason::none;
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast
