// tiendo/reconciliation/ratios.hpp: reconciliation of shares with known or forecast denominators.
#pragma once

#include <Eigen/Core>

#include "tiendo/reconciliation/error_covariance.hpp"
#include "tiendo/reconciliation/hierarchy.hpp"

namespace tiendo::inline v0_1::reconciliation {

namespace detail {

/// Reconciles the shares p of all nodes, where the denominators D of the bottom nodes are known:
///
///     p_parent = sum(D_i p_i) / sum(D_i),   0 <= p <= 1
///
/// The numerators D p are reconciled, each with an error variance in proportion to its denominator
/// (the variance of a share of D is in proportion to 1/D), and divided by D last. With `bounded =
/// false` results are not restricted to [0, 1]. A base share may lie somewhat beyond its bounds, as
/// forecasts do; one below -1 or above 2 is a percentage or a mistake, unless there are no bounds.
/// Throws `invalid_value` for it, where a share is not finite or a denominator not positive and
/// finite, and where sizes do not fit. Worked: see the last two cases of
/// tests/data/vectors/reconciliation.json.
vector reconcile_shares(const hierarchy& s, const Eigen::Ref<const vector>& shares,
                        const Eigen::Ref<const vector>& bottom_denominators, bool bounded = true);

}  // namespace detail

}  // namespace tiendo::inline v0_1::reconciliation

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/reconciliation/impl/ratios.ipp"
#endif
