// tiendo/forecast/models/impl/log_theta.ipp: bodies of tiendo/forecast/models/log_theta.hpp.
#pragma once

#include "tiendo/forecast/models/log_theta.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "tiendo/core/config.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/transforms/log_scale.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"
#include "tiendo/forecast/models/theta.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

TIENDO_INLINE reason log_theta::operator()(std::span<const double> y,
                                           std::span<double> ahead) const {
  const double least = *std::min_element(y.begin(), y.end());
  if (!(least > 0)) return reason::not_positive;
  if (least < std::numeric_limits<double>::min()) return reason::out_of_range;
  const detail::standardised z(detail::log_values(y));
  detail::average_theta(z.values, ahead);
  z.restore(ahead);
  for (double& x : ahead) x = y.back() * std::exp(x);
  return reason::none;
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast
