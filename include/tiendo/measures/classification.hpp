// tiendo/measures/classification.hpp: classes, thresholds and score scales, as data.
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tiendo::inline v0_1::measures {

/// What every method's classes mean, roughly: the one scale on which methods can be compared.
enum class progress_class { regressing, insufficient, on_course, met };

constexpr const char* to_string(progress_class o) {
  constexpr const char* names[] = {"away", "too_slow", "toward", "met"};
  return names[static_cast<int>(o)];
}

/// A threshold between two classes: at it the upper class begins, or (not `inclusive`) beyond it.
struct threshold {
  double at = 0;
  bool inclusive = true;

  constexpr bool passed_by(double x) const { return inclusive ? x >= at : x > at; }
};

/// A class: its name in the method's own words, and what that means roughly.
struct class_label {
  std::string name = {};
  progress_class progress = progress_class::insufficient;
};

/// Classes from the worst to the best, parted by ascending cuts. `met` is the class of a target
/// that is reached whatever the ratio: one of them, or one more beyond them. Without classes it is
/// empty.
class classification {
 public:
  classification() = default;

  /// Throws `value_error` unless the cuts ascend and there is a class between any two of them.
  classification(std::vector<threshold> cuts, std::vector<class_label> classes,
                 std::optional<std::size_t> met = std::nullopt);

  bool empty() const { return classes_.empty(); }
  const std::vector<threshold>& thresholds() const { return cuts_; }
  const std::vector<class_label>& classes() const { return classes_; }
  std::optional<std::size_t> met() const { return met_; }

  /// The place of a ratio's class: how many cuts it passes. Worked: with cuts 0, .6, .95, a ratio
  /// of .6 is in class 2, and just below it in class 1.
  std::size_t class_of(double ratio) const;

 private:
  static constexpr std::size_t most_classes = 100;

  std::vector<threshold> cuts_;
  std::vector<class_label> classes_;
  std::optional<std::size_t> met_;
};

/// A straight piece of a score: from `from` on, value + slope (x - at).
struct score_segment {
  double from = -std::numeric_limits<double>::infinity();
  double at = 0;
  double value = 0;
  double slope = 0;
};

/// A score of a ratio, piece by piece, clipped to [low, high]; without pieces there is no score.
struct score_scale {
  std::vector<score_segment> segments = {};
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();

  bool empty() const { return segments.empty(); }

  double operator()(double ratio) const;

  /// Straight lines through points (ratio, score), level beyond the first and the last. Every piece
  /// is anchored at its upper end, so a ratio below a point scores below it in floating point too.
  /// Throws `value_error` unless there are two points and their ratios ascend.
  static score_scale through(const std::vector<std::pair<double, double>>& points);
};

}  // namespace tiendo::inline v0_1::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/impl/classification.ipp"
#endif
