// tiendo/index/impl/scoring.ipp: bodies of tiendo/index/scoring.hpp.
#pragma once

#include "tiendo/index/scoring.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "tiendo/core/config.hpp"
#include "tiendo/core/numeric.hpp"
#include "tiendo/core/outcome.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/index/aggregation.hpp"
#include "tiendo/statistics/column.hpp"

namespace tiendo::inline v0_1::index {

namespace detail {

TIENDO_INLINE outcome<double> points_of(const ratio_points& s, double x) {
  if (tiendo::detail::exceeds(0, x)) return reason::out_of_range;
  return s.maximum * std::clamp(x / s.full, 0.0, 1.0);
}

TIENDO_INLINE outcome<double> points_of(const step_points& s, double x) {
  const std::pair<double, double>* reached = nullptr;
  for (const auto& step : s.steps)
    if (tiendo::detail::reaches(x, step.first) && (!reached || step.first > reached->first))
      reached = &step;
  if (!reached) return reason::out_of_range;
  return reached->second;
}

TIENDO_INLINE std::optional<double> points_of(const lookup_score& s, const std::string& word) {
  for (const auto& [level, points] : s.levels)
    if (level == word) return points;
  return std::nullopt;
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::index
