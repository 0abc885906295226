// tiendo/composite/column.hpp: the values of one indicator over all units, with the reason of each
// gap.
#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include "tiendo/measures/reason.hpp"

namespace tiendo::composite {

/// What stands where there is no number. It never stands alone: a column keeps the reason beside
/// it.
inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();

inline bool is_missing(double x) {
  return std::isnan(x);
}

/// Numbers in the order of the units. A number that is not finite counts as missing.
class column {
 public:
  /// `size` missing values.
  explicit column(std::size_t size)
      : values_(size, missing), reasons_(size, reason::no_observation) {}

  /// The numbers as they are; what is missing was not observed.
  explicit column(std::vector<double> values)
      : values_(std::move(values)), reasons_(values_.size(), reason::none) {
    for (std::size_t i = 0; i < values_.size(); ++i)
      if (!std::isfinite(values_[i])) set_missing(i, reason::no_observation);
  }

  std::size_t size() const noexcept { return values_.size(); }
  double operator[](std::size_t i) const { return values_[i]; }
  reason reason_at(std::size_t i) const { return reasons_[i]; }
  const std::vector<double>& values() const noexcept { return values_; }
  const std::vector<reason>& reasons() const noexcept { return reasons_; }

  void set(std::size_t i, double x) {
    if (!std::isfinite(x)) return set_missing(i, reason::out_of_range);
    values_[i] = x;
    reasons_[i] = reason::none;
  }
  void set_missing(std::size_t i, reason why) {
    values_[i] = missing;
    reasons_[i] = why;
  }

 private:
  std::vector<double> values_;
  std::vector<reason> reasons_;
};

/// The numbers that are there.
inline std::vector<double> present(const column& x) {
  std::vector<double> numbers;
  for (const double v : x.values())
    if (!is_missing(v)) numbers.push_back(v);
  return numbers;
}

}  // namespace tiendo::composite
