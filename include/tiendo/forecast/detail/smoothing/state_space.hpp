// tiendo/forecast/detail/smoothing/state_space.hpp: the state space form of exponential smoothing.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tiendo::inline v0_1::forecast::detail {

enum class component_kind { none, additive, multiplicative };

/// A member of the family by the letters of its error, trend and season: A, M, N, and Ad for a
/// damped trend.
struct smoothing_form {
  bool multiplicative_error = false;
  bool trend = false;
  bool damped = false;
  component_kind season = component_kind::none;

  /// The usual name of the form. Worked: "MAdN".
  std::string name() const {
    const auto letter = [](component_kind c) {
      return c == component_kind::none ? "N" : c == component_kind::additive ? "A" : "M";
    };
    return std::string(multiplicative_error ? "M" : "A") + (trend ? damped ? "Ad" : "A" : "N") +
           letter(season);
  }
  friend bool operator==(const smoothing_form&, const smoothing_form&) = default;
};

/// Level, trend, and the seasonal states of one season, that of the next period first.
struct seasonal_state {
  double level = 0;
  double trend = 0;
  std::vector<double> season;
};

/// Smoothing parameters. alpha, beta and gamma are those of the additive equations (beta is not
/// multiplied by alpha).
struct seasonal_parameters {
  double alpha = 0, beta = 0, gamma = 0, phi = 1;
};

/// The result of running a form over a series.
struct smoothing_run {
  seasonal_state final;
  std::vector<double> fitted;  ///< one-step forecasts, from the values before
  double squares = 0;  ///< of the errors, or of the relative ones if errors are multiplicative
  double logs = 0;     ///< sum of log |one-step forecast|, if errors are multiplicative

  /// The log-likelihood up to a constant. `least` bounds the squares from below, so that the
  /// likelihood of a perfect fit is finite.
  double log_likelihood(double least = 0) const {
    return -0.5 *
           (static_cast<double>(fitted.size()) * std::log(std::max(squares, least)) + 2 * logs);
  }
};

/// The forecast of the next period from a state.
inline double one_step_forecast(const smoothing_form& form, double phi, const seasonal_state& s) {
  const double line = s.level + (form.trend ? phi * s.trend : 0);
  if (form.season == component_kind::none) return line;
  return form.season == component_kind::additive ? line + s.season.front()
                                                 : line * s.season.front();
}

/// Updates the state with one value and returns the error. With m = l + phi b and the seasonal
/// state s of the period:
///
///     season N: e = y - m;      season A: e = y - m - s;      season M: e = y - m s
///     l = m + alpha e,  b = phi b + beta e,  s = s + gamma e        (N, A)
///     l = m + alpha e / s,  b = phi b + beta e / s,  s = s + gamma e / m   (M)
///
/// Multiplicative errors are e divided by the one-step forecast. Without seasonality the update
/// multiplies by the forecast again, so the states are those of additive errors and only the
/// likelihood differs; the same holds for seasonality A. Source: Hyndman et al. (2008), table 2.2
/// and 2.3.
inline double update(const smoothing_form& form, const seasonal_parameters& p, seasonal_state& s,
                     double y) {
  const double error = y - one_step_forecast(form, p.phi, s);
  const double line = s.level + (form.trend ? p.phi * s.trend : 0);
  double unit = error, swing = error;
  if (form.season == component_kind::multiplicative) {
    unit = error / s.season.front();
    swing = error / line;
  }
  s.level = line + p.alpha * unit;
  if (form.trend) s.trend = p.phi * s.trend + p.beta * unit;
  if (form.season != component_kind::none) {
    const double season = s.season.front() + p.gamma * swing;
    s.season.erase(s.season.begin());
    s.season.push_back(season);
  }
  return error;
}

/// Runs a form over a series from an initial state. The log-likelihood, with the variance at its
/// maximum-likelihood estimate and without constants, is R's `loglik`:
///
///     -1/2 (n log sum e_t^2)                                  additive errors
///     -1/2 (n log sum (e_t / m_t)^2 + 2 sum log |m_t|)         multiplicative ones
///
/// It is infinite if every error is 0 and no `least` is given, and NaN if the one-step forecast of
/// a form with multiplicative errors is 0. Source: Hyndman et al. (2008), eq. 5.3.
inline smoothing_run filter(const smoothing_form& form, const seasonal_parameters& p,
                            seasonal_state start, std::span<const double> y) {
  smoothing_run result{std::move(start), {}, 0, 0};
  result.fitted.reserve(y.size());
  for (const double value : y) {
    const double before = one_step_forecast(form, p.phi, result.final);
    double error = update(form, p, result.final, value);
    if (form.multiplicative_error) {
      error /= before;
      result.logs += std::log(std::abs(before));
    }
    result.squares += error * error;
    result.fitted.push_back(before);
  }
  return result;
}

/// Writes the forecast path of a state: each forecast is taken as the value of its period.
inline void extend(const smoothing_form& form, double phi, const seasonal_state& from,
                   std::span<double> ahead) {
  double power = 1, reach = 0;
  for (std::size_t h = 0; h < ahead.size(); ++h) {
    power *= phi;
    reach += power;
    const double line = from.level + (form.trend ? reach * from.trend : 0);
    if (form.season == component_kind::none) {
      ahead[h] = line;
    } else {
      const double s = from.season[h % from.season.size()];
      ahead[h] = form.season == component_kind::additive ? line + s : line * s;
    }
  }
}

/// The number of estimated parameters of a form: smoothing parameters, initial states, and the
/// variance.
inline int parameter_count(const smoothing_form& form, std::size_t season_length) {
  const int seasonal = form.season == component_kind::none ? 0 : static_cast<int>(season_length);
  return 3 + (form.trend ? 2 : 0) + (form.damped ? 1 : 0) + seasonal;
}

/// Akaike's information criterion corrected for small samples (AICc), -2 log L + 2 k + 2 k (k + 1)
/// / (n - k - 1); infinite unless the series is longer than k + 1.
inline double corrected_criterion(double log_likelihood, int parameters, std::size_t n) {
  const auto k = static_cast<double>(parameters), left = static_cast<double>(n) - k - 1;
  if (!(left > 0)) return std::numeric_limits<double>::infinity();
  return -2 * log_likelihood + 2 * k + 2 * k * (k + 1) / left;
}

}  // namespace tiendo::inline v0_1::forecast::detail
