// tiendo/index/scoring.hpp: rules that assign points to values of indicators.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "tiendo/core/outcome.hpp"
#include "tiendo/index/aggregation.hpp"

namespace tiendo::inline v0_1::index {

/// (x / full) maximum, from 0 to `maximum`: `full` is the value that has all points (1 for a ratio
/// a/b, 100 for a percentage).
struct ratio_points {
  double maximum = 1;
  double full = 1;
};

/// "4, 3, 2, 1, 0 meetings: 20, 15, 10, 5, 0 points": a value has the points of the highest step
/// that it reaches. Steps are pairs (least value, points), in any order.
struct step_points {
  std::vector<std::pair<double, double>> steps = {};
};

/// "full, half, none: 10, 5, 0 points": a categorical scale, in which each category has its points.
struct lookup_score {
  std::vector<std::pair<std::string, double>> levels = {};
};

/// A contextual indicator: shown and not aggregated.
struct informational {};

/// The rule that assigns points to a value; `std::monostate`: the value is used unchanged.
using scoring =
    std::variant<std::monostate, ratio_points, step_points, lookup_score, informational>;

namespace detail {

/// The points of a value. Undefined with `out_of_range` for a negative ratio or a value below every
/// step. Worked: 3.5 meetings reach the step of 3 and have 15 points; .8 x 50 points are 40.
outcome<double> points_of(const ratio_points& s, double x);
outcome<double> points_of(const step_points& s, double x);

/// The points of a category; nothing where the scale does not have it.
std::optional<double> points_of(const lookup_score& s, const std::string& word);

}  // namespace detail

}  // namespace tiendo::inline v0_1::index

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/index/impl/scoring.ipp"
#endif
