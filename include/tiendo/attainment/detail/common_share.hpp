// tiendo/attainment/detail/common_share.hpp: how the common share of errors grows with the horizon.
#pragma once

namespace tiendo::inline v0_1::attainment::detail {

/// The share of the variance of the errors h periods ahead that the series of a group have in
/// common, from the share s one period ahead: h s / (1 + (h - 1) s). Common shocks go on while own
/// ones return, so the ratio of common to own variance grows with the horizon. Worked: a half
/// becomes two thirds two periods ahead.
constexpr double common_share_at(double ahead, double one_ahead) {
  return ahead * one_ahead / (1 + (ahead - 1) * one_ahead);
}

}  // namespace tiendo::inline v0_1::attainment::detail
