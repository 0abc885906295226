// tiendo/forecast/models/ets.hpp: the exponential-smoothing family, fitted and weighed form by
// form.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/smoothing/linear_filter.hpp"
#include "tiendo/forecast/detail/smoothing/state_space.hpp"

namespace tiendo::forecast {

namespace detail {

/// A form at its parameters and start, with its Akaike criterion.
struct fitted_form {
  detail::smoothing_form form;
  detail::seasonal_parameters parameters;
  detail::smoothing_run run;
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
    visit(detail::smoothing_form{}, detail::seasonal_parameters{alpha, 0, 0, 1});
    for (const double beta : ets_betas)
      if (beta <= alpha)
        for (const double phi : ets_phis)
          visit(detail::smoothing_form{false, true, phi < 1, detail::component_kind::none},
                detail::seasonal_parameters{alpha, beta, 0, phi});
  }
}

/// What the start of a form minimises: the squared errors, all alike; infinite where there is no
/// trend to start.
inline detail::smoothing_start ets_start(const detail::smoothing_form& form) {
  return {1, form.trend ? 0 : std::numeric_limits<double>::infinity()};
}

}  // namespace detail

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

  reason operator()(std::span<const double> y, std::span<double> ahead) const;

  /// The form and point with the least criterion; nothing is fitted to fewer than five figures and
  /// to constant series.
  std::vector<detail::fitted_form> best(std::span<const double> y) const;

 private:
  std::vector<detail::fitted_form> fit_all(std::span<const double> y) const;

  void add(detail::smoothing_form form, const detail::seasonal_parameters& p,
           const detail::seasonal_state& start, std::span<const double> y, bool positive,
           std::vector<detail::fitted_form>& all) const;

  void fit_plain(std::span<const double> y, bool positive,
                 std::vector<detail::fitted_form>& all) const;

  void fit_seasonal(std::span<const double> y, bool positive, detail::component_kind kind,
                    std::vector<detail::fitted_form>& all) const;
};

}  // namespace tiendo::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/models/impl/ets.ipp"
#endif
