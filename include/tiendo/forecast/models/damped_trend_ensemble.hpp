// tiendo/forecast/models/damped_trend_ensemble.hpp: the damped trend averaged over a parameter
// grid.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/smoothing/linear_filter.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

/// The grid of 27 points: all combinations of alpha, beta and phi, of which phi varies fastest.
inline constexpr std::array<double, 3> trend_alphas{0.4, 0.8, 1.2};
inline constexpr std::array<double, 3> trend_betas{0, 0.2, 0.8};
inline constexpr std::array<double, 3> trend_phis{0.7, 0.93, 1};
inline constexpr std::size_t trend_points =
    trend_alphas.size() * trend_betas.size() * trend_phis.size();

/// Prior log-weights of the points: one each for the low and the high alpha, beta and phi, relative
/// to the middle one. If all are 0, the prior is uniform.
struct trend_prior {
  std::array<double, 2> alpha{}, beta{}, phi{};

  double of(std::size_t a, std::size_t b, std::size_t f) const;
};

/// The index of the point with the indices a of alpha, b of beta and f of phi.
constexpr std::size_t trend_point(std::size_t a, std::size_t b, std::size_t f) {
  return 9 * a + 3 * b + f;
}

/// The exponent of the likelihood. It is below 1 because the likelihood of a short series
/// concentrates more on the best parameters than out-of-sample errors justify.
inline constexpr double likelihood_share = 0.6;

/// When the initial state is fitted, each error has .95 of the weight of the one before, and an
/// initial trend of one mean absolute change is penalised like one error of that size.
inline constexpr detail::smoothing_start trend_start{0.95, 1};

/// The smoothing plans of all points for series of one length.
std::vector<detail::smoothing_plan> trend_plans(std::size_t length);

/// Writes the average path over the points, with weights prior x likelihood^.6. `y` is in units of
/// its mean absolute change, and `plans` are those of its length. Returns the weighted average of
/// the mean squared errors.
double average_trend(std::span<const detail::smoothing_plan> plans, std::span<const double> y,
                     const trend_prior& prior, std::span<double> ahead);

}  // namespace detail

namespace detail {

/// The damped trend averaged over its parameters with a uniform prior on the grid. No parameter is
/// optimised, which avoids overfitting. The forecast of one value and of a constant series is
/// constant.
struct damped_trend_ensemble {
  reason operator()(std::span<const double> y, std::span<double> ahead) const;
};

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/models/impl/damped_trend_ensemble.ipp"
#endif
