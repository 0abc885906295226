// tiendo/assessment/method_assessment.hpp: what one method says of one series, and how far methods
// differ.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tiendo/core/reason.hpp"
#include "tiendo/measures/classification.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1 {

/// What one method says of one series. `reading` is its class on the scale of all methods, where
/// the method has classes or its ratio means one (docs/decisions/0024).
struct method_assessment {
  std::string method = {};
  bool with_target = true;
  bool has_both = false;  ///< it rates figures with and without a target differently
  measures::progress_formula formula = measures::progress_formula::rate_ratio;
  std::optional<double> ratio = {};
  std::optional<double> score = {};
  std::string status = {};
  std::optional<measures::progress_class> progress = {};
  tiendo::reason reason = tiendo::reason::none;
  std::optional<double> actual = {};
  std::optional<double> required = {};
  double base_time = measures::unknown;  ///< where the method begins
  double limit = measures::unknown;      ///< the natural limit it was given
};

namespace detail {

/// The reading of a ratio without classes: 1 arrives in time, below 0 moves away. How much of a
/// level is reached says nothing of the time, so it is a reading only where it is met or turns
/// back.
std::optional<measures::progress_class> progress_of_ratio(measures::progress_formula q,
                                                          double ratio);

method_assessment verdict_of(const measures::method& m, const measures::rating& by,
                             const measures::method_result& r, const measures::progress_input& f);

}  // namespace detail

/// How far the readings lie apart: the mean distance between any two of them on the scale away, too
/// slow, toward, met, as a share of its length; 0 where all agree, at most 2/3 for many methods.
/// Worked: away, toward, toward: (2 + 2 + 0) / 3 pairs / 3 steps = .444.
double dispersion_of(const std::vector<method_assessment>& verdicts);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/assessment/impl/method_assessment.ipp"
#endif
