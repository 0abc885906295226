// tiendo/core/missing_value.hpp: the representation of a missing value in a column of numbers.
#pragma once

#include <limits>

namespace tiendo::inline v0_1 {

/// A quiet NaN, which stands for a missing value where numbers are kept in arrays. It is unequal to
/// itself; `std::isnan` finds it. A single result that may be missing is an `outcome` or a
/// `std::optional` instead.
inline constexpr double missing_value = std::numeric_limits<double>::quiet_NaN();

}  // namespace tiendo::inline v0_1
