// tiendo/crosswalk/impl/transfer_ratio.ipp: bodies of tiendo/crosswalk/transfer_ratio.hpp.
#pragma once

#include "tiendo/crosswalk/transfer_ratio.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/crosswalk/reform.hpp"
#include "tiendo/crosswalk/transfer.hpp"

namespace tiendo::inline v0_1::crosswalk::detail {

/// The interval of all quotients of a number in `n` and one in `d`, which is not negative and not 0
/// alone.
TIENDO_INLINE interval quotient(const interval& n, const interval& d, ratio_kind kind) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const auto over = [](double a, double b) {
    return b > 0 ? a / b : a == 0 ? 0.0 : a > 0 ? infinity : -infinity;
  };
  double low = over(n.low(), n.low() >= 0 ? d.high() : d.low());
  double high = over(n.high(), n.high() >= 0 ? d.low() : d.high());
  if (d.low() == 0 && n.high() == 0) high = 0;
  if (kind == ratio_kind::share) {
    low = std::clamp(low, 0.0, 1.0);
    high = std::clamp(high, 0.0, 1.0);
  }
  return interval::between(low, std::max(low, high));
}

}  // namespace tiendo::inline v0_1::crosswalk::detail

namespace tiendo::inline v0_1::crosswalk {

TIENDO_INLINE transferred_ratios transfer_ratio(const reform& r,
                                                const std::vector<ratio_parts>& ratios,
                                                ratio_kind kind, transfer_direction w,
                                                const std::vector<area_value>& weights,
                                                const progress& report) {
  tiendo::detail::watch steps(report);
  const detail::course c = detail::course_of(r, w, weights, steps);
  transferred_ratios result;
  std::vector<area_value> above, below;
  for (const ratio_parts& x : ratios) {
    steps.step(above.size(), ratios.size());
    above.push_back({x.code, x.numerator});
    below.push_back({x.code, x.denominator});
  }
  std::vector<unmatched_value> unmatched, ignored;
  detail::placed n = detail::place(c, above, unmatched, steps);
  detail::placed d = detail::place(c, below, ignored, steps);
  for (std::size_t i = 0; i < c.from.size(); ++i) {
    tiendo::reason why = tiendo::reason::none;
    if (n.values[i].has_value() != d.values[i].has_value())
      why = tiendo::reason::not_comparable;
    else if (!n.values[i])
      why = n.reasons[i];
    else if (*d.values[i] < 0)
      why = tiendo::reason::sign_change;
    else if (kind == ratio_kind::share && (*n.values[i] < 0 || *n.values[i] > *d.values[i]))
      why = tiendo::reason::out_of_range;
    if (why == tiendo::reason::none) continue;
    n.values[i].reset();
    d.values[i].reset();
    n.reasons[i] = d.reasons[i] = why;
  }
  transferred_values numerators = detail::run(c, n, std::move(unmatched), steps);
  const transferred_values denominators = detail::run(c, d, {}, steps);
  for (std::size_t j = 0; j < numerators.areas.size(); ++j) {
    steps.step(j, numerators.areas.size());
    const transferred_value& a = numerators.areas[j];
    const transferred_value& b = denominators.areas[j];
    transferred_ratio x{a.code,      a.value, b.value, {}, a.value ? b.reason : a.reason,
                        a.component, a.basis};
    if (a.value && b.value && b.value->high() == 0)
      x.reason = tiendo::reason::zero_base;
    else if (a.value && b.value)
      x.ratio = detail::quotient(*a.value, *b.value, kind);
    result.areas.push_back(std::move(x));
  }
  for (std::size_t b = 0; b < numerators.components.size(); ++b) {
    component_ratio x{
        numerators.components[b].total, denominators.components[b].total, {}, tiendo::reason::none};
    if (!x.numerator || !x.denominator)
      x.reason = tiendo::reason::coverage_too_low;
    else if (*x.denominator == 0)
      x.reason = tiendo::reason::zero_base;
    else
      x.ratio = *x.numerator / *x.denominator;
    result.components.push_back(x);
  }
  result.unmatched = std::move(numerators.unmatched);
  return result;
}

}  // namespace tiendo::inline v0_1::crosswalk
