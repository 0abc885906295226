// tiendo/measures/growth.hpp: compound growth rates, extrapolation, limit factor, rounding.
#pragma once

namespace tiendo::inline v0_1::measures {

namespace detail {

/// ln(to / from) of two numbers of the same sign, accurate for small and for large relative
/// changes; -infinity if `to` is 0. Worked: 50 to 65 is .2623643.
double logarithmic_change(double from, double to);

/// `growth_rate` by the arithmetic of a publisher's program, which gives infinities or NaN where a
/// rate is undefined: 0 years give infinity for an increase, -1 for a decrease, and NaN for none.
double unguarded_growth_rate(double from, double to, double years);

}  // namespace detail

/// The compound annual growth rate, as a share.
///
///     CAGR = (to / from)^(1 / years) - 1
///
/// A decrease to 0 gives -1. The rate is undefined and NaN from 0, for 0 years, where it is not
/// finite, and with a change of sign unless 1 / years is a whole number. The methods give a reason
/// in such cases. Worked: 50 to 65 in 6 years is .0446975 a year.
double growth_rate(double from, double to, double years);

namespace detail {

/// The change from `from` after `years_ahead`, if growth continues at the rate from `from` to `to`
/// in `years`.
///
///     from (to / from)^(years_ahead / years) - from
///
/// Worked: from 43 over 37 after 7 years, the change after 15 years is 31.160985 - 43 = -11.839015.
double extrapolated_change(double from, double to, double years, double years_ahead);

}  // namespace detail

/// The limit factor: the share of growth that can be expected near a natural limit, from 0 (at the
/// limit) to 1. With L = |limit|, B = |base|, a = 4.44:
///
///     C = 1 where B >= 2 L;  1 - (B / L)^a where B <= L;  else 1 - ((2 L - B) / L)^a
///
/// The conditions apply in this order, so that B = L = 0 gives 1. Without a limit (NaN) the factor
/// is 1. Source: Open SDG's progress measure. Worked: 95 of 100 gives .2036705.
double limit_factor(double base, double limit);

namespace detail {

/// Rounds half away from zero to a number of decimals, by the shortest decimal text of the number:
/// 2.25 to one decimal is 2.3 (many languages give 2.2), and 2.675 to two is 2.68 although its
/// double lies below.
double round_half_away(double x, int decimals);

}  // namespace detail

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/impl/growth.ipp"
#endif
