// tiendo/reconciliation/ratios.hpp: shares that add up as ratios do: by their denominators.
#pragma once

#include <fmt/format.h>

#include <Eigen/Core>

#include "tiendo/reconciliation/bounds.hpp"

namespace tiendo::reconciliation {

/// Shares p of all nodes whose bottom denominators D are known:
///
///     p_parent = sum(D_i p_i) / sum(D_i),   0 <= p <= 1
///
/// They are moved as numerators D p, each with an error that grows with its denominator (the
/// variance of a share of D is in proportion to 1/D), and divided last. `bounded = false` leaves
/// out [0, 1]. Denominators are above 0. Throws `value_error` otherwise. Worked: see the last two
/// cases of tests/data/vectors/reconciliation.json.
inline vector reconcile_shares(const summing_structure& s, const Eigen::Ref<const vector>& shares,
                               const Eigen::Ref<const vector>& bottom_denominators,
                               bool bounded = true) {
  if (!(bottom_denominators.array() > 0).all() || !bottom_denominators.allFinite())
    throw value_error("denominators lie above 0");
  const vector denominators = s.sum_up(bottom_denominators);
  if (shares.size() != s.size())
    throw value_error(fmt::format("{} shares for {} nodes", shares.size(), s.size()));
  const error_weights w{denominators, matrix(s.size(), 0)};
  const vector base = shares.cwiseProduct(denominators);
  const vector numerators =
      bounded ? reconcile_within(s, w, base, box{vector::Zero(s.size()), denominators})
              : reconcile(s, w, base);
  return numerators.cwiseQuotient(denominators);
}

/// Numerators and denominators of all nodes, each reconciled with weights of its own.
struct fractions {
  vector numerators;
  vector denominators;

  vector shares() const { return numerators.cwiseQuotient(denominators); }
};

/// Denominators first, none below 0; then numerators, none below 0 and none above its denominator.
inline fractions reconcile_fractions(const summing_structure& s, const error_weights& of_numerators,
                                     const error_weights& of_denominators,
                                     const Eigen::Ref<const vector>& numerators,
                                     const Eigen::Ref<const vector>& denominators) {
  const vector wholes =
      reconcile_within(s, of_denominators, denominators, box::non_negative(s.size()));
  return {reconcile_within(s, of_numerators, numerators, box{vector::Zero(s.size()), wholes}),
          wholes};
}

}  // namespace tiendo::reconciliation
