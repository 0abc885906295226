// tiendo/forecast/models/ets.hpp: the exponential smoothing (ETS) family, averaged by Akaike
// weights.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/smoothing/linear_filter.hpp"
#include "tiendo/forecast/detail/smoothing/state_space.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

/// A form with its parameters and initial state, its run over the series and its AICc.
struct fitted_form {
  detail::smoothing_form form;
  detail::seasonal_parameters parameters;
  detail::smoothing_run run;
  double criterion = std::numeric_limits<double>::infinity();
};

/// The parameter grid of the family. beta is at most .2 and at most alpha, since a larger beta
/// overfits annual data.
inline constexpr std::array<double, 7> ets_alphas{0.05, 0.2, 0.4, 0.6, 0.8, 0.9, 0.9999};
inline constexpr std::array<double, 4> ets_betas{0.0001, 0.05, 0.1, 0.2};
inline constexpr std::array<double, 4> ets_phis{0.8, 0.9, 0.98, 1};
inline constexpr std::array<double, 3> ets_gammas{0.0001, 0.1, 0.3};

/// The lower bound of the mean squared error, in units of the squared mean absolute change.
inline constexpr double ets_least = 1e-12;

/// Calls `visit(form, parameters)` for every non-seasonal form at each of its grid points: for each
/// alpha the form without trend, then for each beta and phi the form with trend, which is not
/// damped for phi = 1.
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

/// The criterion that the initial state of a form minimises: the unweighted squared errors, with an
/// infinite ridge if the form has no trend.
inline detail::smoothing_start ets_start(const detail::smoothing_form& form) {
  return {1, form.trend ? 0 : std::numeric_limits<double>::infinity()};
}

}  // namespace detail

namespace detail {

/// The exponential smoothing family: errors A and M, trends N, A and Ad, and seasonality N, or also
/// A and M if the frequency is seasonal and the series covers two seasons. Multiplicative forms
/// need values above 0 that lie on a ratio scale.
///
/// Each form is fitted at every point of its grid, and the forecast is the average over all of them
/// with Akaike weights exp(-AICc / 2), which approach selection of one form if the data favour it
/// clearly. `best` returns the form and point with the largest weight. Initial states are exact
/// least-squares estimates for non-seasonal forms and those of a classical decomposition for
/// seasonal ones. All is computed in the unit of the values, since values many times smaller than
/// the last one would be lost to rounding in differences from it. For one to four values the
/// forecast is the last value. Errors: none. Source: Hyndman et al. (2008); weights: Kolassa
/// (2011), IJF 27(2), 238-251. Worked: the forecast of ten values on a line is that line.
struct ets {
  std::int64_t season_length = 1;
  bool only_additive = false;  ///< without multiplicative forms, also where all values are above 0

  reason operator()(std::span<const double> y, std::span<double> ahead) const;

  /// The form and point with the least AICc; empty for fewer than five values and for constant
  /// series, to which nothing is fitted.
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

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/models/impl/ets.ipp"
#endif
