// tiendo/index/impl/normalisation.ipp: bodies of tiendo/index/normalisation.hpp.
#pragma once

#include "tiendo/index/normalisation.hpp"

#include <algorithm>
#include <cstddef>

#include "tiendo/core/config.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/statistics/column.hpp"
#include "tiendo/statistics/descriptive_statistics.hpp"

namespace tiendo::inline v0_1::index::detail {

TIENDO_INLINE statistics::detail::value_column normaliser::operator()(const min_max& n) const {
  const auto [low, high] = ends();
  if (low == high) return undefined(reason::zero_spread);
  return each([&, low = low, high = high](double x) {
    const double share = (x - low) / (high - low);
    return n.low + (n.high - n.low) * (up_ ? share : 1 - share);
  });
}

TIENDO_INLINE statistics::detail::value_column normaliser::operator()(const z_score& n) const {
  const auto moments = moments_of(sorted_, n.sigma);
  if (!moments || moments->deviation == 0) return undefined(reason::zero_spread);
  return each([&](double x) { return sign() * (x - moments->mean) / moments->deviation; });
}

TIENDO_INLINE statistics::detail::value_column normaliser::operator()(const goalposts& n) const {
  const double worst = value_of(n.worst);
  const double best = value_of(n.best);
  if (worst == best) return undefined(reason::zero_spread);
  return each([&](double x) {
    const double score = n.top * (x - worst) / (best - worst);
    return n.clipped ? std::clamp(score, 0.0, n.top) : score;
  });
}

TIENDO_INLINE statistics::detail::value_column normaliser::operator()(
    const distance_to_target& n) const {
  const double worst = up_ ? ends().first : ends().second;
  if (worst == n.target) return undefined(reason::base_equals_target);
  return each([&](double x) {
    const double share = (x - worst) / (n.target - worst);
    return n.capped ? std::min(share, 1.0) : share;
  });
}

TIENDO_INLINE statistics::detail::value_column normaliser::operator()(
    const distance_to_reference& n) const {
  const auto at = std::find(units_.begin(), units_.end(), n.unit);
  const double reference =
      at == units_.end() ? missing_value : x_[static_cast<std::size_t>(at - units_.begin())];
  const double worst = up_ ? ends().first : ends().second;
  if (statistics::detail::is_missing(reference)) return undefined(reason::no_observation);
  if (reference == worst) return undefined(reason::zero_spread);
  return each([&](double x) { return 1 - (reference - x) / (reference - worst); });
}

TIENDO_INLINE statistics::detail::value_column normaliser::operator()(
    const fraction_of_max&) const {
  if (!sorted_.empty() && sorted_.front() < 0) return undefined(reason::sign_change);
  const auto [low, high] = ends();
  if (up_ && high == 0) return undefined(reason::zero_value);
  statistics::detail::value_column result(x_.size());
  for (std::size_t i = 0; i < x_.size(); ++i) {
    if (statistics::detail::is_missing(x_[i]))
      result.set_missing(i, x_.reason_at(i));
    else if (up_)
      result.set(i, x_[i] / high);
    else if (x_[i] == 0)
      result.set_missing(i, reason::zero_value);
    else
      result.set(i, low / x_[i]);
  }
  return result;
}

TIENDO_INLINE statistics::detail::value_column normaliser::operator()(
    const percentile_rank&) const {
  if (sorted_.size() < 2) return undefined(reason::zero_spread);
  return each([&](double x) { return worse_than(x) / static_cast<double>(sorted_.size() - 1); });
}

TIENDO_INLINE double normaliser::worse_than(double x) const {
  const auto count = up_ ? std::lower_bound(sorted_.begin(), sorted_.end(), x) - sorted_.begin()
                         : sorted_.end() - std::upper_bound(sorted_.begin(), sorted_.end(), x);
  return static_cast<double>(count);
}

TIENDO_INLINE statistics::detail::value_column normaliser::undefined(reason why) const {
  statistics::detail::value_column result(x_.size());
  for (std::size_t i = 0; i < x_.size(); ++i)
    result.set_missing(i, statistics::detail::is_missing(x_[i]) ? x_.reason_at(i) : why);
  return result;
}

}  // namespace tiendo::inline v0_1::index::detail
