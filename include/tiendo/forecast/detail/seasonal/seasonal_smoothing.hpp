// tiendo/forecast/detail/seasonal/seasonal_smoothing.hpp: exponential smoothing with an additive
// season, averaged over a parameter grid.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace tiendo::inline v0_1::forecast::detail {

/// The grid of 48 points: all combinations of four alphas, four trends (none, constant, damped,
/// linear) and three gammas, of which gamma varies fastest. beta is a tenth of alpha where the
/// trend changes, and gamma is a share of 1 - alpha.
struct seasonal_smoothing_grid {
  static constexpr std::size_t size = 48;

  alignas(64) std::array<double, size> alpha{}, beta{}, phi{}, gamma{};

  constexpr seasonal_smoothing_grid() {
    constexpr std::array<double, 4> alphas{0.1, 0.3, 0.6, 0.9};
    constexpr std::array<double, 4> betas{0, 0, 0.1, 0.1}, phis{0, 1, 0.9, 1};
    constexpr std::array<double, 3> gammas{0.1, 0.4, 0.8};
    std::size_t i = 0;
    for (const double a : alphas)
      for (std::size_t k = 0; k < phis.size(); ++k)
        for (const double g : gammas) {
          alpha[i] = a;
          beta[i] = betas[k] * a;
          phi[i] = phis[k];
          gamma[i++] = g * (1 - a);
        }
  }
};

inline constexpr seasonal_smoothing_grid smoothing_grid;

/// The states of all points: level and trend, and the sums of the squared errors of the last pass.
/// The seasonal states stand beside them, `season[period * size + point]`.
struct seasonal_smoothing_states {
  alignas(64) std::array<double, seasonal_smoothing_grid::size> level{}, trend{}, squares{};
};

/// Runs all points forward, backward and forward again over a series, from the states given:
///
///     e = y - l - phi b - s,  l = l + phi b + alpha e,  b = phi b + beta e,  s = s + gamma e
///
/// The backward pass replaces the start by one that the whole series supports (backcasting).
/// `season` has one row of `size` values for each of the m periods and is aligned to 64 bytes.
using seasonal_smoothing_filter = void (*)(std::span<const double> y, std::size_t m,
                                           seasonal_smoothing_states& states, double* season);

/// The filter without vector instructions.
void filter_seasonal_smoothing(std::span<const double> y, std::size_t m,
                               seasonal_smoothing_states& states, double* season);

/// The line through a series with a season: its level at the first value and its slope.
struct seasonal_line {
  double level = 0;
  double slope = 0;
};

/// Returns the line through a series and writes the mean deviation of each of the m periods from
/// it. The line rises per period by the sum of the n - m seasonal differences over n m: their mean,
/// counting m more of 0. Worked: 1, 3, 2, 4 with m = 2 rises by 2 / 8 per period from 2.125, and
/// its periods deviate by -.875 and .875.
seasonal_line line_of_seasons(std::span<const double> y, std::span<double> season);

/// What a series says of its smoothing: the averages over the grid with weights likelihood^.6.
struct smoothing_summary {
  double square = 0;  ///< mean squared error
  double alpha = 0;   ///< how fast the level changes
  double gamma = 0;   ///< how fast the season changes, as a share of 1 - alpha
  double trend = 0;   ///< the weight of the points with a trend; three of four without data
};

/// Writes the average path over the grid, with weights likelihood^.6, and returns the averages of
/// its points, with equal weights for a season that repeats itself exactly. `y` has more than m
/// values, in units of their mean absolute change. The first pass starts from `line_of_seasons`.
/// `scratch` is memory that is reused. Source of the form: Hyndman et al. (2008), table 2.2;
/// backcasting: Svetunkov (2023), Forecasting and Analytics with the Augmented Dynamic Adaptive
/// Model, section 11.4.
smoothing_summary average_seasonal_smoothing(std::span<const double> y, std::size_t m,
                                             seasonal_smoothing_filter filter,
                                             std::span<double> ahead, std::vector<double>& scratch);

}  // namespace tiendo::inline v0_1::forecast::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/detail/seasonal/impl/seasonal_smoothing.ipp"
#endif
