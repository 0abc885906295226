// tiendo/forecast/detail/seasonal/seasonal_arima.hpp: the seasonal ARIMA (1,0,1)(0,1,1) model,
// averaged over a parameter grid.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace tiendo::inline v0_1::forecast::detail {

/// The grid of 48 points: all combinations of four phis, four thetas and three seasonal thetas, of
/// which the last varies fastest. With phi = 1 the model is the airline model (0,1,1)(0,1,1).
struct seasonal_arima_grid {
  static constexpr std::size_t size = 48;

  alignas(64) std::array<double, size> phi{}, theta{}, seasonal_theta{};

  constexpr seasonal_arima_grid() {
    constexpr std::array<double, 4> phis{0, 0.5, 0.8, 1}, thetas{0, 0.3, 0.6, 0.85};
    constexpr std::array<double, 3> seasonal_thetas{0.3, 0.6, 0.85};
    std::size_t i = 0;
    for (const double p : phis)
      for (const double t : thetas)
        for (const double s : seasonal_thetas) {
          phi[i] = p;
          theta[i] = t;
          seasonal_theta[i++] = s;
        }
  }
};

inline constexpr seasonal_arima_grid arima_grid;

/// The states of all points after the last value: u_n, and the sums of the squared errors. The
/// errors of the last season stand beside them, `errors[period * size + point]`.
struct seasonal_arima_states {
  alignas(64) std::array<double, seasonal_arima_grid::size> last{}, squares{};
};

/// Runs all points over the seasonal differences w of a series, from errors of 0:
///
///     w_t - c = phi (w_(t-1) - c) + u_t - theta u_(t-1),   u_t = e_t - Theta e_(t-m)
///
/// The constant c is 0 where phi is 1, and the first error is 0 there and w_1 - c elsewhere. The
/// period of the first difference is 0. `errors` has m rows, all 0, aligned to 64 bytes.
using seasonal_arima_filter = void (*)(std::span<const double> differences, std::size_t m,
                                       double constant, seasonal_arima_states& states,
                                       double* errors);

/// The filter without vector instructions.
void filter_seasonal_arima(std::span<const double> differences, std::size_t m, double constant,
                           seasonal_arima_states& states, double* errors);

/// Writes the average path over the grid, with weights likelihood^.6, and returns the weighted
/// average of the mean squared errors. `y` has more than m values, in units of their mean absolute
/// change. The constant is the sum of the n - m seasonal differences over n: their mean, counting m
/// more of 0. Differences that are all equal are continued. `scratch` is memory that is reused.
/// Source: Box, Jenkins, Reinsel and Ljung (2015), Time Series Analysis, chapter 9.
double average_seasonal_arima(std::span<const double> y, std::size_t m,
                              seasonal_arima_filter filter, std::span<double> ahead,
                              std::vector<double>& scratch);

}  // namespace tiendo::inline v0_1::forecast::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/detail/seasonal/impl/seasonal_arima.ipp"
#endif
