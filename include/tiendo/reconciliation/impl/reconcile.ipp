// tiendo/reconciliation/impl/reconcile.ipp: bodies of tiendo/reconciliation/reconcile.hpp.
#pragma once

#include "tiendo/reconciliation/reconcile.hpp"

#include <fmt/format.h>
#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <Eigen/SparseCholesky>
#include <Eigen/SparseCore>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/reconciliation/error_covariance.hpp"
#include "tiendo/reconciliation/hierarchy.hpp"

namespace tiendo::inline v0_1::reconciliation {

TIENDO_INLINE detail::projection::projection(const detail::sparse_matrix& constraints,
                                             error_covariance w)
    : constraints_(constraints), weights_(std::move(w)) {
  const Eigen::Index n = constraints_.cols();
  if (weights_.diagonal.size() != n || weights_.factor.rows() != n)
    throw invalid_value(fmt::format("the error covariance has {} nodes and the hierarchy {}",
                                    weights_.diagonal.size(), n));
  if (!(weights_.diagonal.array() >= 0).all() || !weights_.diagonal.allFinite() ||
      !weights_.factor.allFinite())
    throw invalid_value("the error covariance must be finite, with a diagonal >= 0");
  if (constraints_.rows() == 0) return;
  if (weights_.diagonal.maxCoeff() > 0)
    factorise();
  else
    dense_factorise();
}

namespace detail {

TIENDO_INLINE matrix projection::operator()(const Eigen::Ref<const matrix>& base) const {
  if (base.rows() != constraints_.cols())
    throw invalid_value(
        fmt::format("there are {} base values for {} nodes", base.rows(), constraints_.cols()));
  if (!base.allFinite()) throw invalid_value("base values must be finite numbers");
  matrix values = once(base);
  // the weights decide how exactly sums add up, so that some of many columns stand for all
  constexpr Eigen::Index tried = 16;
  if (adds_up(values, base, std::max<Eigen::Index>(1, base.cols() / tried))) return values;
  constexpr int refinements = 4;
  for (int pass = 0; pass < refinements && !adds_up(values, base, 1); ++pass) values = once(values);
  if (!adds_up(values, base, 1))
    throw invalid_value(
        "the reconciled values do not add up, since the error variances differ by too many orders "
        "of magnitude; leave out or correct the largest residuals, or use another method");
  return values;
}

TIENDO_INLINE matrix projection::once(const Eigen::Ref<const matrix>& base) const {
  if (constraints_.rows() == 0) return base;
  const matrix back = constraints_.transpose() * solve(constraints_ * base);
  return base - weights_.diagonal.asDiagonal() * back -
         weights_.factor * (weights_.factor.transpose() * back);
}

/// A sum is compared with the base values of its own constraint, and where these are small beside
/// the reconciled ones (a group of zeros below a total), with the reconciled ones up to the largest
/// base value. A value that is not finite does not add up.
TIENDO_INLINE bool projection::adds_up(const matrix& values, const Eigen::Ref<const matrix>& base,
                                       Eigen::Index step) const {
  constexpr double tolerance = 1e-10;
  Eigen::Matrix<double, 3, Eigen::Dynamic> sums(3, constraints_.rows());
  for (Eigen::Index j = 0; j < values.cols(); j += step) {
    sums.setZero();  // of each constraint: the gap, and the sizes before and after
    double largest = 0;
    for (Eigen::Index node = 0; node < constraints_.outerSize(); ++node) {
      const double before = std::abs(base(node, j)), after = values(node, j);
      largest = std::max(largest, before);
      for (sparse_matrix::InnerIterator entry(constraints_, node); entry; ++entry) {
        const double weight = entry.value(), part = weight * after;
        auto sum = sums.col(entry.row());
        sum[0] += part;
        sum[1] += std::abs(weight) * before;
        sum[2] += std::abs(part);
      }
    }
    for (Eigen::Index i = 0; i < sums.cols(); ++i) {
      const double size = std::max(sums(1, i), std::min(sums(2, i), largest));
      if (!(std::abs(sums(0, i)) <= tolerance * size)) return false;
    }
  }
  return true;
}

TIENDO_INLINE void projection::factorise() {
  const sparse_matrix scaled = constraints_ * weights_.diagonal.asDiagonal();
  sparse_matrix sums = scaled * constraints_.transpose();
  // each row and column is scaled by the root of its diagonal, so that no tolerance depends on the
  // unit
  scale_ = vector(sums.rows());
  for (Eigen::Index i = 0; i < sums.rows(); ++i) {
    const double own = sums.coeff(i, i);
    if (!(own > 0))
      throw invalid_value(
          "the error variances of an aggregate and of all its parts are 0, so it cannot be "
          "reconciled");
    scale_[i] = 1 / std::sqrt(own);
  }
  sums = scale_.asDiagonal() * sums * scale_.asDiagonal();
  sparse_ = std::make_shared<Eigen::SimplicialLDLT<sparse_matrix>>(sums);
  if (sparse_->info() != Eigen::Success || !(sparse_->vectorD().minCoeff() > 1e-14))
    throw invalid_value("the constraints are not linearly independent");
  if (weights_.factor.cols() == 0) return;
  moved_ = scale_.asDiagonal() * (constraints_ * weights_.factor);
  solved_ = sparse_->solve(moved_);
  small_.compute(matrix::Identity(moved_.cols(), moved_.cols()) + moved_.transpose() * solved_);
}

TIENDO_INLINE void projection::dense_factorise() {
  const matrix moved = constraints_ * weights_.factor;
  const matrix sums = moved * moved.transpose();
  scale_ = sums.diagonal().cwiseSqrt().cwiseInverse();
  if (!scale_.allFinite())
    throw invalid_value("the error variance of a constraint is 0; use a shrunk covariance");
  dense_.compute(scale_.asDiagonal() * sums * scale_.asDiagonal());
  if (dense_.info() != Eigen::Success || !(dense_.rcond() > 1e-12))
    throw invalid_value(fmt::format(
        "the covariance of {} times is singular for {} constraints; use a shrunk covariance",
        weights_.factor.cols(), constraints_.rows()));
}

TIENDO_INLINE matrix projection::solve(const matrix& gaps) const {
  const matrix b = scale_.asDiagonal() * gaps;
  matrix x;
  if (!sparse_) {
    x = dense_.solve(b);
  } else {
    x = sparse_->solve(b);
    if (moved_.cols() > 0) x -= solved_ * small_.solve(moved_.transpose() * x);
  }
  return scale_.asDiagonal() * x;
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::reconciliation
