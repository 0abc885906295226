// tiendo/forecast/models/damped_trend_ensemble.hpp: a damped trend, averaged over how fast it
// follows and fades.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/smoothing/linear_filter.hpp"

namespace tiendo::forecast {

namespace detail {

/// The 27 points of the average: every alpha with every beta and every phi, phi running fastest.
inline constexpr std::array<double, 3> trend_alphas{0.4, 0.8, 1.2};
inline constexpr std::array<double, 3> trend_betas{0, 0.12, 0.4};
inline constexpr std::array<double, 3> trend_phis{0.7, 0.93, 1};
inline constexpr std::size_t trend_points =
    trend_alphas.size() * trend_betas.size() * trend_phis.size();

/// What is thought of the points before the series is seen: logarithms of weights, one each for a
/// low and a high alpha, beta and phi, against the middle ones. All 0: every point counts the same.
struct trend_prior {
  std::array<double, 2> alpha{}, beta{}, phi{};

  double of(std::size_t a, std::size_t b, std::size_t f) const;
};

/// Where the point of alpha a, beta b and phi f stands.
constexpr std::size_t trend_point(std::size_t a, std::size_t b, std::size_t f) {
  return 9 * a + 3 * b + f;
}

/// How much of the likelihood counts. Below 1, because the likelihood of a short series is surer of
/// the best parameters than the next years bear out.
inline constexpr double likelihood_share = 0.6;

/// Errors count .95 of the ones before them where the start is fitted, and a start with a trend of
/// one step costs as much as one error of one step.
inline constexpr detail::smoothing_start trend_start{0.95, 1};

/// The plans of all points for one length.
std::vector<detail::smoothing_plan> trend_plans(std::size_t length);

/// The average path over the points: weights are prior x likelihood^.6. `y` is measured in mean
/// absolute steps, and `plans` are those of its length. Returns the average of the mean squared
/// errors.
double average_trend(std::span<const detail::smoothing_plan> plans, std::span<const double> y,
                     const trend_prior& prior, std::span<double> ahead);

}  // namespace detail

/// The damped trend averaged over its parameters, every point of the grid equally likely
/// beforehand. Nothing is optimised, so nothing is overfitted. One figure and constant series stand
/// still.
struct damped_trend_ensemble {
  reason operator()(std::span<const double> y, std::span<double> ahead) const;
};

}  // namespace tiendo::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/models/impl/damped_trend_ensemble.ipp"
#endif
