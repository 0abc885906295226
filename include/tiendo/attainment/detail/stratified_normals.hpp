// tiendo/attainment/detail/stratified_normals.hpp: standard normal numbers in strata.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tiendo::inline v0_1::attainment::detail {

/// Standard normal numbers in strata of equal probability: each column of n numbers holds the
/// quantile of (k + 1/2) / n for k from 0 to n - 1, in a random order of its own, so that the share
/// of numbers in any interval is exact to 1 / n. Source: McKay, Beckman and Conover, Technometrics
/// 21(2), 1979 (Latin hypercube sampling).
///
/// A column depends on the seed and its key alone: which other columns are drawn does not change
/// it.
class stratified_normals {
 public:
  stratified_normals(std::size_t n, std::uint64_t seed);

  std::size_t size() const noexcept { return quantiles_.size(); }
  std::span<const double> quantiles() const& noexcept { return quantiles_; }
  std::span<const double> quantiles() && = delete;

  /// Writes the column with a key: its n numbers. Worked: with n = 2 each column is -.6745, .6745
  /// or .6745, -.6745.
  void column(std::uint64_t first_key, std::uint64_t second_key, std::span<double> out) const;

 private:
  std::vector<double> quantiles_;
  std::uint64_t seed_;
};

}  // namespace tiendo::inline v0_1::attainment::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/attainment/detail/impl/stratified_normals.ipp"
#endif
