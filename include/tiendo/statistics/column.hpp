// tiendo/statistics/column.hpp: the values of one indicator over all units, with the reason of each
// gap.
#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include "tiendo/core/reason.hpp"

namespace tiendo::statistics {

/// What stands where there is no number. It never stands alone: a column keeps the reason beside
/// it.
inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();

inline bool is_missing(double x) {
  return std::isnan(x);
}

/// Numbers in the order of the units. A number that is not finite counts as missing.
class value_column {
 public:
  /// `size` missing values.
  explicit value_column(std::size_t size)
      : values_(size, missing), reasons_(size, reason::no_observation) {}

  /// The numbers as they are; what is missing was not observed.
  explicit value_column(std::vector<double> values);

  std::size_t size() const noexcept { return values_.size(); }
  double operator[](std::size_t i) const { return values_[i]; }
  reason reason_at(std::size_t i) const { return reasons_[i]; }
  const std::vector<double>& values() const noexcept { return values_; }
  const std::vector<reason>& reasons() const noexcept { return reasons_; }

  void set(std::size_t i, double x);
  void set_missing(std::size_t i, reason why);

 private:
  std::vector<double> values_;
  std::vector<reason> reasons_;
};

/// The numbers that are there.
std::vector<double> present(const value_column& x);

}  // namespace tiendo::statistics

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/statistics/impl/column.ipp"
#endif
