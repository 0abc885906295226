// tiendo/measures/impl/classification.ipp: bodies of tiendo/measures/classification.hpp.
#pragma once

#include "tiendo/measures/classification.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"

namespace tiendo::inline v0_1::measures {

TIENDO_INLINE classification::classification(std::vector<threshold> cuts,
                                             std::vector<class_label> classes,
                                             std::optional<std::size_t> met)
    : cuts_(std::move(cuts)), classes_(std::move(classes)), met_(met) {
  const std::size_t parted = cuts_.size() + 1;
  const bool one_more = classes_.size() == parted + 1 && met_ == parted;
  if (classes_.size() != parted && !one_more)
    throw invalid_value("there must be one threshold between any two adjacent classes");
  if (met_ && *met_ >= classes_.size())
    throw invalid_value("the class of a met target must be one of the classes");
  if (classes_.size() > most_classes) throw invalid_value("a method must have at most 100 classes");
  for (std::size_t i = 0; i < classes_.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (classes_[i].name == classes_[j].name)
        throw invalid_value(fmt::format("two classes have the label '{}'", classes_[i].name));
  for (std::size_t i = 1; i < classes_.size(); ++i)
    if (classes_[i].progress < classes_[i - 1].progress)
      throw invalid_value(
          fmt::format("the class '{}' reads {}, and the worse class '{}' reads {}; classes go from "
                      "the worst to "
                      "the best",
                      classes_[i].name, to_string(classes_[i].progress), classes_[i - 1].name,
                      to_string(classes_[i - 1].progress)));
  for (std::size_t i = 0; i < cuts_.size(); ++i)
    if (!std::isfinite(cuts_[i].at) || (i > 0 && !(cuts_[i - 1].at < cuts_[i].at)))
      throw invalid_value("cuts need to be finite numbers that ascend");
}

TIENDO_INLINE std::size_t classification::class_of(double ratio,
                                                   detail::threshold_arithmetic by) const {
  return static_cast<std::size_t>(std::count_if(
      cuts_.begin(), cuts_.end(), [&](const threshold& c) { return c.passed_by(ratio, by); }));
}

TIENDO_INLINE double score_scale::operator()(double ratio) const {
  const score_segment* piece = &segments.front();
  for (const score_segment& p : segments)
    if (ratio >= p.from) piece = &p;
  return std::clamp(piece->value + piece->slope * (ratio - piece->at), low, high);
}

TIENDO_INLINE bool score_scale::falls() const {
  return std::any_of(segments.begin(), segments.end(),
                     [](const score_segment& s) { return s.slope < 0; });
}

TIENDO_INLINE double score_scale::of_met(double ratio, double at_target) const {
  if (std::isfinite(best())) return best();
  const double least = (*this)(at_target);
  if (std::isnan(ratio)) return least;
  return falls() ? std::min((*this)(ratio), least) : std::max((*this)(ratio), least);
}

TIENDO_INLINE score_scale
score_scale::through(const std::vector<std::pair<double, double>>& points) {
  if (points.size() < 2) throw invalid_value("a score must have at least two points");
  for (const auto& [ratio, score] : points)
    if (!std::isfinite(ratio) || !std::isfinite(score))
      throw invalid_value("the ratios and points of a score must be finite numbers");
  score_scale scale;
  scale.low = scale.high = points.front().second;
  bool up = false, down = false;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const auto [x0, y0] = points[i - 1];
    const auto [x1, y1] = points[i];
    if (!(x0 < x1)) throw invalid_value("the ratios of a score must ascend");
    up = up || y0 < y1;
    down = down || y1 < y0;
    if (up && down) throw invalid_value("a score must increase or decrease throughout");
    scale.segments.push_back(
        {i == 1 ? -std::numeric_limits<double>::infinity() : x0, x1, y1, (y1 - y0) / (x1 - x0)});
    scale.low = std::min(scale.low, y1);
    scale.high = std::max(scale.high, y1);
  }
  return scale;
}

}  // namespace tiendo::inline v0_1::measures
