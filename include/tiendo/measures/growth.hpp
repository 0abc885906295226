// tiendo/measures/growth.hpp: growth rates, what follows from them, and where they end.
#pragma once

#include <cmath>
#include <limits>

namespace tiendo::measures {

/// ln(to / from) of two numbers of one sign, with all digits both where little has changed and
/// where nearly all has: -infinity at 0. Worked: 50 to 65 is .2623643.
inline double logarithmic_change(double from, double to) {
  const double ratio = to / from;
  if (.5 < ratio && ratio < 2) return std::log1p((to - from) / from);
  const bool beyond = (ratio == 0 && to != 0) || std::isinf(ratio);
  return beyond ? std::log(std::abs(to)) - std::log(std::abs(from)) : std::log(ratio);
}

/// Compound growth per year as a share.
///
///     CAGR = (to / from)^(1 / years) - 1
///
/// A fall to 0 is -1. From 0 it is infinite or NaN, and through 0 it is NaN unless 1 / years is a
/// whole number: the methods give such cases a reason before they come here.
/// Worked: 50 to 65 in 6 years is .0446975 a year.
inline double growth_rate(double from, double to, double years) {
  if (years == 1) return (to - from) / from;
  if (to / from >= 0) return std::expm1(logarithmic_change(from, to) / years);
  return std::pow(to / from, 1 / years) - 1;
}

/// What growth adds to `from` by `years_ahead`, if it goes on as from `from` to `to` in `years`.
///
///     from (to / from)^(years_ahead / years) - from
///
/// Worked: from 43 over 37 after 7 years, the change after 15 years is 31.160985 - 43 = -11.839015.
inline double extrapolated_change(double from, double to, double years, double years_ahead) {
  if (to / from >= 0)
    return from * std::expm1(logarithmic_change(from, to) * (years_ahead / years));
  return to * std::pow(1 + growth_rate(from, to, years), years_ahead - years) - from;
}

/// How much growth can still be expected near a natural limit, between 0 (at it) and 1.
/// With L = |limit|, B = |base|, a = 4.44:
///
///     C = 1 where B >= 2 L;  1 - (B / L)^a where B <= L;  else 1 - ((2 L - B) / L)^a
///
/// in this order, so B = L = 0 gives 1; 1 without a limit (NaN). Source: Open SDG's progress
/// measure. Worked: 95 of 100 gives .2036705.
inline double limit_factor(double base, double limit) {
  const double l = std::abs(limit), b = std::abs(base);
  if (std::isnan(limit) || b >= 2 * l) return 1;
  return -std::expm1(4.44 * std::log1p(-std::abs(b - l) / l));
}

/// Rounds half away from zero to so many decimals, as the printed digits read: 2.25 to one decimal
/// is 2.3 (many languages give 2.2), and 2.675 to two is 2.68 although its double lies below.
inline double round_half_away(double x, int decimals) {
  const double scale = std::pow(10.0, decimals);
  const double scaled = std::abs(x) * scale;
  const double nudged = scaled * (1 + 2 * std::numeric_limits<double>::epsilon());
  return std::copysign(std::floor(nudged + 0.5) / scale, x);
}

}  // namespace tiendo::measures
