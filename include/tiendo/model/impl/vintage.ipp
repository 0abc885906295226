// tiendo/model/impl/vintage.ipp: bodies of tiendo/model/vintage.hpp.
#pragma once

#include "tiendo/model/vintage.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/number.hpp"
#include "tiendo/core/numeric.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/model/observation.hpp"

namespace tiendo::inline v0_1::detail {

/// The distinct exact values without those that are roundings of a more precise one.
TIENDO_INLINE std::vector<double> distinct_values(const std::vector<const observation*>& exact) {
  std::vector<double> values;
  for (const observation* o : exact) {
    const printed_number mine{*o->value, o->decimals};
    const bool rounding = std::any_of(exact.begin(), exact.end(), [&](const observation* other) {
      return other->decimals > o->decimals && !equal_up_to_rounding(*other->value, *o->value) &&
             agree_within_rounding(mine, {*other->value, other->decimals});
    });
    const bool known = std::any_of(values.begin(), values.end(),
                                   [&](double v) { return equal_up_to_rounding(v, *o->value); });
    if (!rounding && !known) values.push_back(*o->value);
  }
  std::sort(values.begin(), values.end());
  return values;
}

/// The intersection of two intervals, or nothing if it is empty.
TIENDO_INLINE std::optional<interval> intersection(const interval& a, const interval& b) {
  const double low = std::max(a.low(), b.low());
  const double high = std::min(a.high(), b.high());
  if (exceeds(low, high)) return std::nullopt;
  return interval::between(std::min(low, high), std::max(low, high));
}

TIENDO_INLINE interval hull(const interval& a, const interval& b) {
  return interval::between(std::min(a.low(), b.low()), std::max(a.high(), b.high()));
}

TIENDO_INLINE observation_kind kind_of(const interval& bounds) {
  if (bounds.is_exact()) return observation_kind::exact;
  if (!bounds.finite_high()) return observation_kind::lower_bound;
  return bounds.finite_low() ? observation_kind::range : observation_kind::upper_bound;
}

/// Removes from `prints` the observations that a revision replaced, and returns them. A revision
/// replaces only what was published before it.
TIENDO_INLINE std::vector<const observation*> take_superseded(
    std::vector<const observation*>& prints) {
  const auto by_publication = [](const observation* a, const observation* b) {
    return a->published.last_day() < b->published.last_day();
  };
  std::stable_sort(prints.begin(), prints.end(), by_publication);
  const auto last_revision =
      std::find_if(prints.rbegin(), prints.rend(), [](const observation* o) { return o->revises; });
  std::vector<const observation*> superseded;
  if (last_revision == prints.rend()) return superseded;
  const date when = (*last_revision)->published.last_day();
  for (const observation* o : prints)
    if (o->published.last_day() < when) superseded.push_back(o);
  std::erase_if(prints, [&](const observation* o) { return o->published.last_day() < when; });
  return superseded;
}

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

namespace detail {

TIENDO_INLINE data_point merge_vintages(std::vector<const observation*> prints) {
  data_point point;
  point.superseded = detail::take_superseded(prints);
  point.period = prints.front()->period;

  std::vector<const observation*> exact;
  std::optional<interval> common, whole;  // the intersection and the hull of all bounds
  for (const observation* o : prints) {
    point.status = std::max(point.status, o->status);
    if (o->field && point.field && *point.field != *o->field) point.conflicting = true;
    point.field = std::max(point.field, o->field);
    if (o->kind == observation_kind::exact) {
      exact.push_back(o);
    } else if (!whole) {
      common = whole = o->bounds;
      point.value = o->value;
    } else {
      whole = detail::hull(*whole, o->bounds);
      if (common) common = detail::intersection(*common, o->bounds);
      if (point.value != o->value) point.value.reset();
    }
  }
  const bool apart = whole && !common;
  if (apart) point.conflicting = true;
  std::optional<interval> bounds = apart ? whole : common;
  const std::vector<double> values = detail::distinct_values(exact);
  if (!values.empty()) {
    const interval numbers = interval::between(values.front(), values.back());
    const bool inside = !bounds || (!apart && detail::reaches(values.front(), bounds->low()) &&
                                    detail::reaches(bounds->high(), values.back()));
    point.conflicting = point.conflicting || values.size() > 1 || !inside;
    bounds = inside ? numbers : detail::hull(numbers, *bounds);
    point.value = values.front();
  }
  if (point.conflicting) point.value.reset();
  point.bounds = *bounds;
  point.kind = detail::kind_of(point.bounds);
  point.used = std::move(prints);
  return point;
}

}  // namespace detail

}  // namespace tiendo::inline v0_1
