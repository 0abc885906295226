// tiendo/reconciliation/partial_pooling.hpp: sparse areas that lean on each other.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/error.hpp"

namespace tiendo::reconciliation {

/// An estimate and the variance of its error.
struct estimate {
  double value = 0;
  double variance = 0;
};

/// Level and slope per period of a share on the logit scale. The level is that of the weighted mean
/// time, where its error and the slope's are independent of each other.
struct logit_trend {
  estimate level;
  estimate slope;
  double time = 0;

  /// The share at a time, and an interval of the trend there; counts scatter around it.
  ///
  ///     1 / (1 + exp(-(level + slope (t - time)))),  variance level + slope (t - time)^2 on the
  ///     logit scale
  struct outlook {
    double share, low, high;
  };
  outlook at(double t, confidence_level wanted) const {
    const double ahead = t - time;
    const double centre = level.value + slope.value * ahead;
    const double deviation = std::sqrt(level.variance + slope.variance * ahead * ahead);
    const double width =
        boost::math::quantile(boost::math::normal(), (1 + wanted.probability()) / 2) * deviation;
    const auto share_at = [](double logit) { return 1 / (1 + std::exp(-logit)); };
    return {share_at(centre), share_at(centre - width), share_at(centre + width)};
  }
};

/// The weighted least-squares line through z = log((N + .5) / (D - N + .5)) with weights 1/v,
/// v = 1/(N + .5) + 1/(D - N + .5), over times 0, 1, 2, ... A time with a gap (NaN) is passed over.
/// The .5 keeps counts of 0 and of all finite. Throws `value_error` with fewer than two times, or N
/// outside of 0 to D. Source: weighted logits as in Woolf (1955) with Haldane's correction. Worked:
/// 23, 28, 35, 29, 36 of 40 has the slope .345392 with variance .014542.
inline logit_trend trend_of_share(std::span<const double> numerators,
                                  std::span<const double> denominators) {
  if (numerators.size() != denominators.size())
    throw value_error(
        fmt::format("{} numerators and {} denominators", numerators.size(), denominators.size()));
  double sw = 0, swt = 0, swz = 0;
  std::vector<double> times, z, w;
  for (std::size_t t = 0; t < numerators.size(); ++t) {
    const double n = numerators[t], d = denominators[t];
    if (std::isnan(n) || std::isnan(d)) continue;
    if (!(n >= 0 && n <= d && std::isfinite(d)))
      throw value_error(fmt::format("{} of {} is no share", n, d));
    times.push_back(static_cast<double>(t));
    z.push_back(std::log((n + 0.5) / (d - n + 0.5)));
    w.push_back(1 / (1 / (n + 0.5) + 1 / (d - n + 0.5)));
    sw += w.back();
    swt += w.back() * times.back();
    swz += w.back() * z.back();
  }
  if (times.size() < 2) throw value_error("a trend needs two times with a figure");
  const double middle = swt / sw;
  double stt = 0, stz = 0;
  for (std::size_t i = 0; i < times.size(); ++i) {
    stt += w[i] * (times[i] - middle) * (times[i] - middle);
    stz += w[i] * (times[i] - middle) * z[i];
  }
  return {{swz / sw, 1 / sw}, {stz / stt, 1 / stt}, middle};
}

/// How the variance between areas is estimated.
enum class between_variance { der_simonian_laird, paule_mandel, reml };

/// Areas around their mean: mean, its error's variance, the variance between areas, heterogeneity,
/// and each area's estimate pulled towards the mean by as much as it is uncertain.
struct pooled {
  estimate mean;
  double between = 0;
  double q = 0;          ///< Cochran's Q
  double i_squared = 0;  ///< percent of the variance that lies between areas
  std::vector<estimate> areas;
};

namespace detail {

class pooler {
 public:
  explicit pooler(std::span<const estimate> areas) : areas_(areas) {}

  double weighted_mean(double between) const {
    double sum = 0, weights = 0;
    for (const estimate& e : areas_) {
      sum += e.value / (e.variance + between);
      weights += 1 / (e.variance + between);
    }
    return sum / weights;
  }

  /// sum (x - mean)^2 / (v + between): falls as `between` rises.
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
    return std::max(0.0, (heterogeneity(0) - freedom()) / (w - ww / w));
  }

  /// The root of heterogeneity = k - 1, by bisection; 0 where it is less already at 0.
  double paule_mandel() const {
    if (heterogeneity(0) <= freedom()) return 0;
    double low = 0, high = spread();
    while (heterogeneity(high) > freedom()) high *= 2;
    for (int i = 0; i < 200 && high - low > 1e-15 * high; ++i) {
      const double middle = (low + high) / 2;
      (heterogeneity(middle) > freedom() ? low : high) = middle;
    }
    return (low + high) / 2;
  }

  /// The root of the restricted likelihood's derivative, by bisection after a scan for the highest
  /// likelihood.
  double reml() const {
    double best = 0;
    double top = likelihood(0);
    const double widest = 100 * spread();
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
    const double typical = freedom() * w / (w * w - ww);
    return 100 * between / (between + typical);
  }

  pooled around(double between) const {
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
  double freedom() const { return static_cast<double>(areas_.size()) - 1; }

  double spread() const {
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

}  // namespace detail

/// Pools areas: each keeps B = tau^2 / (tau^2 + v) of its own estimate and takes the rest from the
/// mean. Throws `value_error` with fewer than two areas, or a variance that is not above 0. Source:
/// DerSimonian and Laird, Controlled Clinical Trials 7(3), 1986; Paule and Mandel, Journal of
/// Research of the NBS 87(5), 1982; restricted maximum likelihood as in Viechtbauer, Journal of
/// Educational and Behavioral Statistics 30(3), 2005. Worked: the ten wards of
/// tests/data/vectors/partial_pooling.json have a mean slope of .318507 and a variance between them
/// of .010745 (Paule-Mandel).
inline pooled pool(std::span<const estimate> areas,
                   between_variance how = between_variance::paule_mandel) {
  if (areas.size() < 2) throw value_error("pooling needs two areas");
  for (const estimate& e : areas)
    if (!std::isfinite(e.value) || !(e.variance > 0) || !std::isfinite(e.variance))
      throw value_error("an estimate needs a finite value and a variance above 0");
  const detail::pooler p(areas);
  switch (how) {
    case between_variance::der_simonian_laird: return p.around(p.der_simonian_laird());
    case between_variance::reml: return p.around(p.reml());
    case between_variance::paule_mandel: break;
  }
  return p.around(p.paule_mandel());
}

/// Pools over two levels: areas towards the mean of their group, and the groups' means towards the
/// mean of all. `group[i]` numbers the group of area i from 0. A group of one area takes that
/// area's own estimate as its mean. Returns the areas' estimates in their order.
inline std::vector<estimate> pool_nested(std::span<const estimate> areas,
                                         std::span<const std::int64_t> group,
                                         between_variance how = between_variance::paule_mandel) {
  if (areas.size() != group.size())
    throw value_error(fmt::format("{} areas and {} groups", areas.size(), group.size()));
  std::int64_t groups = 0;
  for (const std::int64_t g : group) {
    if (g < 0 || g >= static_cast<std::int64_t>(areas.size()))
      throw value_error(fmt::format("there is no group {}", g));
    groups = std::max(groups, g + 1);
  }
  std::vector<std::vector<estimate>> members(static_cast<std::size_t>(groups));
  for (std::size_t i = 0; i < areas.size(); ++i)
    members[static_cast<std::size_t>(group[i])].push_back(areas[i]);
  std::vector<estimate> means;
  std::vector<double> between;
  for (const auto& m : members) {
    if (m.empty()) throw value_error("a group has no area");
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

}  // namespace tiendo::reconciliation
