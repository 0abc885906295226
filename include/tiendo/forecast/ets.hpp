// tiendo/forecast/ets.hpp: the exponential-smoothing family, fitted and weighed form by form.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>
#include <vector>

#include "tiendo/forecast/exponential_smoothing.hpp"
#include "tiendo/forecast/season.hpp"
#include "tiendo/forecast/smoothing.hpp"
#include "tiendo/forecast/unit_steps.hpp"
#include "tiendo/forecast/weights.hpp"
#include "tiendo/measures/reason.hpp"

namespace tiendo::forecast {

/// A form at its parameters and start, with its Akaike criterion.
struct fitted_form {
  smoothing_form form;
  seasonal_parameters parameters;
  smoothing_run run;
  double criterion = std::numeric_limits<double>::infinity();
};

/// The grid of the family's parameters; beta is at most .2 and at most alpha: unbounded, it
/// overfits annual data.
inline constexpr std::array<double, 7> ets_alphas{0.05, 0.2, 0.4, 0.6, 0.8, 0.9, 0.9999};
inline constexpr std::array<double, 4> ets_betas{0.0001, 0.05, 0.1, 0.2};
inline constexpr std::array<double, 4> ets_phis{0.8, 0.9, 0.98, 1};
inline constexpr std::array<double, 3> ets_gammas{0.0001, 0.1, 0.3};

/// The least squared errors that count, per figure and in steps.
inline constexpr double ets_least = 1e-12;

/// Calls `visit(form, parameters)` for every form without a season, at every point that it uses:
/// for each alpha the level alone, then for each beta every phi, of which 1 is the straight trend.
template <class Visit>
void every_ets_point(Visit visit) {
  for (const double alpha : ets_alphas) {
    visit(smoothing_form{}, seasonal_parameters{alpha, 0, 0, 1});
    for (const double beta : ets_betas)
      if (beta <= alpha)
        for (const double phi : ets_phis)
          visit(smoothing_form{false, true, phi < 1, component::none},
                seasonal_parameters{alpha, beta, 0, phi});
  }
}

/// What the start of a form minimises: the squared errors, all alike; infinite where there is no
/// trend to start.
inline smoothing_start ets_start(const smoothing_form& form) {
  return {1, form.trend ? 0 : std::numeric_limits<double>::infinity()};
}

/// The exponential-smoothing family: errors A and M, trends N, A and Ad, seasons N, A and M where
/// the frequency has one and two seasons are there. Multiplicative forms need figures above 0.
///
/// Each form is fitted at every point of a grid, and the forecast is the average over all of them
/// with Akaike weights exp(-AICc / 2), which go over into selection where the data speak clearly.
/// `best` names the form and point that weigh most. Starts are exact least squares without a season
/// and those of a classical decomposition with one. All is computed in the figures' own units:
/// measured from the last figure, those that are many times smaller would be lost in its rounding.
/// One to four figures carry on the last one. Errors: none. Source: Hyndman et al. (2008); weights:
/// Kolassa (2011), IJF 27(2), 238-251. Worked: ten figures on a line go on along it.
struct ets {
  std::int64_t season_length = 1;

  reason operator()(std::span<const double> y, std::span<double> ahead) const {
    const std::vector<fitted_form> all = fit_all(y);
    if (all.empty()) {
      std::fill(ahead.begin(), ahead.end(), y.back());
      return reason::none;
    }
    std::vector<double> weights, path(ahead.size());
    for (const fitted_form& f : all) weights.push_back(-f.criterion / 2);
    normalise(weights);
    std::fill(ahead.begin(), ahead.end(), 0.0);
    for (std::size_t i = 0; i < all.size(); ++i) {
      extend(all[i].form, all[i].parameters.phi, all[i].run.final, path);
      for (std::size_t h = 0; h < path.size(); ++h) ahead[h] += weights[i] * path[h];
    }
    return reason::none;
  }

  /// The form and point with the least criterion; nothing is fitted to fewer than five figures and
  /// to constant series.
  std::vector<fitted_form> best(std::span<const double> y) const {
    std::vector<fitted_form> all = fit_all(y);
    if (all.size() > 1) {
      std::iter_swap(all.begin(),
                     std::min_element(all.begin(), all.end(), [](const auto& a, const auto& b) {
                       return a.criterion < b.criterion;
                     }));
      all.erase(all.begin() + 1, all.end());
    }
    return all;
  }

 private:
  std::vector<fitted_form> fit_all(std::span<const double> y) const {
    std::vector<fitted_form> all;
    if (y.size() < 5 || !(step_size(y) > 0)) return all;
    const bool positive = *std::min_element(y.begin(), y.end()) > 0;
    fit_plain(y, positive, all);
    const auto m = static_cast<std::size_t>(season_length);
    if (m > 1 && m <= (y.size() - 3) / 2) {
      fit_seasonal(y, positive, component::additive, all);
      if (positive) fit_seasonal(y, positive, component::multiplicative, all);
    }
    std::erase_if(all, [](const fitted_form& f) { return !std::isfinite(f.criterion); });
    return all;
  }

  void add(smoothing_form form, const seasonal_parameters& p, const seasonal_state& start,
           std::span<const double> y, bool positive, std::vector<fitted_form>& all) const {
    const double step = step_size(y), relative = step / y.back();
    for (const bool multiplicative : {false, true}) {
      if (multiplicative && !positive) return;
      form.multiplicative_error = multiplicative;
      fitted_form f{form, p, forecast::run(form, p, start, y), 0};
      const double unit = multiplicative ? relative : step;
      f.criterion = corrected_criterion(
          f.run.log_likelihood(ets_least * static_cast<double>(y.size()) * unit * unit),
          parameter_count(form, static_cast<std::size_t>(season_length)), y.size());
      all.push_back(std::move(f));
    }
  }

  void fit_plain(std::span<const double> y, bool positive, std::vector<fitted_form>& all) const {
    every_ets_point([&](const smoothing_form& form, const seasonal_parameters& p) {
      const smoothing_plan plan({p.alpha, p.beta, p.phi}, y.size(), ets_start(form));
      const smoothing_state start = plan.fit(y).initial;
      add(form, p, {start.level, start.trend, {}}, y, positive, all);
    });
  }

  void fit_seasonal(std::span<const double> y, bool positive, component kind,
                    std::vector<fitted_form>& all) const {
    const auto m = static_cast<std::size_t>(season_length);
    const season_pattern pattern = season_of(y, m, kind == component::multiplicative);
    std::vector<double> adjusted(y.begin(), y.end());
    pattern.remove(adjusted);
    const auto used =
        std::span(adjusted).first(std::min(adjusted.size(), std::max<std::size_t>(10, 2 * m)));
    const double step = slope(used);
    const double mean =
        std::accumulate(used.begin(), used.end(), 0.0) / static_cast<double>(used.size());
    const seasonal_state with_trend{mean - step * static_cast<double>(used.size() + 1) / 2, step,
                                    pattern.of_period};
    const seasonal_state level{mean, 0, pattern.of_period};
    every_ets_point([&](smoothing_form form, seasonal_parameters p) {
      form.season = kind;
      for (const double gamma : ets_gammas) {
        p.gamma = gamma * (1 - p.alpha);
        add(form, p, form.trend ? with_trend : level, y, positive, all);
      }
    });
  }
};

}  // namespace tiendo::forecast
