// tiendo/statistics/column.hpp: the values of one indicator over all units, with the reason of each
// missing value.
#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

#include "tiendo/core/missing_value.hpp"
#include "tiendo/core/reason.hpp"

namespace tiendo::inline v0_1::statistics {

namespace detail {

inline bool is_missing(double x) {
  return std::isnan(x);
}

/// Values in the order of the units. A value that is not finite is missing.
class value_column {
 public:
  /// `size` missing values.
  explicit value_column(std::size_t size)
      : values_(size, missing_value), reasons_(size, reason::no_observation) {}

  /// The given values; missing ones have the reason `no_observation`.
  explicit value_column(std::vector<double> values);

  std::size_t size() const noexcept { return values_.size(); }
  double operator[](std::size_t i) const { return values_[i]; }
  reason reason_at(std::size_t i) const { return reasons_[i]; }
  const std::vector<double>& values() const& noexcept { return values_; }
  std::vector<double> values() && { return std::move(values_); }
  const std::vector<reason>& reasons() const& noexcept { return reasons_; }
  std::vector<reason> reasons() && { return std::move(reasons_); }

  /// Sets a value; one that is not finite is missing as `out_of_range`.
  void set(std::size_t i, double x);
  void set_missing(std::size_t i, reason why);

 private:
  std::vector<double> values_;
  std::vector<reason> reasons_;
};

/// The values that are not missing, in their order.
std::vector<double> present(const value_column& x);

}  // namespace detail

}  // namespace tiendo::inline v0_1::statistics

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/statistics/impl/column.ipp"
#endif
