// tiendo/measures/classification.hpp: classes, thresholds and score scales, as data.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/core/error.hpp"

namespace tiendo::measures {

/// What every method's classes mean, roughly: the one scale on which methods can be compared.
enum class outlook { away, too_slow, toward, met };

constexpr const char* to_string(outlook o) {
  constexpr const char* names[] = {"away", "too_slow", "toward", "met"};
  return names[static_cast<int>(o)];
}

/// A threshold between two classes: at it the upper class begins, or (not `inclusive`) beyond it.
struct cut {
  double at = 0;
  bool inclusive = true;

  constexpr bool passed_by(double x) const { return inclusive ? x >= at : x > at; }
};

/// A class: its name in the method's own words, and what that means roughly.
struct label_of_class {
  std::string name;
  outlook reading = outlook::too_slow;
};

/// Classes from the worst to the best, parted by ascending cuts. `met` is the class of a target
/// that is reached whatever the ratio: one of them, or one more beyond them. Without classes it is
/// empty.
class classification {
 public:
  classification() = default;

  /// Throws `value_error` unless the cuts ascend and there is a class between any two of them.
  classification(std::vector<cut> cuts, std::vector<label_of_class> classes,
                 std::optional<std::size_t> met = std::nullopt)
      : cuts_(std::move(cuts)), classes_(std::move(classes)), met_(met) {
    const std::size_t parted = cuts_.size() + 1;
    const bool one_more = classes_.size() == parted + 1 && met_ == parted;
    if (classes_.size() != parted && !one_more)
      throw value_error("classes need one cut between any two of them");
    if (met_ && *met_ >= classes_.size())
      throw value_error("the class of a met target is none of the classes");
    if (classes_.size() > most_classes) throw value_error("a method has at most 100 classes");
    for (std::size_t i = 0; i < cuts_.size(); ++i)
      if (!(i == 0 ? cuts_[i].at == cuts_[i].at : cuts_[i - 1].at < cuts_[i].at))
        throw value_error("cuts need to be numbers that ascend");
  }

  bool empty() const { return classes_.empty(); }
  const std::vector<cut>& cuts() const { return cuts_; }
  const std::vector<label_of_class>& classes() const { return classes_; }
  std::optional<std::size_t> met() const { return met_; }

  /// The place of a ratio's class: how many cuts it passes. Worked: with cuts 0, .6, .95, a ratio
  /// of .6 is in class 2, and just below it in class 1.
  std::size_t class_of(double ratio) const {
    return static_cast<std::size_t>(std::count_if(
        cuts_.begin(), cuts_.end(), [&](const cut& c) { return c.passed_by(ratio); }));
  }

 private:
  static constexpr std::size_t most_classes = 100;

  std::vector<cut> cuts_;
  std::vector<label_of_class> classes_;
  std::optional<std::size_t> met_;
};

/// A straight piece of a score: from `from` on, value + slope (x - at).
struct score_piece {
  double from = -std::numeric_limits<double>::infinity();
  double at = 0;
  double value = 0;
  double slope = 0;
};

/// A score of a ratio, piece by piece, clipped to [low, high]; without pieces there is no score.
struct score_scale {
  std::vector<score_piece> pieces;
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();

  bool empty() const { return pieces.empty(); }

  double operator()(double ratio) const {
    const score_piece* piece = &pieces.front();
    for (const score_piece& p : pieces)
      if (ratio >= p.from) piece = &p;
    return std::clamp(piece->value + piece->slope * (ratio - piece->at), low, high);
  }

  /// Straight lines through points (ratio, score), level beyond the first and the last. Every piece
  /// is anchored at its upper end, so a ratio below a point scores below it in floating point too.
  /// Throws `value_error` unless there are two points and their ratios ascend.
  static score_scale through(const std::vector<std::pair<double, double>>& points) {
    if (points.size() < 2) throw value_error("a score needs two points");
    score_scale scale;
    scale.low = scale.high = points.front().second;
    for (std::size_t i = 1; i < points.size(); ++i) {
      const auto [x0, y0] = points[i - 1];
      const auto [x1, y1] = points[i];
      if (!(x0 < x1)) throw value_error("the ratios of a score need to ascend");
      if ((y1 - points.front().second) * (points.back().second - points.front().second) < 0 ||
          (y1 - y0) * (points.back().second - points.front().second) < 0)
        throw value_error("a score needs to rise or to fall throughout");
      scale.pieces.push_back(
          {i == 1 ? -std::numeric_limits<double>::infinity() : x0, x1, y1, (y1 - y0) / (x1 - x0)});
      scale.low = std::min(scale.low, y1);
      scale.high = std::max(scale.high, y1);
    }
    return scale;
  }
};

}  // namespace tiendo::measures
