// tiendo/reconciliation/incoherence.hpp: how far figures are from adding up.
#pragma once

#include <fmt/format.h>

#include <Eigen/Core>
#include <algorithm>
#include <cmath>

#include "tiendo/reconciliation/summing_structure.hpp"

namespace tiendo::reconciliation {

/// How far each sum (row) is from its parts, in each column of figures, in units of its own size:
///
///     |P - N| / max(P, N),   C y = P - N
///
/// P gathers what stands above 0 in the sum less its parts, N what stands below. 0 where a sum adds
/// up, 1 where one side is 0 alone; the figures' unit falls out, and a small sum counts like a
/// large one. NaN where one of its figures is missing (NaN). Rows are those of `constraints`: in a
/// tree the nodes with parts, in the nodes' order. Throws `value_error` where a figure is infinite
/// or there is not one row per node. Worked: 100 over 40 and 50 is .1.
inline matrix incoherence_by_sum(const summing_structure& s,
                                 const Eigen::Ref<const matrix>& figures) {
  if (figures.rows() != s.size())
    throw value_error(fmt::format("{} figures for {} nodes", figures.rows(), s.size()));
  if (figures.array().isInf().any()) throw value_error("a figure is infinite");
  const sparse_matrix& sums = s.constraints();
  matrix apart(sums.rows(), figures.cols());
  for (Eigen::Index j = 0; j < figures.cols(); ++j) {
    vector above = vector::Zero(sums.rows()), below = above;
    for (Eigen::Index node = 0; node < sums.outerSize(); ++node)
      for (sparse_matrix::InnerIterator entry(sums, node); entry; ++entry) {
        const double part = entry.value() * figures(node, j);
        (part > 0 ? above : below)[entry.row()] += std::abs(part);
      }
    for (Eigen::Index r = 0; r < sums.rows(); ++r) {
      const bool nothing = above[r] == 0 && below[r] == 0;
      apart(r, j) = nothing ? 0 : std::abs(above[r] - below[r]) / std::max(above[r], below[r]);
    }
  }
  return apart;
}

/// The largest of `incoherence_by_sum`, over the sums that have all of their figures; 0 where there
/// is none.
inline double incoherence(const summing_structure& s, const Eigen::Ref<const matrix>& figures) {
  const matrix apart = incoherence_by_sum(s, figures);
  double largest = 0;
  for (const double sum : apart.reshaped())
    largest = std::isnan(sum) ? largest : std::max(largest, sum);
  return largest;
}

}  // namespace tiendo::reconciliation
