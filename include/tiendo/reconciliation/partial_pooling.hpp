// tiendo/reconciliation/partial_pooling.hpp: sparse areas that lean on each other.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tiendo/core/confidence_level.hpp"

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
  struct projection {
    double share, low, high;
  };
  projection at(double t, confidence_level wanted) const;
};

/// The weighted least-squares line through z = log((N + .5) / (D - N + .5)) with weights 1/v,
/// v = 1/(N + .5) + 1/(D - N + .5), over times 0, 1, 2, ... A time with a gap (NaN) is passed over.
/// The .5 keeps counts of 0 and of all finite. Throws `value_error` with fewer than two times, or N
/// outside of 0 to D. Source: weighted logits as in Woolf (1955) with Haldane's correction. Worked:
/// 23, 28, 35, 29, 36 of 40 has the slope .345392 with variance .014542.
logit_trend trend_of_share(std::span<const double> numerators,
                           std::span<const double> denominators);

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

/// Pools areas: each keeps B = tau^2 / (tau^2 + v) of its own estimate and takes the rest from the
/// mean. Throws `value_error` with fewer than two areas, or a variance that is not above 0. Source:
/// DerSimonian and Laird, Controlled Clinical Trials 7(3), 1986; Paule and Mandel, Journal of
/// Research of the NBS 87(5), 1982; restricted maximum likelihood as in Viechtbauer, Journal of
/// Educational and Behavioral Statistics 30(3), 2005. Worked: the ten wards of
/// tests/data/vectors/partial_pooling.json have a mean slope of .318507 and a variance between them
/// of .010745 (Paule-Mandel).
pooled pool(std::span<const estimate> areas, between_variance how = between_variance::paule_mandel);

/// Pools over two levels: areas towards the mean of their group, and the groups' means towards the
/// mean of all. `group[i]` numbers the group of area i from 0. A group of one area takes that
/// area's own estimate as its mean. Returns the areas' estimates in their order.
std::vector<estimate> pool_nested(std::span<const estimate> areas,
                                  std::span<const std::int64_t> group,
                                  between_variance how = between_variance::paule_mandel);

}  // namespace tiendo::reconciliation

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/reconciliation/impl/partial_pooling.ipp"
#endif
