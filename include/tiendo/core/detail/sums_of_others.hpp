// tiendo/core/detail/sums_of_others.hpp: for each of several numbers the sum of the other ones.
#pragma once

#include <cstddef>
#include <vector>

#include "tiendo/core/detail/compensated_sum.hpp"

namespace tiendo::inline v0_1::detail {

/// The sum of all numbers but one, for each of them, in linear time: the compensated sum of those
/// before it and of those behind it. Nothing is subtracted, so that a number which is much larger
/// than the others takes no digits from their sum. Worked: 1, 2, 4 give 6, 5, 3.
inline std::vector<double> sums_of_others(const std::vector<double>& numbers) {
  const std::size_t n = numbers.size();
  std::vector<double> sums(n);
  compensated_sum before;
  for (std::size_t i = 0; i < n; ++i) {
    sums[i] = before.value();
    before.add(numbers[i]);
  }
  compensated_sum behind;
  for (std::size_t i = n; i-- > 0;) {
    sums[i] += behind.value();
    behind.add(numbers[i]);
  }
  return sums;
}

}  // namespace tiendo::inline v0_1::detail
