// tiendo/forecast/detail/panel_engine.hpp: a validated request for a panel, and the writer of its
// results.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "tiendo/core/error.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/admissible_range.hpp"
#include "tiendo/forecast/detail/engine.hpp"
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

  explicit panel_request(const options& request, const calibration_constants& calibration = {})
      : engine{request.horizon, request.season_length, {}, calibration} {
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

  /// Throws `invalid_value` if the columns do not have the size that the request needs.
  void require_sizes(panel_view panel, const forecast_columns& columns) const {
    const auto series = static_cast<std::size_t>(panel.size());
    const std::size_t numbers = models.size() * series * static_cast<std::size_t>(engine.horizon);
    if (columns.median.size() != numbers ||
        columns.quantiles.size() != numbers * quantile_points.size() ||
        columns.reasons.size() != models.size() * series)
      throw invalid_value("the output columns do not have the size of the request");
  }
};

/// Writes the results of one series into the columns.
class panel_writer {
 public:
  panel_writer(const panel_request& request, const forecast_columns& columns, std::int64_t series)
      : request_(request), columns_(columns), series_(static_cast<std::size_t>(series)) {}

  void write(std::int64_t series, std::size_t model, reason why,
             std::span<const distribution> ahead) const {
    const std::size_t row = model * series_ + static_cast<std::size_t>(series);
    columns_.reasons[row] = why;
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
  }

 private:
  const panel_request& request_;
  const forecast_columns& columns_;
  std::size_t series_;
};

/// Between the models of a longer series than this it is asked whether to stop.
inline constexpr std::int64_t long_series = 5'000;

/// Forecasts every series of a panel. The compiled library uses vector kernels on all cores; in
/// header-only use the series are forecast one after another on one core.
#ifdef TIENDO_HEADER_ONLY
inline void run_panel(panel_view panel, const panel_request& request, const panel_writer& out,
                      const progress& report) {
  detail::preprocessed_series series(request.engine);
  std::vector<distribution> ahead(static_cast<std::size_t>(request.engine.horizon));
  seasonal_memory memory;
  for (std::int64_t i = 0; i < panel.size(); ++i) {
    series.assign(panel[i]);
    detail::precomputed_paths known{};
    if (series.reason() == reason::none)
      known.auto_forecast = fit_auto(trend_plans(series.values().size()), series.values(),
                                     series.features(), series.reach());
    series.fit_season({}, known, memory);
    for (std::size_t m = 0; m < request.models.size(); ++m) {
      out.write(i, m, series.apply(request.models[m], known, ahead), ahead);
      if (panel.length(i) > long_series)
        tiendo::detail::report_progress(report, static_cast<std::size_t>(i),
                                        static_cast<std::size_t>(panel.size()));
    }
    tiendo::detail::report_progress(report, static_cast<std::size_t>(i + 1),
                                    static_cast<std::size_t>(panel.size()));
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
