// tiendo/index/impl/normalisation.ipp: bodies of tiendo/index/normalisation.hpp.
#pragma once

#include "tiendo/index/normalisation.hpp"

#include <algorithm>
#include <cstddef>

#include "tiendo/core/config.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/core/numeric.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/statistics/column.hpp"
#include "tiendo/statistics/descriptive_statistics.hpp"

namespace tiendo::inline v0_1::index::detail {

TIENDO_INLINE statistics::detail::value_column normaliser::operator()(const min_max& n) const {
  const auto [low, high] = ends();
  if (tiendo::detail::equal_up_to_rounding(low, high)) return undefined(reason::zero_spread);
  return each([&, low = low, high = high](double x) {
    const double share = (x - low) / (high - low);
    return n.low + (n.high - n.low) * (up_ ? share : 1 - share);
  });
}

TIENDO_INLINE statistics::detail::value_column normaliser::operator()(const z_score& n) const {
  const auto moments = moments_of(sorted_, n.sigma);
  const auto [low, high] = ends();
  if (!moments || tiendo::detail::equal_up_to_rounding(low, high))
    return undefined(reason::zero_spread);
  return each([&](double x) { return sign() * (x - moments->mean) / moments->deviation; });
}

TIENDO_INLINE statistics::detail::value_column normaliser::operator()(const goalposts& n) const {
  const double worst = value_of(n.worst);
  const double best = value_of(n.best);
  if (tiendo::detail::equal_up_to_rounding(worst, best)) return undefined(reason::zero_spread);
  const bool one_computed = n.worst.is_quantile != n.best.is_quantile;
  if (one_computed && (worst < best) != up_) return undefined(reason::out_of_range);
  return each([&](double x) {
    const double score = n.top * (x - worst) / (best - worst);
    return n.clipped ? std::clamp(score, 0.0, n.top) : score;
  });
}

TIENDO_INLINE statistics::detail::value_column normaliser::operator()(
    const distance_to_target& n) const {
  const double worst = up_ ? ends().first : ends().second;
  const bool at_target = tiendo::detail::equal_up_to_rounding(worst, n.target);
  const bool all_beyond = !at_target && (up_ ? worst > n.target : worst < n.target);
  if (n.capped && all_beyond) return each([](double) { return 1.0; });
  if (at_target) return undefined(reason::base_equals_target);
  if (all_beyond) return undefined(reason::out_of_range);
  return each([&](double x) {
    const double share = (tiendo::detail::snapped(x, n.target) - worst) / (n.target - worst);
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
  if (tiendo::detail::equal_up_to_rounding(reference, worst)) return undefined(reason::zero_spread);
  return each([&](double x) { return 1 - (reference - x) / (reference - worst); });
}

TIENDO_INLINE statistics::detail::value_column normaliser::operator()(
    const fraction_of_max&) const {
  const auto [low, high] = ends();
  if (tiendo::detail::exceeds(0, low)) return undefined(reason::sign_change);
  if (up_ && tiendo::detail::equal_up_to_rounding(high, 0)) return undefined(reason::zero_value);
  statistics::detail::value_column result(x_.size());
  for (std::size_t i = 0; i < x_.size(); ++i) {
    if (statistics::detail::is_missing(x_[i]))
      result.set_missing(i, x_.reason_at(i));
    else if (up_)
      result.set(i, x_[i] / high);
    else if (tiendo::detail::equal_up_to_rounding(x_[i], 0))
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
  using tiendo::detail::exceeds;
  const auto split = std::partition_point(sorted_.begin(), sorted_.end(), [&](double y) {
    return up_ ? exceeds(x, y) : !exceeds(y, x);
  });
  return static_cast<double>(up_ ? split - sorted_.begin() : sorted_.end() - split);
}

TIENDO_INLINE statistics::detail::value_column normaliser::undefined(reason why) const {
  statistics::detail::value_column result(x_.size());
  for (std::size_t i = 0; i < x_.size(); ++i)
    result.set_missing(i, statistics::detail::is_missing(x_[i]) ? x_.reason_at(i) : why);
  return result;
}

}  // namespace tiendo::inline v0_1::index::detail
