// tiendo/measures/method.hpp: a method of rating progress, as data: a formula, classes and a score.
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

/// The band of "no progress" around 0, in percent a year, as UNICEF's program has it.
struct unicef_band {
  double percent = .5;
  static constexpr unicef_band usual() { return {.5}; }
  static constexpr unicef_band overweight() { return {1.5}; }
  static constexpr unicef_band wasting() { return {2.0}; }
  static constexpr unicef_band breastfeeding() { return {.8}; }
};

/// A formula and how its ratio becomes a class and a score. With a `band` the classes compare the
/// rates themselves, in percent a year, with the band and the requirement: on track where
/// actual >= required, some progress above the band, none within it, else worsening.
struct rating {
  measures::progress_formula formula = measures::progress_formula::rate_ratio;
  classification classes = {};
  score_scale score = {};
  std::optional<unicef_band> band = {};
};

/// How a publisher's program changes its input before the formula is evaluated.
enum class input_adjustment {
  none,
  from_previous,         ///< the base is the observation before the latest one
  infer_direction,       ///< the direction is the one in which the target lies from the base
  zeros_to_thousandths,  ///< a value of 0 becomes .001 (Open SDG), so results depend on the unit
  round_to_tenths,       ///< values are rounded to 1 decimal and rates to 2 (UNICEF)
};

/// When a method counts a target as met: at it or beyond, or also within one point of a target of
/// 0 % or 100 % (EUSTAT).
enum class met_rule { at_or_beyond, within_a_point_of_0_or_100 };

/// A method: how it rates a series with a target, and one without. Both are plain data, so a user's
/// own method is used wherever an official one is.
///
/// The last three say how a publisher's own program differs: `adjustment` changes the input, `met`
/// decides whether the target is met, and without `guarded` the arithmetic is computed as it is,
/// infinities included, beside the reason.
struct method {
  std::string name = {};
  std::optional<rating> with_target = std::nullopt;
  std::optional<rating> without_target = std::nullopt;
  input_adjustment adjustment = input_adjustment::none;
  met_rule met = met_rule::at_or_beyond;
  bool guarded = true;

  /// The rating that applies; null where the method has none at all.
  const rating* rating_for(bool has_target) const;
};

/// What a method says of one series. `actual` and `required` are what it compares, where it can:
/// rates, paces or levels. A number that is missing has its reason; `met`, `saturated` and, of a
/// method that is not gated, any other reason may stand beside a number.
struct method_result {
  std::optional<double> ratio = {};
  std::optional<double> score = {};
  std::optional<std::size_t> status = {};  ///< the place of the class in the rating's classes
  tiendo::reason reason = tiendo::reason::none;
  std::optional<double> actual = {};
  std::optional<double> required = {};
  const rating* by = nullptr;  ///< the rating that was used; it lives as long as the method

  /// The class in the method's own words; empty where there is none.
  std::string label() const { return status ? by->classes.classes()[*status].name : std::string(); }
  std::optional<progress_class> progress() const {
    return status ? std::optional(by->classes.classes()[*status].progress) : std::nullopt;
  }
};

/// Applies a method. A target that is met has the class of met targets, if the method has one,
/// whatever the ratio, and the reason `met`. At its natural limit (`saturated`) a series that does
/// not get worse has the best class and score, and no ratio.
method_result evaluate(const method& m, const progress_input& given);

namespace detail {

/// The input as a method adjusts it; `rounded` owns a series that was rounded.
progress_input adjusted(input_adjustment how, const progress_input& given,
                        std::vector<timed_value>& rounded);

/// `evaluate` with another band than the rating's.
method_result evaluate_within(const method& m, const std::optional<unicef_band>& band,
                              const progress_input& given);

/// The two versions of an official method: ours, and as its publisher's program computes it
/// (default: the same formula without guards).
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
