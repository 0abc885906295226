// tiendo/core/detail/compensated_sum.hpp: compensated (Neumaier) summation.
#pragma once

#include <cmath>

namespace tiendo::inline v0_1::detail {

/// A compensated sum: s + c with c the accumulated rounding errors of s. Source: Neumaier,
/// "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54 (1974), 39-51.
/// Exact for integers whose sums stay below 2^53. Worked: 1, 1e100, 1, -1e100 sum to 2, where plain
/// addition gives 0.
class compensated_sum {
 public:
  void add(double x) {
    const double next = sum_ + x;
    error_ += std::abs(sum_) >= std::abs(x) ? (sum_ - next) + x : (x - next) + sum_;
    sum_ = next;
  }
  /// The sum; not finite if an addend is not finite or if the sum exceeds the range of a double.
  double value() const { return std::isfinite(sum_) ? sum_ + error_ : sum_; }

 private:
  double sum_ = 0;
  double error_ = 0;
};

}  // namespace tiendo::inline v0_1::detail
