// tiendo/reconciliation/impl/coherence_error.ipp: bodies of
// tiendo/reconciliation/coherence_error.hpp.
#pragma once

#include "tiendo/reconciliation/coherence_error.hpp"

#include <fmt/format.h>
#include <Eigen/Core>

#include <algorithm>
#include <cmath>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/reconciliation/hierarchy.hpp"

namespace tiendo::inline v0_1::reconciliation {

namespace detail {

TIENDO_INLINE matrix coherence_error_by_sum(const hierarchy& s,
                                            const Eigen::Ref<const matrix>& values) {
  if (values.rows() != s.size())
    throw invalid_value(
        fmt::format("there are {} rows of values for {} nodes", values.rows(), s.size()));
  if (values.array().isInf().any()) throw invalid_value("values must not be infinite");
  const sparse_matrix& sums = s.constraints();
  matrix errors(sums.rows(), values.cols());
  for (Eigen::Index j = 0; j < values.cols(); ++j) {
    vector above = vector::Zero(sums.rows()), below = above;
    for (Eigen::Index node = 0; node < sums.outerSize(); ++node)
      for (sparse_matrix::InnerIterator entry(sums, node); entry; ++entry) {
        const double part = entry.value() * values(node, j);
        (part > 0 ? above : below)[entry.row()] += std::abs(part);
      }
    for (Eigen::Index r = 0; r < sums.rows(); ++r) {
      const bool nothing = above[r] == 0 && below[r] == 0;
      errors(r, j) = nothing ? 0 : std::abs(above[r] - below[r]) / std::max(above[r], below[r]);
    }
  }
  return errors;
}

}  // namespace detail

TIENDO_INLINE double coherence_error(const hierarchy& s, const Eigen::Ref<const matrix>& values) {
  const matrix errors = detail::coherence_error_by_sum(s, values);
  double largest = 0;
  for (const double sum : errors.reshaped())
    largest = std::isnan(sum) ? largest : std::max(largest, sum);
  return largest;
}

}  // namespace tiendo::inline v0_1::reconciliation
