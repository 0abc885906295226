// tiendo/forecast/models/impl/ets.ipp: bodies of tiendo/forecast/models/ets.hpp.
#pragma once

#include "tiendo/forecast/models/ets.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/cancellation.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/smoothing/linear_filter.hpp"
#include "tiendo/forecast/detail/smoothing/model_averaging.hpp"
#include "tiendo/forecast/detail/smoothing/state_space.hpp"
#include "tiendo/forecast/detail/transforms/decomposition.hpp"
#include "tiendo/forecast/detail/transforms/least_squares.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

TIENDO_INLINE reason ets::operator()(std::span<const double> y, std::span<double> ahead) const {
  const std::vector<detail::fitted_form> all = fit_all(y);
  if (all.empty()) {
    std::fill(ahead.begin(), ahead.end(), y.back());
    return reason::none;
  }
  std::vector<double> weights, path(ahead.size());
  for (const detail::fitted_form& f : all) weights.push_back(-f.criterion / 2);
  detail::softmax(weights);
  std::fill(ahead.begin(), ahead.end(), 0.0);
  for (std::size_t i = 0; i < all.size(); ++i) {
    extend(all[i].form, all[i].parameters.phi, all[i].run.final, path);
    for (std::size_t h = 0; h < path.size(); ++h) ahead[h] += weights[i] * path[h];
  }
  return reason::none;
}

TIENDO_INLINE std::vector<detail::fitted_form> ets::best(std::span<const double> y) const {
  std::vector<detail::fitted_form> all = fit_all(y);
  if (all.size() > 1) {
    std::iter_swap(all.begin(),
                   std::min_element(all.begin(), all.end(), [](const auto& a, const auto& b) {
                     return a.criterion < b.criterion;
                   }));
    all.erase(all.begin() + 1, all.end());
  }
  return all;
}

TIENDO_INLINE std::vector<detail::fitted_form> ets::fit_all(std::span<const double> y) const {
  std::vector<detail::fitted_form> all;
  if (y.size() < 5 || !(detail::mean_absolute_change(y) > 0)) return all;
  const bool positive = !only_additive && *std::min_element(y.begin(), y.end()) > 0;
  fit_plain(y, positive, all);
  const auto m = static_cast<std::size_t>(season_length);
  if (m > 1 && m <= (y.size() - 3) / 2) {
    fit_seasonal(y, positive, detail::component_kind::additive, all);
    if (positive) fit_seasonal(y, positive, detail::component_kind::multiplicative, all);
  }
  std::erase_if(all, [](const detail::fitted_form& f) { return !std::isfinite(f.criterion); });
  return all;
}

TIENDO_INLINE void ets::add(detail::smoothing_form form, const detail::seasonal_parameters& p,
                            const detail::seasonal_state& start, std::span<const double> y,
                            bool positive, std::vector<detail::fitted_form>& all) const {
  const double step = detail::mean_absolute_change(y), relative = step / y.back();
  for (const bool multiplicative : {false, true}) {
    if (multiplicative && !positive) return;
    tiendo::detail::cancellation_point();
    form.multiplicative_error = multiplicative;
    detail::fitted_form f{form, p, forecast::detail::filter(form, p, start, y), 0};
    const double unit = multiplicative ? relative : step;
    f.criterion = detail::corrected_criterion(
        f.run.log_likelihood(detail::ets_least * static_cast<double>(y.size()) * unit * unit),
        parameter_count(form, static_cast<std::size_t>(season_length)), y.size());
    all.push_back(std::move(f));
  }
}

TIENDO_INLINE void ets::fit_plain(std::span<const double> y, bool positive,
                                  std::vector<detail::fitted_form>& all) const {
  detail::every_ets_point(
      [&](const detail::smoothing_form& form, const detail::seasonal_parameters& p) {
        const detail::smoothing_plan plan({p.alpha, p.beta, p.phi}, y.size(), ets_start(form));
        const detail::smoothing_state start = plan.fit(y).initial;
        add(form, p, {start.level, start.trend, {}}, y, positive, all);
      });
}

TIENDO_INLINE void ets::fit_seasonal(std::span<const double> y, bool positive,
                                     detail::component_kind kind,
                                     std::vector<detail::fitted_form>& all) const {
  const auto m = static_cast<std::size_t>(season_length);
  const detail::seasonal_indices pattern =
      detail::seasonal_indices_of(y, m, kind == detail::component_kind::multiplicative);
  std::vector<double> adjusted(y.begin(), y.end());
  pattern.remove(adjusted);
  const auto used =
      std::span(adjusted).first(std::min(adjusted.size(), std::max<std::size_t>(10, 2 * m)));
  const double step = detail::slope(used);
  const double mean =
      std::accumulate(used.begin(), used.end(), 0.0) / static_cast<double>(used.size());
  const detail::seasonal_state with_trend{mean - step * static_cast<double>(used.size() + 1) / 2,
                                          step, pattern.of_period};
  const detail::seasonal_state level{mean, 0, pattern.of_period};
  detail::every_ets_point([&](detail::smoothing_form form, detail::seasonal_parameters p) {
    form.season = kind;
    for (const double gamma : detail::ets_gammas) {
      p.gamma = gamma * (1 - p.alpha);
      add(form, p, form.trend ? with_trend : level, y, positive, all);
    }
  });
}

}  // namespace detail

}  // namespace tiendo::inline v0_1::forecast
