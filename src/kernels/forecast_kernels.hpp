// What the vector kernels take and give: plain numbers only, one series per lane.
#pragma once

#include <cstddef>
#include <vector>

#include "tiendo/forecast/models/damped_trend_ensemble.hpp"
#include "tiendo/forecast/models/ets.hpp"

namespace tiendo::forecast::detail {

/// What depends on the length alone: the plans of the trend's grid, and the powers that the theta
/// models use.
struct length_plan {
  length_plan(std::size_t length, std::size_t horizon, bool with_ets);

  std::size_t length, horizon;
  std::vector<smoothing_plan> trend;
  std::vector<double> powers;   ///< (1 - alpha)^t for t = 0 ... length + horizon, alpha by alpha
  std::vector<double> reaches;  ///< (1 - (1 - alpha)^(t + 1)) / alpha, likewise
  std::vector<double> answers;  ///< per alpha: the sum of (1 - alpha)^(2 t) over the series
  std::vector<double> dynamic_answers;  ///< per alpha: the same over the figures that the dynamic
                                        ///< model is fitted to
  std::size_t dynamic_first;            ///< the first of these
  double line_squares = 0;              ///< sum of (t - mean)^2
  std::vector<smoothing_plan>
      ets;  ///< of every point of the family without a season, where it is wanted
  std::vector<double> ets_penalties;  ///< and what the criterion adds for its parameters
};

/// The family of exponential smoothing for one group of series of five figures or more.
struct ets_group {
  const double*
      figures;  ///< [length] figures over their mean step, small ones kept exact beside large ones
  const double* last;      ///< the last of them
  const double* positive;  ///< 1 where all figures are above 0, else 0
  double* path;            ///< [horizon]
  double* scratch;         ///< [4 x points]
};

/// One group of series of that length. All arrays have one number per lane, lane running fastest;
/// they hold `kernel_lanes()` lanes and lie on 64 bytes.
struct lane_group {
  const double* steps;    ///< [length] figures in unit steps
  const double* prior;    ///< [trend_points] logarithms of prior weights
  double* trend;          ///< [horizon] path of the damped trend
  double* theta;          ///< [horizon] path of theta
  double* dynamic;        ///< [horizon] path of dynamic theta
  double* squared_error;  ///< of the damped trend, per figure
  double* scratch;        ///< [2 length] room for the running line
};

/// How many series go side by side on this machine.
std::size_t kernel_lanes();

/// The three members of `auto` for one group, as `forecast::paths_on` computes them for one series:
/// each writes its path, the damped trend its squared error too.
void run_trend(const length_plan& plan, const lane_group& group);
void run_theta(const length_plan& plan, const lane_group& group);
void run_dynamic(const length_plan& plan, const lane_group& group);

/// The path of `forecast::ets` without a season, in unit steps. Figures above 0 lie within 1e30 of
/// each other.
void run_ets(const length_plan& plan, const ets_group& group);

}  // namespace tiendo::forecast::detail
