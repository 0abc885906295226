// tiendo/reconciliation/ratios.hpp: shares that add up as ratios do: by their denominators.
#pragma once

#include <Eigen/Core>

#include "tiendo/reconciliation/error_covariance.hpp"
#include "tiendo/reconciliation/hierarchy.hpp"

namespace tiendo::reconciliation {

/// Shares p of all nodes whose bottom denominators D are known:
///
///     p_parent = sum(D_i p_i) / sum(D_i),   0 <= p <= 1
///
/// They are moved as numerators D p, each with an error that grows with its denominator (the
/// variance of a share of D is in proportion to 1/D), and divided last. `bounded = false` leaves
/// out [0, 1]. Denominators are above 0. Throws `value_error` otherwise. Worked: see the last two
/// cases of tests/data/vectors/reconciliation.json.
vector reconcile_shares(const hierarchy& s, const Eigen::Ref<const vector>& shares,
                        const Eigen::Ref<const vector>& bottom_denominators, bool bounded = true);

/// Numerators and denominators of all nodes, each reconciled with weights of its own.
struct fractions {
  vector numerators;
  vector denominators;

  vector shares() const { return numerators.cwiseQuotient(denominators); }
};

/// Denominators first, none below 0; then numerators, none below 0 and none above its denominator.
fractions reconcile_fractions(const hierarchy& s, const error_covariance& of_numerators,
                              const error_covariance& of_denominators,
                              const Eigen::Ref<const vector>& numerators,
                              const Eigen::Ref<const vector>& denominators);

}  // namespace tiendo::reconciliation

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/reconciliation/impl/ratios.ipp"
#endif
