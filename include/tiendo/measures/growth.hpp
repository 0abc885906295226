// tiendo/measures/growth.hpp: growth rates, what follows from them, and where they end.
#pragma once

namespace tiendo::inline v0_1::measures {

namespace detail {

/// ln(to / from) of two numbers of one sign, with all digits both where little has changed and
/// where nearly all has: -infinity at 0. Worked: 50 to 65 is .2623643.
double logarithmic_change(double from, double to);

}  // namespace detail

/// Compound growth per year as a share.
///
///     CAGR = (to / from)^(1 / years) - 1
///
/// A fall to 0 is -1. From 0 it is infinite or NaN, and through 0 it is NaN unless 1 / years is a
/// whole number: the methods give such cases a reason before they come here.
/// Worked: 50 to 65 in 6 years is .0446975 a year.
double growth_rate(double from, double to, double years);

namespace detail {

/// What growth adds to `from` by `years_ahead`, if it goes on as from `from` to `to` in `years`.
///
///     from (to / from)^(years_ahead / years) - from
///
/// Worked: from 43 over 37 after 7 years, the change after 15 years is 31.160985 - 43 = -11.839015.
double extrapolated_change(double from, double to, double years, double years_ahead);

}  // namespace detail

/// How much growth can still be expected near a natural limit, between 0 (at it) and 1.
/// With L = |limit|, B = |base|, a = 4.44:
///
///     C = 1 where B >= 2 L;  1 - (B / L)^a where B <= L;  else 1 - ((2 L - B) / L)^a
///
/// in this order, so B = L = 0 gives 1; 1 without a limit (NaN). Source: Open SDG's progress
/// measure. Worked: 95 of 100 gives .2036705.
double limit_factor(double base, double limit);

namespace detail {

/// Rounds half away from zero to so many decimals, as the printed digits read: 2.25 to one decimal
/// is 2.3 (many languages give 2.2), and 2.675 to two is 2.68 although its double lies below.
double round_half_away(double x, int decimals);

}  // namespace detail

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/impl/growth.ipp"
#endif
