// tiendo/forecast/detail/seasonal/seasonal_theta.hpp: the theta method for seasonally adjusted
// values.
#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace tiendo::inline v0_1::forecast::detail {

/// The alphas over which `average_seasonal_theta` averages: the level of months and quarters is
/// often steadier than that of years, see `theta_alphas`.
inline constexpr std::array<double, 8> seasonal_theta_alphas{0.05, 0.1,  0.2, 0.35,
                                                             0.5,  0.65, 0.8, 1};

/// Writes the path of the theta method for seasonally adjusted values, averaged over
/// `seasonal_theta_alphas` with weights likelihood^.6, and returns the weighted average of the mean
/// squared errors. The level starts at the first value. Worked: 2, 2, 2 is continued and has no
/// error; 1, 2, 3 has errors between those of alpha 1 (0, 1, 1) and .05 (0, 1, 1.95).
double average_seasonal_theta(std::span<const double> adjusted, std::span<double> ahead);

}  // namespace tiendo::inline v0_1::forecast::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/detail/seasonal/impl/seasonal_theta.ipp"
#endif
