// tiendo/reconciliation/partial_pooling.hpp: partial pooling of estimates by random effects
// (shrinkage).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tiendo/core/confidence_level.hpp"

namespace tiendo::inline v0_1::reconciliation {

/// An estimate and the variance of its error.
struct estimate {
  double value = 0;
  double variance = 0;
};

/// Level and slope per period of a share on the logit scale. The level refers to the weighted mean
/// time, at which its error is uncorrelated with that of the slope.
struct logit_trend {
  estimate level;
  estimate slope;
  double time = 0;

  /// The share at a time with a confidence interval of the trend; observed shares vary around the
  /// trend.
  ///
  ///     1 / (1 + exp(-(level + slope (t - time)))),  variance level + slope (t - time)^2 on the
  ///     logit scale
  struct projection {
    double share, low, high;
  };
  projection at(double t, confidence_level wanted) const;
};

/// The line through z = log((N + .5) / (D - N + .5)) by weighted least squares with weights 1/v, v
/// = 1/(N + .5) + 1/(D - N + .5), over times 0, 1, 2, ... A time with a missing value (NaN) is
/// ignored. The .5 keeps the logit finite where N is 0 or D. Throws `invalid_value` with fewer than
/// two times, or N outside [0, D]. Source: weighted logits as in Woolf (1955) with Haldane's
/// correction. Worked: 23, 28, 35, 29, 36 of 40 has the slope .345392 with variance .014542.
logit_trend trend_of_share(std::span<const double> numerators,
                           std::span<const double> denominators);

/// The estimator of the between-area variance tau^2.
enum class between_variance { der_simonian_laird, paule_mandel, reml };

/// A random-effects model of areas: the mean with the variance of its error, the between-area
/// variance, the heterogeneity, and each area's estimate, shrunk towards the mean by as much as it
/// is uncertain.
struct pooled {
  estimate mean;
  double between = 0;
  double q = 0;          ///< Cochran's Q
  double i_squared = 0;  ///< percentage of the total variance that is between-area variance
  std::vector<estimate> areas;
};

/// Pools areas: the pooled estimate is B x its own estimate + (1 - B) x the mean, with B = tau^2 /
/// (tau^2 + v). Throws `invalid_value` with fewer than two areas, or a variance that is not
/// positive, and where a square of the values or of the variances is beyond the range of a double.
/// Source: DerSimonian and Laird, Controlled Clinical Trials 7(3), 1986; Paule and
/// Mandel, Journal of Research of the NBS 87(5), 1982; restricted maximum likelihood as in
/// Viechtbauer, Journal of Educational and Behavioral Statistics 30(3), 2005. Worked: the ten wards
/// of tests/data/vectors/partial_pooling.json have a mean slope of .318507 and a between-area
/// variance of .010745 (Paule-Mandel).
pooled pool(std::span<const estimate> areas, between_variance how = between_variance::paule_mandel);

/// Pools on two levels: areas are shrunk towards the mean of their group, and the means of the
/// groups towards the overall mean. `group[i]` is the number of the group of area i, from 0. The
/// mean of a group of one area is the estimate of that area. Returns the estimates in the order of
/// the areas.
std::vector<estimate> pool_nested(std::span<const estimate> areas,
                                  std::span<const std::int64_t> group,
                                  between_variance how = between_variance::paule_mandel);

}  // namespace tiendo::inline v0_1::reconciliation

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/reconciliation/impl/partial_pooling.ipp"
#endif
