// tiendo/reconciliation/impl/ratios.ipp: bodies of tiendo/reconciliation/ratios.hpp.
#pragma once

#include "tiendo/reconciliation/ratios.hpp"

#include <fmt/format.h>
#include <Eigen/Core>
#include <cmath>

#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/number_text.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/reconciliation/bounds.hpp"
#include "tiendo/reconciliation/error_covariance.hpp"
#include "tiendo/reconciliation/hierarchy.hpp"
#include "tiendo/reconciliation/reconcile.hpp"

namespace tiendo::inline v0_1::reconciliation {

namespace detail {

TIENDO_INLINE vector reconcile_shares(const hierarchy& s, const Eigen::Ref<const vector>& shares,
                                      const Eigen::Ref<const vector>& bottom_denominators,
                                      bool bounded) {
  if (!(bottom_denominators.array() > 0).all() || !bottom_denominators.allFinite())
    throw invalid_value("denominators must be finite and > 0");
  const vector denominators = s.aggregate(bottom_denominators);
  if (shares.size() != s.size())
    throw invalid_value(fmt::format("there are {} shares for {} nodes", shares.size(), s.size()));
  for (Eigen::Index i = 0; i < shares.size(); ++i) {
    if (!std::isfinite(shares[i]))
      throw invalid_value(fmt::format("the share of node {} is not a finite number", i));
    if (bounded && !(shares[i] >= -1 && shares[i] <= 2))
      throw invalid_value(
          fmt::format("the share {} of node {} is none: it lies far from 0 and 1; write 0.25 for "
                      "25 %, or reconcile without bounds",
                      tiendo::detail::number_text(shares[i]), i));
  }
  const error_covariance w{denominators, matrix(s.size(), 0)};
  const vector base = shares.cwiseProduct(denominators);
  const vector numerators =
      bounded ? reconcile_within(s, w, base, node_bounds{vector::Zero(s.size()), denominators})
              : reconcile(s, w, base);
  return numerators.cwiseQuotient(denominators);
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::reconciliation
