// tiendo/forecast/detail/panel_engine.hpp: a checked request, and where its results are written.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "tiendo/core/error.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/engine.hpp"
#include "tiendo/forecast/detail/registry.hpp"
#include "tiendo/forecast/detail/transforms/bounded_scale.hpp"
#include "tiendo/forecast/forecast_columns.hpp"
#include "tiendo/forecast/models/auto_model.hpp"
#include "tiendo/forecast/models/damped_trend_ensemble.hpp"
#include "tiendo/forecast/models/ets.hpp"
#include "tiendo/forecast/options.hpp"
#include "tiendo/forecast/panel.hpp"
#include "tiendo/forecast/predictive/distribution.hpp"

namespace tiendo::forecast::detail {

/// A request that makes sense.
struct panel_request {
  detail::engine_options engine;
  std::vector<model_variant> models;
  std::vector<double> quantile_points;  ///< of the quantiles
  int threads = 0;                      ///< 0: all cores
  bool family = false;  ///< whether the kernels are to find the paths of exponential smoothing

  explicit panel_request(const options& request, const calibration_constants& calibration = {})
      : engine{request.horizon, request.season_length, {}, calibration} {
    engine.check();
    threads = request.threads;
    engine.scale = bounded_scale(request.bounds.low(), request.bounds.high());
    if (request.threads < 0)
      throw value_error(
          fmt::format("there are 0 threads (all cores) or more, not {}", request.threads));
    for (const std::string& name : request.models)
      models.push_back(make_model(name, request.season_length, request.cap));
    if (models.empty()) throw value_error("there is no model to forecast with");
    for (const double p : request.probabilities) {
      if (!(p > 0 && p < 1))
        throw value_error(fmt::format("a probability lies between 0 and 1, not at {}", p));
      quantile_points.push_back(standardised_quantile(p));
    }
    const auto asks = [](const auto& m) { return std::holds_alternative<ets>(m); };
    family = engine.season_length == 1 &&
             std::any_of(models.begin(), models.end(), [&](const model_variant& m) {
               const auto* joined = std::get_if<ensemble>(&m);
               return joined ? std::any_of(joined->members.begin(), joined->members.end(), asks)
                             : asks(m);
             });
  }

  /// Throws `value_error` where columns do not have the size of the request.
  void require_sizes(panel_view panel, const forecast_columns& columns) const {
    const auto series = static_cast<std::size_t>(panel.size());
    const std::size_t numbers = models.size() * series * static_cast<std::size_t>(engine.horizon);
    if (columns.median.size() != numbers ||
        columns.quantiles.size() != numbers * quantile_points.size() ||
        columns.reasons.size() != models.size() * series)
      throw value_error("the columns of a forecast do not have the size of its request");
  }
};

/// Where the results of one series go.
class panel_writer {
 public:
  panel_writer(const panel_request& request, const forecast_columns& columns, std::int64_t series)
      : request_(request), columns_(columns), series_(static_cast<std::size_t>(series)) {}

  void write(std::int64_t series, std::size_t model, reason why,
             std::span<const distribution> ahead) const {
    const std::size_t row = model * series_ + static_cast<std::size_t>(series);
    columns_.reasons[row] = why;
    for (std::size_t h = 0; h < ahead.size(); ++h) {
      const auto figure = [&](double place) {
        return why == reason::none ? ahead[h].value(place)
                                   : std::numeric_limits<double>::quiet_NaN();
      };
      columns_.median[row * ahead.size() + h] = figure(0);
      for (std::size_t q = 0; q < request_.quantile_points.size(); ++q) {
        const std::size_t of_place = (model * request_.quantile_points.size() + q) * series_ +
                                     static_cast<std::size_t>(series);
        columns_.quantiles[of_place * ahead.size() + h] = figure(request_.quantile_points[q]);
      }
    }
  }

 private:
  const panel_request& request_;
  const forecast_columns& columns_;
  std::size_t series_;
};

/// Forecasts every series of a panel. The library does it by vector kernels on all cores;
/// header-only it is one series after another on one core.
#ifdef TIENDO_HEADER_ONLY
inline void run_panel(panel_view panel, const panel_request& request, const panel_writer& out,
                      const progress& report) {
  detail::preprocessed_series series(request.engine);
  std::vector<distribution> ahead(static_cast<std::size_t>(request.engine.horizon));
  for (std::int64_t i = 0; i < panel.size(); ++i) {
    series.assign(panel[i]);
    detail::precomputed_paths known{};
    if (series.reason() == reason::none)
      known.auto_forecast = fit_auto(trend_plans(series.values().size()), series.values(),
                                     series.features(), series.reach());
    for (std::size_t m = 0; m < request.models.size(); ++m)
      out.write(i, m, series.apply(request.models[m], known, ahead), ahead);
    report_progress(report, static_cast<std::size_t>(i + 1),
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

}  // namespace tiendo::forecast::detail
