// tiendo/measures/method.hpp: a way to judge progress, as data: a quantity, classes and a score.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "tiendo/core/reason.hpp"
#include "tiendo/measures/classification.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::measures {

/// A quantity and how its ratio is read.
struct rating {
  measures::progress_formula formula = measures::progress_formula::rate_ratio;
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
  progress_input (*patch)(const progress_input&) = nullptr;
  bool (*met)(const progress_input&) = &is_met;
  bool guarded = true;

  /// The rating that applies; null where the method has none at all.
  const rating* rating_for(bool has_target) const;
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
  std::optional<progress_class> progress() const {
    return status ? std::optional(by->classes.classes()[*status].progress) : std::nullopt;
  }
};

/// Applies a method. A target that is reached has the class of met targets, if the method has one,
/// whatever the ratio, and the reason `met`. At its natural limit (`saturated`) a series that does
/// not get worse has the best class and score, and no ratio.
method_result evaluate(const method& m, const progress_input& given);

/// The method without its gates: whatever the arithmetic gives, beside the reason.
method without_guards(method m);

/// The figures with the direction in which the target lies from the base.
progress_input infer_direction(const progress_input& given);

/// The figures from the last figure but one on, where a course is given.
progress_input from_previous(const progress_input& given);

}  // namespace tiendo::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/impl/method.ipp"
#endif
