// tiendo/geography/carry_ratio.hpp: ratios across a reform, through what they are ratios of.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/geography/carry.hpp"

namespace tiendo::geography {

/// A ratio by its two parts. A ratio of which one part is unknown cannot be carried.
struct ratio_parts {
  std::string code;
  std::optional<double> numerator;
  std::optional<double> denominator;
};

/// Whether a numerator is a part of its denominator (a share of 0 to 1) or only stands over it (a
/// rate).
enum class ratio_kind { share, rate };

struct carried_ratio {
  std::string code;
  std::optional<interval> numerator;
  std::optional<interval> denominator;
  std::optional<interval> ratio;
  tiendo::reason reason = tiendo::reason::none;
  std::size_t block = 0;
  std::string basis;
};

/// The ratio over a block, exact where all of its areas have both parts.
struct block_ratio {
  std::optional<double> numerator;
  std::optional<double> denominator;
  std::optional<double> ratio;
  tiendo::reason reason = tiendo::reason::none;
};

struct carried_ratios {
  std::vector<carried_ratio> areas;
  std::vector<block_ratio> blocks;
  std::vector<left_behind> left;  ///< with numerators as values
};

namespace detail {
/// Every quotient of a number of `n` and one of `d`, which is not negative and not 0 alone.
inline interval quotient(const interval& n, const interval& d, ratio_kind kind) {
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
}  // namespace detail

/// Carries ratios: numerators and denominators each as totals, divided last. A ratio is never
/// averaged. Where both are exact the ratio is; else it lies between the least numerator over the
/// most denominator and the other way round (a share also within 0 and 1). An area with half of a
/// ratio counts as having none
/// (`not_comparable`); so does one with a negative denominator (`sign_change`), and a share above 1
/// or below 0 (`out_of_range`). A denominator of 0 on the other side leaves no ratio (`zero_base`).
/// Worked: 40 of 100 and 30 of 50 come together: 70 of 150 = .4667, not (.4 + .6) / 2.
inline carried_ratios carry_ratio(const reform& r, const std::vector<ratio_parts>& ratios,
                                  ratio_kind kind, way w = way::forward,
                                  const std::vector<amount>& weights = {}) {
  const detail::course c = detail::course_of(r, w, weights);
  carried_ratios result;
  std::vector<amount> above, below;
  for (const ratio_parts& x : ratios) {
    above.push_back({x.code, x.numerator});
    below.push_back({x.code, x.denominator});
  }
  std::vector<left_behind> left, ignored;
  detail::placed n = detail::place(c, above, left);
  detail::placed d = detail::place(c, below, ignored);
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
  carried_amounts numerators = detail::run(c, n, std::move(left));
  const carried_amounts denominators = detail::run(c, d, {});
  for (std::size_t j = 0; j < numerators.areas.size(); ++j) {
    const carried_amount& a = numerators.areas[j];
    const carried_amount& b = denominators.areas[j];
    carried_ratio x{a.code, a.value, b.value, {}, a.value ? b.reason : a.reason, a.block, a.basis};
    if (a.value && b.value && b.value->high() == 0)
      x.reason = tiendo::reason::zero_base;
    else if (a.value && b.value)
      x.ratio = detail::quotient(*a.value, *b.value, kind);
    result.areas.push_back(std::move(x));
  }
  for (std::size_t b = 0; b < numerators.blocks.size(); ++b) {
    block_ratio x{
        numerators.blocks[b].total, denominators.blocks[b].total, {}, tiendo::reason::none};
    if (!x.numerator || !x.denominator)
      x.reason = tiendo::reason::coverage_too_low;
    else if (*x.denominator == 0)
      x.reason = tiendo::reason::zero_base;
    else
      x.ratio = *x.numerator / *x.denominator;
    result.blocks.push_back(x);
  }
  result.left = std::move(numerators.left);
  return result;
}

}  // namespace tiendo::geography
