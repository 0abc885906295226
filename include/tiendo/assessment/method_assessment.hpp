// tiendo/assessment/method_assessment.hpp: the result of one method for one series, and the
// dispersion of the results of several methods.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tiendo/core/missing_value.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/measures/classification.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1 {

/// The result of one method for one series. `progress` is its class on the common scale of all
/// methods, where the method has classes or its ratio implies one (docs/decisions/0024).
struct method_assessment {
  std::string method = {};
  bool with_target = true;
  bool has_both = false;  ///< the method has one rating with a target and another one without
  measures::progress_formula formula = measures::progress_formula::rate_ratio;
  std::optional<double> ratio = {};
  std::optional<double> score = {};
  std::string status = {};
  std::optional<measures::progress_class> progress = {};
  tiendo::reason reason = tiendo::reason::none;
  std::optional<double> actual = {};
  std::optional<double> required = {};
  double base_time = missing_value;  ///< the time of the base that the method uses
  double limit = missing_value;      ///< the natural limit that the method was given
};

namespace detail {

/// The progress class of a ratio of a method without classes: from 1 on the series is on course,
/// below 0 it is regressing. The share of a level that is reached does not depend on time, so it
/// has a class only where the target is met or the series is regressing.
std::optional<measures::progress_class> progress_of_ratio(measures::progress_formula q,
                                                          double ratio);

method_assessment verdict_of(const measures::method& m, const measures::rating& by,
                             const measures::method_result& r, const measures::progress_input& f);

}  // namespace detail

/// The dispersion of the progress classes: the mean distance between any two of them on the scale
/// regressing, insufficient, on course, met, as a share of its length; 0 where all agree, at most
/// 2/3 for many methods. Worked: regressing, on course, on course: (2 + 2 + 0) / 3 pairs / 3 steps
/// = .444.
double dispersion_of(const std::vector<method_assessment>& verdicts);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/assessment/impl/method_assessment.ipp"
#endif
