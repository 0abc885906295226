// tiendo/forecast/detail/panel_engine.hpp: a validated request for a panel, and the writer of its
// results.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <numeric>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "tiendo/core/detail/cancellation.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/admissible_range.hpp"
#include "tiendo/forecast/detail/engine.hpp"
#include "tiendo/forecast/detail/panel_regression.hpp"
#include "tiendo/forecast/detail/registry.hpp"
#include "tiendo/forecast/forecast_columns.hpp"
#include "tiendo/forecast/models/auto_model.hpp"
#include "tiendo/forecast/models/damped_trend_ensemble.hpp"
#include "tiendo/forecast/models/ets.hpp"
#include "tiendo/forecast/options.hpp"
#include "tiendo/forecast/panel.hpp"
#include "tiendo/forecast/predictive/distribution.hpp"

namespace tiendo::inline v0_1::forecast::detail {

/// A validated request.
struct panel_request {
  detail::engine_options engine;
  std::vector<model_variant> models;
  std::vector<double> quantile_points;  ///< standardised quantiles to return
  int threads = 0;                      ///< 0: all cores
  bool family = false;                  ///< whether the kernels compute the paths of `ets`
  std::vector<std::int64_t> groups;     ///< of each series, or empty
  std::vector<double> targets;          ///< of each series in turn, the same number, or empty

  explicit panel_request(const options& request)
      : engine{request.horizon, request.season_length, {}},
        groups(request.groups),
        targets(request.targets) {
    engine.check();
    threads = request.threads;
    engine.range = admissible_range(request.bounds.low(), request.bounds.high());
    if (request.threads < 0)
      throw invalid_value(
          fmt::format("threads must be >= 0 (0 = all cores), got {}", request.threads));
    for (const std::string& name : request.models)
      models.push_back(make_model(name, request.season_length, request.cap));
    if (models.empty()) throw invalid_value("models must not be empty");
    for (const double p : request.probabilities) {
      if (!(p > 0 && p < 1))
        throw invalid_value(fmt::format("a probability must lie between 0 and 1, got {}", p));
      quantile_points.push_back(standardised_quantile(p));
    }
    const auto is_ets = [](const auto& m) { return std::holds_alternative<ets>(m); };
    family = engine.season_length == 1 &&
             std::any_of(models.begin(), models.end(), [&](const model_variant& m) {
               const auto* joined = std::get_if<ensemble>(&m);
               return joined ? std::any_of(joined->members.begin(), joined->members.end(), is_ets)
                             : is_ets(m);
             });
  }

  /// Throws `invalid_value` unless there is a group for each series, or for none.
  void require_groups(panel_view panel) const {
    if (!groups.empty() && groups.size() != static_cast<std::size_t>(panel.size()))
      throw invalid_value(fmt::format("there are {} groups for {} series; each series has one",
                                      groups.size(), panel.size()));
  }

  /// Throws `invalid_value` unless every series has the same number of targets.
  void require_targets(panel_view panel) const {
    if (panel.size() == 0 ? !targets.empty()
                          : targets.size() % static_cast<std::size_t>(panel.size()) != 0)
      throw invalid_value(
          fmt::format("there are {} targets for {} series; each series has the same number",
                      targets.size(), panel.size()));
  }

  /// Throws `invalid_value` if the columns do not have the size that the request needs.
  void require_sizes(panel_view panel, const forecast_columns& columns) const {
    const auto series = static_cast<std::size_t>(panel.size());
    const std::size_t numbers = models.size() * series * static_cast<std::size_t>(engine.horizon);
    if (columns.median.size() != numbers ||
        columns.quantiles.size() != numbers * quantile_points.size() ||
        columns.chances.size() !=
            models.size() * targets.size() * static_cast<std::size_t>(engine.horizon) ||
        columns.reasons.size() != models.size() * series)
      throw invalid_value("the output columns do not have the size of the request");
  }
};

/// Writes the results of one series into the columns.
class panel_writer {
 public:
  panel_writer(const panel_request& request, const forecast_columns& columns, std::int64_t series)
      : request_(request), columns_(columns), series_(static_cast<std::size_t>(series)) {}

  /// Also writes whole distributions: models x series x horizon.
  void keep(std::span<distribution> whole) { whole_ = whole; }

  void write(std::int64_t series, std::size_t model, reason why,
             std::span<const distribution> ahead) const {
    const std::size_t row = model * series_ + static_cast<std::size_t>(series);
    columns_.reasons[row] = why;
    if (!whole_.empty())
      std::copy(ahead.begin(), ahead.end(),
                whole_.begin() + static_cast<std::ptrdiff_t>(row * ahead.size()));
    for (std::size_t h = 0; h < ahead.size(); ++h) {
      const auto value_at = [&](double point) {
        return why == reason::none ? ahead[h].value(point) : missing_value;
      };
      columns_.median[row * ahead.size() + h] = value_at(0);
      for (std::size_t q = 0; q < request_.quantile_points.size(); ++q) {
        const std::size_t quantile_row = (model * request_.quantile_points.size() + q) * series_ +
                                         static_cast<std::size_t>(series);
        columns_.quantiles[quantile_row * ahead.size() + h] = value_at(request_.quantile_points[q]);
      }
    }
    write_chances(static_cast<std::size_t>(series), model, why, ahead);
  }

 private:
  void write_chances(std::size_t series, std::size_t model, reason why,
                     std::span<const distribution> ahead) const {
    if (request_.targets.empty()) return;
    const std::size_t count = request_.targets.size() / series_;
    for (std::size_t k = 0; k < count; ++k) {
      const double target = request_.targets[series * count + k];
      double* to = &columns_.chances[((model * count + k) * series_ + series) * ahead.size()];
      for (std::size_t h = 0; h < ahead.size(); ++h)
        to[h] = why == reason::none && !std::isnan(target) ? ahead[h].probability_at_least(target)
                                                           : missing_value;
    }
  }

  const panel_request& request_;
  forecast_columns columns_;
  std::size_t series_;
  std::span<distribution> whole_{};
};

/// The regressions that the groups of a panel share.
class shared_regressions {
 public:
  /// Sorts the series of a request by groups; `learn` makes their regressions.
  explicit shared_regressions(std::span<const std::int64_t> groups)
      : order_(groups.size()), group_(groups.size()) {
    std::iota(order_.begin(), order_.end(), 0);
    std::stable_sort(order_.begin(), order_.end(), [&](std::int64_t a, std::int64_t b) {
      return groups[static_cast<std::size_t>(a)] < groups[static_cast<std::size_t>(b)];
    });
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const auto series = static_cast<std::size_t>(order_[i]);
      if (i == 0 || groups[series] != groups[static_cast<std::size_t>(order_[i - 1])])
        begins_.push_back(i);
      group_[series] = begins_.size() - 1;
    }
    regressions_.resize(begins_.size());
    begins_.push_back(order_.size());
  }

  std::size_t size() const { return regressions_.size(); }

  /// Learns the regression of a group, whose number is below `size()`. Different groups may be
  /// learned at the same time.
  void learn(std::size_t group, panel_view panel, const engine_options& engine) {
    const std::span<const std::int64_t> series =
        std::span(order_).subspan(begins_[group], begins_[group + 1] - begins_[group]);
    if (series.size() < 2) return;
    const std::size_t stride = 1 + (series.size() - 1) / most_panel_series;
    preprocessed_series prepared(engine);
    std::vector<panel_member> members;
    for (std::size_t i = 0; i < series.size(); i += stride) {
      tiendo::detail::cancellation_point();
      prepared.assign(panel[series[i]]);
      if (prepared.reason() == reason::none) members.push_back(prepared.member());
    }
    regressions_[group] = panel_regression(
        members, std::min(static_cast<std::size_t>(engine.horizon), longest_learned));
  }

  /// The regression of a series; null if the request has no groups.
  const panel_regression* of(std::int64_t series) const {
    return group_.empty() ? nullptr : &regressions_[group_[static_cast<std::size_t>(series)]];
  }

 private:
  std::vector<std::int64_t> order_;
  std::vector<std::size_t> group_, begins_;
  std::vector<panel_regression> regressions_;
};

/// The share of the variance of errors that each series has in common with its group; 0 for one
/// that shares nothing.
inline std::vector<double> common_shares(panel_view panel, const panel_request& request) {
  request.require_groups(panel);
  shared_regressions shared(request.groups);
  for (std::size_t group = 0; group < shared.size(); ++group)
    shared.learn(group, panel, request.engine);
  std::vector<double> shares(static_cast<std::size_t>(panel.size()));
  for (std::int64_t i = 0; i < panel.size(); ++i)
    if (const panel_regression* own = shared.of(i))
      shares[static_cast<std::size_t>(i)] = own->common_share();
  return shares;
}

/// Forecasts of a longer series than this can be cancelled between its fits and its models.
inline constexpr std::int64_t long_series = 5'000;

/// Forecasts every series of a panel. The compiled library uses vector kernels on all cores; in
/// header-only use the series are forecast one after another on one core.
#ifdef TIENDO_HEADER_ONLY
inline void run_panel(panel_view panel, const panel_request& request, const panel_writer& out,
                      const progress& report) {
  const auto total = static_cast<std::size_t>(panel.size());
  detail::preprocessed_series series(request.engine);
  shared_regressions shared(request.groups);
  for (std::size_t group = 0; group < shared.size(); ++group) {
    tiendo::detail::report_progress(report, 0, total);
    shared.learn(group, panel, request.engine);
  }
  std::vector<distribution> ahead(static_cast<std::size_t>(request.engine.horizon));
  seasonal_memory memory;
  for (std::int64_t i = 0; i < panel.size(); ++i) {
    const std::function<void()> look = [&] {
      if (panel.length(i) > long_series)
        tiendo::detail::report_progress(report, static_cast<std::size_t>(i), total);
    };
    const tiendo::detail::cancellation_scope scope(look);
    series.assign(panel[i], shared.of(i));
    detail::precomputed_paths known{};
    if (series.reason() == reason::none)
      known.auto_forecast = fit_auto(trend_plans(series.values().size()), series.values(),
                                     series.features(), series.reach());
    series.fit_season({}, known, memory);
    for (std::size_t m = 0; m < request.models.size(); ++m) {
      out.write(i, m, series.apply(request.models[m], known, ahead), ahead);
      tiendo::detail::cancellation_point();
    }
    tiendo::detail::report_progress(report, static_cast<std::size_t>(i + 1), total);
  }
}

inline const char* kernel_instruction_set() {
  return "none";
}
#else
void run_panel(panel_view panel, const panel_request& request, const panel_writer& out,
               const progress& report);

const char* kernel_instruction_set();
#endif

}  // namespace tiendo::inline v0_1::forecast::detail
