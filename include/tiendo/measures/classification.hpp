// tiendo/measures/classification.hpp: classes, thresholds and score scales, as data.
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/core/numeric.hpp"

namespace tiendo::inline v0_1::measures {

/// The common scale of progress classes, to which the classes of every method are mapped so that
/// methods can be compared.
enum class progress_class { regressing, insufficient, on_course, met };

constexpr const char* to_string(progress_class o) {
  constexpr const char* names[] = {"away", "too_slow", "toward", "met"};
  return names[static_cast<int>(o)];
}

namespace detail {

/// Whether a comparison with a threshold allows for rounding. `decimal`: a ratio that differs from
/// the threshold by rounding alone is equal to it (docs/decisions/0094). `binary`: to the last bit,
/// as the program of a publisher compares.
enum class threshold_arithmetic { decimal, binary };

}  // namespace detail

/// A threshold between two classes. A ratio equal to the threshold belongs to the upper class if it
/// is `inclusive`, and to the lower class otherwise.
struct threshold {
  double at = 0;
  bool inclusive = true;

  /// The largest difference from a threshold that is rounding alone.
  static constexpr double slack_of(double at) { return tiendo::detail::rounding_between(at, at); }

  constexpr bool passed_by(
      double x, detail::threshold_arithmetic by = detail::threshold_arithmetic::decimal) const {
    const double slack = by == detail::threshold_arithmetic::decimal ? slack_of(at) : 0;
    return inclusive ? x >= at - slack : x > at + slack;
  }
};

/// A class: its label in the words of the publisher, and its class on the common scale.
struct class_label {
  std::string name = {};
  progress_class progress = progress_class::insufficient;
};

/// Classes from the worst to the best, separated by ascending thresholds. `met` is the class of a
/// target that is met, whatever the ratio: one of these classes, or an additional one above them. A
/// classification without classes is empty.
class classification {
 public:
  classification() = default;

  /// Throws `invalid_value` unless the thresholds ascend, there is one threshold between any two
  /// adjacent classes, each class has a label of its own, and none is worse on the common scale
  /// than the class below it.
  classification(std::vector<threshold> cuts, std::vector<class_label> classes,
                 std::optional<std::size_t> met = std::nullopt);

  bool empty() const { return classes_.empty(); }
  const std::vector<threshold>& thresholds() const { return cuts_; }
  const std::vector<class_label>& classes() const { return classes_; }
  std::optional<std::size_t> met() const { return met_; }

  /// The index of the class of a ratio, which is the number of thresholds it passes. Worked: with
  /// thresholds 0, .6, .95, a ratio of .6 is in class 2, a ratio of .5999 in class 1.
  std::size_t class_of(
      double ratio, detail::threshold_arithmetic by = detail::threshold_arithmetic::decimal) const;

 private:
  static constexpr std::size_t most_classes = 100;

  std::vector<threshold> cuts_;
  std::vector<class_label> classes_;
  std::optional<std::size_t> met_;
};

/// One segment of a piecewise linear score: value + slope (x - at) for ratios from `from` on.
struct score_segment {
  double from = -std::numeric_limits<double>::infinity();
  double at = 0;
  double value = 0;
  double slope = 0;
};

/// A piecewise linear score of a ratio, clipped to [low, high]. A scale without segments gives no
/// score.
struct score_scale {
  std::vector<score_segment> segments = {};
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();

  bool empty() const { return segments.empty(); }

  double operator()(double ratio) const;

  /// The score of a target that is met and has the ratio `ratio`: the best score of the scale, or
  /// where the scale has no best score, that of `ratio` but not less than that of `at_target`.
  /// Worked: on a scale through (0, 0) and (1, 5) it is 5 for any ratio; on the line 10 x it is 10
  /// for the ratios -.08 and 1, and 12 for 1.2.
  double of_met(double ratio, double at_target) const;

  /// Whether a better ratio has a lower score.
  bool falls() const;
  /// The best score, infinite where the scale has none.
  double best() const { return falls() ? low : high; }

  /// The linear interpolation of points (ratio, score), constant beyond the first and the last one.
  /// Every segment is anchored at its upper end, so that a ratio below a point has a lower score
  /// than the point in floating point too. Throws `invalid_value` unless there are at least two
  /// points of finite numbers, their ratios ascend and their scores are monotone.
  static score_scale through(const std::vector<std::pair<double, double>>& points);
};

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/impl/classification.ipp"
#endif
