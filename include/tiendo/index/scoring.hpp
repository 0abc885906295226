// tiendo/index/scoring.hpp: points for a figure, as scoring sheets write them.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "tiendo/core/outcome.hpp"
#include "tiendo/index/aggregation.hpp"

namespace tiendo::index {

/// (x / full) maximum, from 0 to `maximum`: `full` is the figure that earns all points (1 for a
/// ratio a/b, 100 for a percentage).
struct ratio_points {
  double maximum = 1;
  double full = 1;
};

/// "4, 3, 2, 1, 0 meetings: 20, 15, 10, 5, 0 points": a figure earns the points of the highest step
/// that it reaches. Steps are (least figure, points), in any order.
struct step_points {
  std::vector<std::pair<double, double>> steps;
};

/// "full, half, none: 10, 5, 0 points": a word earns its points.
struct lookup_score {
  std::vector<std::pair<std::string, double>> levels;
};

/// Shown beside the others and counted nowhere.
struct informational {};

/// How a figure becomes points; `std::monostate`: it is taken as it is.
using scoring =
    std::variant<std::monostate, ratio_points, step_points, lookup_score, informational>;

/// The points of a figure. Undefined with `out_of_range` for a negative ratio or a figure below
/// every step. Worked: 3.5 meetings reach the step of 3 and earn 15 points; .8 x 50 points are 40.
outcome<double> points_of(const ratio_points& s, double x);
outcome<double> points_of(const step_points& s, double x);

/// The points of a word; nothing where the table does not have it.
std::optional<double> points_of(const lookup_score& s, const std::string& word);

}  // namespace tiendo::index

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/index/impl/scoring.ipp"
#endif
