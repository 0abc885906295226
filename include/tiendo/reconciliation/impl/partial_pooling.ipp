// tiendo/reconciliation/impl/partial_pooling.ipp: bodies of
// tiendo/reconciliation/partial_pooling.hpp.
#pragma once

#include "tiendo/reconciliation/partial_pooling.hpp"

#include <fmt/format.h>
#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"

namespace tiendo::inline v0_1::reconciliation {

TIENDO_INLINE logit_trend::projection logit_trend::at(double t, confidence_level wanted) const {
  const double elapsed = t - time;
  const double centre = level.value + slope.value * elapsed;
  const double deviation = std::sqrt(level.variance + slope.variance * elapsed * elapsed);
  const double width =
      boost::math::quantile(boost::math::normal(), (1 + wanted.probability()) / 2) * deviation;
  const auto share_at = [](double logit) { return 1 / (1 + std::exp(-logit)); };
  return {share_at(centre), share_at(centre - width), share_at(centre + width)};
}

TIENDO_INLINE logit_trend trend_of_share(std::span<const double> numerators,
                                         std::span<const double> denominators) {
  if (numerators.size() != denominators.size())
    throw invalid_value(fmt::format("there are {} numerators and {} denominators",
                                    numerators.size(), denominators.size()));
  double sw = 0, swt = 0, swz = 0;
  std::vector<double> times, z, w;
  for (std::size_t t = 0; t < numerators.size(); ++t) {
    const double n = numerators[t], d = denominators[t];
    if (std::isnan(n) || std::isnan(d)) continue;
    if (!(n >= 0 && n <= d && std::isfinite(d)))
      throw invalid_value(fmt::format("{} of {} is not a share from 0 to 1", n, d));
    times.push_back(static_cast<double>(t));
    z.push_back(std::log((n + 0.5) / (d - n + 0.5)));
    w.push_back(1 / (1 / (n + 0.5) + 1 / (d - n + 0.5)));
    sw += w.back();
    swt += w.back() * times.back();
    swz += w.back() * z.back();
  }
  if (times.size() < 2) throw invalid_value("a trend needs at least two times with a value");
  const double middle = swt / sw;
  double stt = 0, stz = 0;
  for (std::size_t i = 0; i < times.size(); ++i) {
    stt += w[i] * (times[i] - middle) * (times[i] - middle);
    stz += w[i] * (times[i] - middle) * z[i];
  }
  return {{swz / sw, 1 / sw}, {stz / stt, 1 / stt}, middle};
}

}  // namespace tiendo::inline v0_1::reconciliation

namespace tiendo::inline v0_1::reconciliation::detail {

[[noreturn]] inline void throw_out_of_range() {
  throw invalid_value(
      "the values and variances are too large, too small or too far apart for their squares to be "
      "doubles; give them in another unit");
}

/// Estimates the between-area variance of areas and pools them with it.
class pooler {
 public:
  explicit pooler(std::span<const estimate> areas) : areas_(areas) {}

  /// Whether the iterations below end: no square is infinite, and no variance is lost beside them.
  bool is_in_range() const {
    const double total = total_variance();
    return std::isfinite(1000 * total) && 1e-12 * total > 0 && std::isfinite(heterogeneity(0));
  }

  double weighted_mean(double between) const {
    double sum = 0, weights = 0;
    for (const estimate& e : areas_) {
      sum += e.value / (e.variance + between);
      weights += 1 / (e.variance + between);
    }
    return sum / weights;
  }

  /// sum (x - mean)^2 / (v + between): a decreasing function of `between`.
  double heterogeneity(double between) const {
    const double mean = weighted_mean(between);
    double q = 0;
    for (const estimate& e : areas_)
      q += (e.value - mean) * (e.value - mean) / (e.variance + between);
    return q;
  }

  double der_simonian_laird() const {
    double w = 0, ww = 0;
    for (const estimate& e : areas_) {
      w += 1 / e.variance;
      ww += 1 / (e.variance * e.variance);
    }
    return std::max(0.0, (heterogeneity(0) - degrees_of_freedom()) / (w - ww / w));
  }

  /// The root of heterogeneity = k - 1, by bisection; 0 where heterogeneity is at most k - 1 at 0.
  double paule_mandel() const {
    if (heterogeneity(0) <= degrees_of_freedom()) return 0;
    double low = 0, high = total_variance();
    while (heterogeneity(high) > degrees_of_freedom()) high *= 2;
    for (int i = 0; i < 200 && high - low > 1e-15 * high; ++i) {
      const double middle = (low + high) / 2;
      (heterogeneity(middle) > degrees_of_freedom() ? low : high) = middle;
    }
    return (low + high) / 2;
  }

  /// The root of the restricted likelihood's derivative, by bisection around the maximum of the
  /// likelihood on a grid.
  double reml() const {
    double best = 0;
    double top = likelihood(0);
    const double widest = 100 * total_variance();
    for (double t = 1e-8 * widest; t <= widest; t *= 1.1)
      if (const double l = likelihood(t); l > top) {
        top = l;
        best = t;
      }
    if (best == 0) return 0;
    double low = best / 1.1, high = best * 1.1;
    for (int i = 0; i < 200 && high - low > 1e-13 * high; ++i) {
      if (score((low + high) / 2) > 0)
        low = (low + high) / 2;
      else
        high = (low + high) / 2;
    }
    return (low + high) / 2;
  }

  double i_squared(double between) const {
    double w = 0, ww = 0;
    for (const estimate& e : areas_) {
      w += 1 / e.variance;
      ww += 1 / (e.variance * e.variance);
    }
    const double typical = degrees_of_freedom() * w / (w * w - ww);
    return 100 * between / (between + typical);
  }

  pooled pooled_with(double between) const {
    double weights = 0;
    for (const estimate& e : areas_) weights += 1 / (e.variance + between);
    pooled result{
        {weighted_mean(between), 1 / weights}, between, heterogeneity(0), i_squared(between), {}};
    for (const estimate& e : areas_) {
      const double own = between / (between + e.variance);
      const double rest = 1 - own;
      result.areas.push_back(
          {own * e.value + rest * result.mean.value, own * e.variance + rest * rest / weights});
    }
    return result;
  }

 private:
  double degrees_of_freedom() const { return static_cast<double>(areas_.size()) - 1; }

  double total_variance() const {
    double mean = 0, squares = 0;
    for (const estimate& e : areas_) mean += e.value / static_cast<double>(areas_.size());
    for (const estimate& e : areas_) squares += (e.value - mean) * (e.value - mean) + e.variance;
    return squares / static_cast<double>(areas_.size());
  }

  double likelihood(double between) const {
    double weights = 0, logs = 0;
    for (const estimate& e : areas_) {
      weights += 1 / (e.variance + between);
      logs += std::log(e.variance + between);
    }
    return -0.5 * (logs + std::log(weights) + heterogeneity(between));
  }

  /// d likelihood / d between.
  double score(double between) const {
    const double mean = weighted_mean(between);
    double w = 0, ww = 0, squares = 0;
    for (const estimate& e : areas_) {
      const double own = 1 / (e.variance + between);
      w += own;
      ww += own * own;
      squares += own * own * (e.value - mean) * (e.value - mean);
    }
    return -0.5 * (w - ww / w - squares);
  }

  std::span<const estimate> areas_;
};

}  // namespace tiendo::inline v0_1::reconciliation::detail

namespace tiendo::inline v0_1::reconciliation {

TIENDO_INLINE pooled pool(std::span<const estimate> areas, between_variance how) {
  if (areas.size() < 2) throw invalid_value("pooling needs at least two areas");
  for (const estimate& e : areas)
    if (!std::isfinite(e.value) || !(e.variance > 0) || !std::isfinite(e.variance))
      throw invalid_value("an estimate needs a finite value and a finite variance > 0");
  const detail::pooler p(areas);
  if (!p.is_in_range()) detail::throw_out_of_range();
  const double between = how == between_variance::der_simonian_laird ? p.der_simonian_laird()
                         : how == between_variance::reml             ? p.reml()
                                                                     : p.paule_mandel();
  pooled result = p.pooled_with(between);
  bool finite = std::isfinite(between) && std::isfinite(result.q) &&
                std::isfinite(result.mean.value) && std::isfinite(result.mean.variance);
  for (const estimate& e : result.areas)
    finite = finite && std::isfinite(e.value) && std::isfinite(e.variance);
  if (!finite) detail::throw_out_of_range();
  return result;
}

TIENDO_INLINE std::vector<estimate> pool_nested(std::span<const estimate> areas,
                                                std::span<const std::int64_t> group,
                                                between_variance how) {
  if (areas.size() != group.size())
    throw invalid_value(
        fmt::format("there are {} areas and {} groups", areas.size(), group.size()));
  std::int64_t groups = 0;
  for (const std::int64_t g : group) {
    if (g < 0 || g >= static_cast<std::int64_t>(areas.size()))
      throw invalid_value(
          fmt::format("groups must be numbered from 0 to the number of areas less 1, got {}", g));
    groups = std::max(groups, g + 1);
  }
  std::vector<std::vector<estimate>> members(static_cast<std::size_t>(groups));
  for (std::size_t i = 0; i < areas.size(); ++i)
    members[static_cast<std::size_t>(group[i])].push_back(areas[i]);
  std::vector<estimate> means;
  std::vector<double> between;
  for (const auto& m : members) {
    if (m.empty()) throw invalid_value("every group needs an area");
    const pooled p = m.size() > 1 ? pool(m, how) : pooled{m.front(), 0, 0, 0, {}};
    means.push_back(p.mean);
    between.push_back(p.between);
  }
  if (means.size() > 1) means = pool(means, how).areas;
  std::vector<estimate> result;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const auto g = static_cast<std::size_t>(group[i]);
    const double own = members[g].size() > 1 ? between[g] / (between[g] + areas[i].variance) : 0;
    const double rest = 1 - own;
    result.push_back({own * areas[i].value + rest * means[g].value,
                      own * areas[i].variance + rest * rest * means[g].variance});
  }
  return result;
}

}  // namespace tiendo::inline v0_1::reconciliation
