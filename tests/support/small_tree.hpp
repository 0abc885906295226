// A total over two groups of two, for tests, and random trees.
#pragma once

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "support/near.hpp"
#include "tiendo/reconciliation/coherence_error.hpp"
#include "tiendo/reconciliation/hierarchy.hpp"

namespace support {

inline tiendo::reconciliation::hierarchy two_groups_of_two() {
  return tiendo::reconciliation::hierarchy::tree(std::vector<std::int64_t>{-1, 0, 0, 1, 1, 2, 2});
}

/// A tree of `n` nodes in which every node but the first hangs on an earlier one.
inline tiendo::reconciliation::hierarchy random_tree(dice& d, int n) {
  std::vector<std::int64_t> parents{-1};
  for (int i = 1; i < n; ++i) parents.push_back(d.whole(0, i - 1));
  return tiendo::reconciliation::hierarchy::tree(parents);
}

inline tiendo::reconciliation::matrix random_matrix(dice& d, std::int64_t rows,
                                                    std::int64_t columns, double low = -1,
                                                    double high = 1) {
  tiendo::reconciliation::matrix m(rows, columns);
  for (Eigen::Index j = 0; j < columns; ++j)
    for (Eigen::Index i = 0; i < rows; ++i) m(i, j) = d.between(low, high);
  return m;
}

/// The largest difference of two vectors over the largest magnitude.
inline double apart(const Eigen::Ref<const Eigen::VectorXd>& a,
                    const Eigen::Ref<const Eigen::VectorXd>& b) {
  REQUIRE(a.size() == b.size());
  return (a - b).cwiseAbs().maxCoeff() / std::max(1e-300, b.cwiseAbs().maxCoeff());
}

}  // namespace support
