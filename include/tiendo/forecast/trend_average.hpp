// tiendo/forecast/trend_average.hpp: a damped trend, averaged over how fast it follows and fades.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "tiendo/forecast/smoothing.hpp"
#include "tiendo/forecast/unit_steps.hpp"
#include "tiendo/forecast/weights.hpp"
#include "tiendo/measures/reason.hpp"

namespace tiendo::forecast {

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

  double of(std::size_t a, std::size_t b, std::size_t f) const {
    const auto term = [](const std::array<double, 2>& ends, std::size_t i) {
      return i == 1 ? 0 : ends[i / 2];
    };
    return term(alpha, a) + term(beta, b) + term(phi, f);
  }
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
inline constexpr smoothing_start trend_start{0.95, 1};

/// The plans of all points for one length.
inline std::vector<smoothing_plan> trend_plans(std::size_t length) {
  std::vector<smoothing_plan> plans;
  plans.reserve(trend_points);
  for (const double alpha : trend_alphas)
    for (const double beta : trend_betas)
      for (const double phi : trend_phis)
        plans.emplace_back(smoothing_parameters{alpha, beta, phi}, length, trend_start);
  return plans;
}

/// The average path over the points: weights are prior x likelihood^.6. `y` is measured in mean
/// absolute steps, and `plans` are those of its length. Returns the average of the mean squared
/// errors.
inline double average_trend(std::span<const smoothing_plan> plans, std::span<const double> y,
                            const trend_prior& prior, std::span<double> ahead) {
  std::array<double, trend_points> weights;
  std::array<double, trend_points> squares;
  std::array<smoothing_state, trend_points> states;
  for (std::size_t i = 0; i < trend_points; ++i) {
    const smoothing_fit fit = plans[i].fit(y);
    states[i] = fit.final;
    squares[i] = fit.squares;
    weights[i] = prior.of(i / 9, i / 3 % 3, i % 3) +
                 likelihood_share * log_likelihood(fit.squares, y.size());
  }
  normalise(weights);
  double level = 0, square = 0;
  std::array<double, trend_phis.size()> trends{};
  for (std::size_t i = 0; i < trend_points; ++i) {
    square += weights[i] * squares[i];
    level += weights[i] * states[i].level;
    trends[i % 3] += weights[i] * states[i].trend;
  }
  std::fill(ahead.begin(), ahead.end(), level);
  for (std::size_t f = 0; f < trends.size(); ++f) {
    double power = 1, reach = 0;
    for (double& x : ahead) {
      power *= trend_phis[f];
      reach += power;
      x += reach * trends[f];
    }
  }
  return square / static_cast<double>(y.size());
}

/// The damped trend averaged over its parameters, every point of the grid equally likely
/// beforehand. Nothing is optimised, so nothing is overfitted. One figure and constant series stand
/// still.
struct trend_average {
  reason operator()(std::span<const double> y, std::span<double> ahead) const {
    const unit_steps z(y);
    average_trend(trend_plans(y.size()), z.values, {}, ahead);
    z.restore(ahead);
    return reason::none;
  }
};

}  // namespace tiendo::forecast
