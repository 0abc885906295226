// Interface of the vector kernels of forecasting: arrays of numbers, one series per lane.
#pragma once

#include <cstddef>
#include <vector>

#include "tiendo/core/detail/cancellation.hpp"
#include "tiendo/forecast/models/damped_trend_ensemble.hpp"
#include "tiendo/forecast/models/ets.hpp"

namespace tiendo::inline v0_1::forecast::detail {

/// Everything that depends only on the length of the series and the horizon: the smoothing plans of
/// the trend grid, and the powers that the theta models use.
struct length_plan {
  length_plan(std::size_t length, std::size_t horizon, bool with_ets);

  std::size_t length, horizon;
  std::vector<smoothing_plan> trend;
  std::vector<double> powers;   ///< (1 - alpha)^t for t = 0 ... length + horizon, alpha by alpha
  std::vector<double> reaches;  ///< (1 - (1 - alpha)^(t + 1)) / alpha, in the same order
  std::vector<double>
      response_squares;  ///< per alpha: the sum of (1 - alpha)^(2 t) over the series
  std::vector<double> dynamic_response_squares;  ///< per alpha: the same over the values that the
                                                 ///< dynamic model is fitted to
  std::size_t dynamic_first;                     ///< index of the first of these
  double line_squares = 0;                       ///< sum of (t - mean)^2
  std::vector<smoothing_plan>
      ets;  ///< of every grid point of the non-seasonal family, if it is needed
  std::vector<double> ets_penalties;  ///< and the penalties of the criterion for their parameters
};

/// Input and output of the exponential smoothing family for one group of series of at least five
/// values.
struct ets_group {
  const double* values;    ///< [length] values divided by their mean absolute change
  const double* last;      ///< the last of them
  const double* positive;  ///< 1 where all values are above 0, else 0
  double* path;            ///< [horizon]
  double* scratch;         ///< [4 x points]
};

/// One group of series of the same length. In all arrays the lane is the fastest index; they hold
/// `kernel_lanes()` lanes and are aligned to 64 bytes.
struct lane_group {
  const double* steps;    ///< [length] standardised values
  const double* prior;    ///< [trend_points] prior log-weights
  double* trend;          ///< [horizon] path of the damped trend
  double* theta;          ///< [horizon] path of theta
  double* dynamic;        ///< [horizon] path of dynamic theta
  double* squared_error;  ///< mean squared error of the damped trend
  double* scratch;        ///< [2 length] for the recursive line
};

/// The number of series per group on this machine.
std::size_t kernel_lanes();

/// The three members of `auto` for one group, as `forecast::paths_on` computes them for one series:
/// each function writes one path, and the first also the squared error.
void run_trend(const length_plan& plan, const lane_group& group);
void run_theta(const length_plan& plan, const lane_group& group);
void run_dynamic(const length_plan& plan, const lane_group& group);

/// The path of `forecast::detail::ets` for non-seasonal series, in mean absolute changes. The ratio
/// of the largest to the smallest value of a positive series must be at most 1e30.
void run_ets(const length_plan& plan, const ets_group& group);

}  // namespace tiendo::inline v0_1::forecast::detail
