// tiendo/measures/method.hpp: a way to judge progress, as data: a quantity, classes and a score.
#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>

#include "tiendo/measures/classification.hpp"
#include "tiendo/measures/figures.hpp"
#include "tiendo/measures/quantity.hpp"
#include "tiendo/measures/reason.hpp"

namespace tiendo::measures {

/// A quantity and how its ratio is read.
struct rating {
  measures::quantity quantity = measures::quantity::rate_ratio;
  classification classes;
  score_scale score;
};

/// A method: how it rates figures with a target, and how it rates those without. Both kinds are
/// plain data, so a user's own method is used wherever a built-in one is.
///
/// The last three say how a publisher's own program differs: `patch` changes the figures before
/// anything is computed, `met` decides whether the target is reached, and `gated = false` computes
/// whatever the arithmetic gives, infinities included, beside the reason.
struct method {
  std::string name;
  std::optional<rating> with_target = std::nullopt;
  std::optional<rating> without_target = std::nullopt;
  figures (*patch)(const figures&) = nullptr;
  bool (*met)(const figures&) = &is_met;
  bool gated = true;

  /// The rating that applies; null where the method has none at all.
  const rating* rating_for(bool has_target) const {
    const auto& first = has_target ? with_target : without_target;
    const auto& second = has_target ? without_target : with_target;
    return first ? &*first : second ? &*second : nullptr;
  }
};

/// What a method says of one series. `actual` and `required` are what it compares, where it can:
/// rates, paces or levels. A number that is missing has its reason; `met`, `saturated` and, of a
/// method that is not gated, any other reason may stand beside a number.
struct method_result {
  std::optional<double> ratio;
  std::optional<double> score;
  std::optional<std::size_t> status;  ///< the place of the class in the rating's classes
  tiendo::reason reason = tiendo::reason::none;
  std::optional<double> actual;
  std::optional<double> required;
  const rating* by = nullptr;  ///< the rating that was used; it lives as long as the method

  /// The class in the method's own words; empty where there is none.
  std::string label() const { return status ? by->classes.classes()[*status].name : std::string(); }
  std::optional<outlook> reading() const {
    return status ? std::optional(by->classes.classes()[*status].reading) : std::nullopt;
  }
};

namespace detail {
inline std::optional<double> number(double x) {
  return std::isnan(x) ? std::nullopt : std::optional(x);
}
}  // namespace detail

/// Applies a method. A target that is reached has the class of met targets, if the method has one,
/// whatever the ratio, and the reason `met`. At its natural limit (`saturated`) a series that does
/// not get worse has the best class and score, and no ratio.
inline method_result evaluate(const method& m, const figures& given) {
  const figures f = m.patch ? m.patch(given) : given;
  method_result r;
  r.by = m.rating_for(f.has_target());
  if (!r.by) {
    r.reason = reason::no_ratio;
    return r;
  }
  const quantity q = r.by->quantity;
  const bool met =
      needs_target(q) && std::isfinite(f.target.value) && std::isfinite(f.latest.value) && m.met(f);
  r.reason = obstacle(q, f);
  measured found;
  if (detail::missing(q, f) == reason::none) found = measure(q, f);
  const bool saturated = q == quantity::limited_growth_rate && r.reason == reason::none &&
                         found.ratio > 0 && std::isinf(found.ratio) &&
                         limit_factor(f.base.value, f.limit) == 0;
  if (saturated)
    r.reason = reason::saturated;
  else if (r.reason == reason::none && !std::isfinite(found.ratio))
    r.reason = reason::not_comparable;

  const bool defined = (r.reason == reason::none || !m.gated) && !std::isnan(found.ratio);
  if (defined && !saturated) r.ratio = detail::number(found.ratio);
  if (defined || saturated || r.reason == reason::met) {
    if (std::isfinite(found.actual)) r.actual = found.actual;
    if (std::isfinite(found.required)) r.required = found.required;
  }
  if ((defined || saturated) && !r.by->score.empty()) r.score = r.by->score(found.ratio);
  if ((defined || saturated) && !r.by->classes.empty())
    r.status = r.by->classes.class_of(found.ratio);
  if (met && r.by->classes.met()) r.status = r.by->classes.met();
  if (met && (r.by->classes.met() || r.reason == reason::none)) r.reason = reason::met;
  return r;
}

/// The method without its gates: whatever the arithmetic gives, beside the reason.
inline method plain_arithmetic(method m) {
  m.gated = false;
  return m;
}

/// The figures with the direction in which the target lies from the base.
inline figures heading_for_target(const figures& given) {
  figures f = given;
  if (f.better != sense::corridor && f.has_target())
    f.better = f.target.value < f.base.value ? sense::fall : sense::rise;
  return f;
}

/// The figures from the last figure but one on, where a course is given.
inline figures since_previous(const figures& given) {
  figures f = given;
  for (std::size_t i = f.course.size(); i-- > 0;)
    if (f.course[i].time < f.latest.time && !std::isnan(f.course[i].value)) {
      f.base = f.course[i];
      break;
    }
  f.course = {};
  return f;
}

}  // namespace tiendo::measures
