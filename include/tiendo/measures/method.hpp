// tiendo/measures/method.hpp: progress assessment methods as data: formula, classes, score.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/core/reason.hpp"
#include "tiendo/measures/classification.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

/// The band of "no progress" around 0, in percent per year, as in UNICEF's program.
struct unicef_band {
  double percent = .5;
  static constexpr unicef_band usual() { return {.5}; }
  static constexpr unicef_band overweight() { return {1.5}; }
  static constexpr unicef_band wasting() { return {2.0}; }
  static constexpr unicef_band breastfeeding() { return {.8}; }
};

/// A formula with the classification and the score of its ratio. With a `band`, the class depends
/// on the rates in percent per year: on track if actual >= required, some progress above the band,
/// no progress within it, otherwise worsening.
struct rating {
  measures::progress_formula formula = measures::progress_formula::rate_ratio;
  classification classes = {};
  score_scale score = {};
  std::optional<unicef_band> band = {};
};

/// An adjustment of the input by a publisher's program, before the formula is evaluated.
enum class input_adjustment {
  none,
  from_previous,         ///< the base is the observation before the latest one
  infer_direction,       ///< the direction is the one in which the target lies from the base
  zeros_to_thousandths,  ///< a value of 0 becomes .001 (Open SDG), so results depend on the unit
  round_to_tenths,       ///< values are rounded to 1 decimal and rates to 2 (UNICEF)
};

/// The condition under which a method counts a target as met: at or beyond the target, or also
/// within one point of a target of 0 % or 100 % (EUSTAT).
enum class met_rule { at_or_beyond, within_a_point_of_0_or_100 };

/// A method: its rating of a series with a target, and of one without. Both are plain data, so a
/// user's own method can be used in place of an official one.
///
/// The last three members describe a publisher's own program: `adjustment` changes the input, `met`
/// is the condition of a met target, and if `guarded` is false, the arithmetic is computed even
/// where it is undefined, with infinities, and the reason is given beside the result.
struct method {
  std::string name = {};
  std::optional<rating> with_target = std::nullopt;
  std::optional<rating> without_target = std::nullopt;
  input_adjustment adjustment = input_adjustment::none;
  met_rule met = met_rule::at_or_beyond;
  bool guarded = true;

  /// The rating that applies; null if the method has none.
  const rating* rating_for(bool has_target) const;
};

/// The result of a method for one series. `actual` and `required` are the compared rates, paces or
/// levels, if they are defined. An undefined number has a reason; `met`, `saturated` and, for a
/// method that is not guarded, any other reason may accompany a number.
struct method_result {
  std::optional<double> ratio = {};
  std::optional<double> score = {};
  std::optional<std::size_t> status = {};  ///< the index of the class in the rating's classes
  tiendo::reason reason = tiendo::reason::none;
  std::optional<double> actual = {};
  std::optional<double> required = {};
  const rating* by = nullptr;  ///< the rating that was used; valid while the method exists

  /// The class label in the words of the publisher; empty if there is no class.
  std::string label() const { return status ? by->classes.classes()[*status].name : std::string(); }
  std::optional<progress_class> progress() const {
    return status ? std::optional(by->classes.classes()[*status].progress) : std::nullopt;
  }
};

/// Applies a method. A target that is met has the class of met targets, if the method has one, and
/// the score of a met target (`score_scale::of_met`), whatever the ratio, and the reason `met`. In
/// a method that is not guarded, a score without a class of met targets is that of the ratio. A
/// series at its natural limit that does not get worse has the best class and score, no ratio, and
/// the reason `saturated`.
method_result evaluate(const method& m, const progress_input& given);

namespace detail {

/// The input after the adjustment of a method; `rounded` owns a rounded series.
progress_input adjusted(input_adjustment how, const progress_input& given,
                        std::vector<timed_value>& rounded);

/// As `evaluate`, with another band than that of the rating.
method_result evaluate_within(const method& m, const std::optional<unicef_band>& band,
                              const progress_input& given);

/// The two versions of an official method: with reasons for undefined results, and as its
/// publisher's program computes it (by default the same formula without guards).
class method_versions {
 public:
  explicit method_versions(method strict);
  method_versions(method strict, method published);
  const method& of(policy p) const { return p == policy::strict ? strict_ : published_; }

 private:
  method strict_;
  method published_;
};

}  // namespace detail

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/impl/method.ipp"
#endif
