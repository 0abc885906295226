// tiendo/reconciliation/impl/hierarchy.ipp: bodies of tiendo/reconciliation/hierarchy.hpp.
#pragma once

#include "tiendo/reconciliation/hierarchy.hpp"

#include <fmt/format.h>
#include <Eigen/Core>
#include <Eigen/SparseCore>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"

namespace tiendo::inline v0_1::reconciliation {

TIENDO_INLINE hierarchy hierarchy::tree(std::span<const std::int64_t> parents) {
  const auto n = static_cast<std::int64_t>(parents.size());
  hierarchy s(n);
  std::vector<std::int64_t> parts(parents.size(), 0);
  for (std::int64_t i = 0; i < n; ++i) {
    const std::int64_t p = parents[index(i)];
    if (p < -1 || p >= n)
      throw invalid_value(
          fmt::format("the parent of node {} must be -1 or one of the {} nodes, got {}", i, n, p));
    if (p >= 0) ++parts[index(p)];
  }
  s.set_bottom_up_order(parents, parts);
  std::vector<std::int64_t> row(parents.size(), -1);
  std::int64_t rows = 0;
  for (std::int64_t i = 0; i < n; ++i) {
    if (parts[index(i)] == 0)
      s.bottom_.push_back(i);
    else
      row[index(i)] = rows++;
  }
  std::vector<Eigen::Triplet<double>> entries;
  for (std::int64_t i = 0; i < n; ++i) {
    if (row[index(i)] >= 0) entries.emplace_back(row[index(i)], i, 1.0);
    if (const std::int64_t p = parents[index(i)]; p >= 0)
      entries.emplace_back(row[index(p)], i, -1.0);
  }
  s.set_constraints(rows, entries);
  s.parents_.assign(parents.begin(), parents.end());
  return s;
}

TIENDO_INLINE hierarchy hierarchy::of(const detail::sparse_matrix& rows_of_sums) {
  const Eigen::SparseMatrix<double, Eigen::RowMajor> sums(rows_of_sums);
  hierarchy s(sums.rows());
  std::vector<std::int64_t> own_row(index(sums.cols()), -1);
  for (std::int64_t i = 0; i < sums.rows(); ++i)
    if (const auto column = only_column(sums, i)) own_row[index(*column)] = i;
  std::vector<bool> is_bottom(index(sums.rows()), false);
  for (std::size_t j = 0; j < own_row.size(); ++j) {
    if (own_row[j] < 0)
      throw invalid_value(fmt::format("no row of the summing matrix is bottom series {} alone", j));
    is_bottom[index(own_row[j])] = true;
  }
  s.bottom_ = own_row;
  std::vector<Eigen::Triplet<double>> entries;
  std::int64_t rows = 0;
  for (std::int64_t i = 0; i < sums.rows(); ++i) {
    if (is_bottom[index(i)]) continue;
    entries.emplace_back(rows, i, 1.0);
    for (decltype(sums)::InnerIterator entry(sums, i); entry; ++entry) {
      if (!std::isfinite(entry.value()))
        throw invalid_value(fmt::format(
            "the row of node {} in the summing matrix has an entry that is not finite", i));
      entries.emplace_back(rows, own_row[index(entry.col())], -entry.value());
    }
    ++rows;
  }
  s.set_constraints(rows, entries);
  s.sums_ = sums;
  return s;
}

TIENDO_INLINE vector hierarchy::aggregate(const Eigen::Ref<const vector>& bottom) const {
  if (bottom.size() != static_cast<Eigen::Index>(bottom_.size()))
    throw invalid_value(
        fmt::format("there are {} values for {} bottom nodes", bottom.size(), bottom_.size()));
  if (parents_.empty()) return sums_ * bottom;
  vector all = vector::Zero(size_);
  for (std::size_t j = 0; j < bottom_.size(); ++j)
    all[bottom_[j]] = bottom[static_cast<Eigen::Index>(j)];
  if (parents_first_) {
    for (std::int64_t i = size_ - 1; i > 0; --i) {  // parent by parent, each sum in a register
      const std::int64_t p = parents_[index(i)];
      double sum = all[i];
      for (; i - 1 > p && parents_[index(i - 1)] == p; --i) sum += all[i - 1];
      if (p >= 0) all[p] += sum;
    }
    return all;
  }
  for (const std::int64_t i : bottom_up_order_)
    if (const std::int64_t p = parents_[index(i)]; p >= 0) all[p] += all[i];
  return all;
}

TIENDO_INLINE vector hierarchy::bottom_of(const Eigen::Ref<const vector>& all) const {
  vector bottom(static_cast<Eigen::Index>(bottom_.size()));
  for (std::size_t j = 0; j < bottom_.size(); ++j)
    bottom[static_cast<Eigen::Index>(j)] = all[bottom_[j]];
  return bottom;
}

TIENDO_INLINE hierarchy::hierarchy(std::int64_t n) : size_(n) {
  if (n < 1) throw invalid_value("a hierarchy needs at least one node");
}

TIENDO_INLINE std::optional<std::int64_t> hierarchy::only_column(
    const Eigen::SparseMatrix<double, Eigen::RowMajor>& sums, std::int64_t row) {
  std::optional<std::int64_t> found;
  for (Eigen::SparseMatrix<double, Eigen::RowMajor>::InnerIterator entry(sums, row); entry;
       ++entry) {
    if (entry.value() == 0) continue;
    if (found || entry.value() != 1) return std::nullopt;
    found = entry.col();
  }
  return found;
}

TIENDO_INLINE void hierarchy::set_bottom_up_order(std::span<const std::int64_t> parents,
                                                  std::vector<std::int64_t> pending_children) {
  bottom_up_order_.reserve(parents.size());
  parents_first_ = true;
  for (std::int64_t i = 0; i < size_ && parents_first_; ++i) parents_first_ = parents[index(i)] < i;
  if (parents_first_) {
    for (std::int64_t i = size_ - 1; i >= 0; --i) bottom_up_order_.push_back(i);
    return;
  }
  for (std::int64_t i = 0; i < size_; ++i)
    if (pending_children[index(i)] == 0) bottom_up_order_.push_back(i);
  for (std::size_t done = 0; done < bottom_up_order_.size(); ++done)
    if (const std::int64_t p = parents[index(bottom_up_order_[done])];
        p >= 0 && --pending_children[index(p)] == 0)
      bottom_up_order_.push_back(p);
  if (bottom_up_order_.size() != parents.size())
    throw invalid_value("the parents form a cycle: some nodes are parts of themselves");
}

TIENDO_INLINE void hierarchy::set_constraints(std::int64_t rows,
                                              const std::vector<Eigen::Triplet<double>>& entries) {
  constraints_.resize(rows, size_);
  constraints_.setFromTriplets(entries.begin(), entries.end());
}

}  // namespace tiendo::inline v0_1::reconciliation
