// tiendo/forecast/impl/forecast.ipp: bodies of tiendo/forecast/forecast.hpp.
#pragma once

#include "tiendo/forecast/forecast.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/forecast/detail/engine.hpp"
#include "tiendo/forecast/detail/panel_engine.hpp"
#include "tiendo/forecast/options.hpp"

namespace tiendo::inline v0_1::forecast {

namespace detail {

inline panel_request request_of(panel_view panel, const options& o) {
  panel_request request(o);
  request.require_groups(panel);
  request.require_targets(panel);
  for (std::int64_t i = 0; i < panel.size(); ++i)
    if (panel.length(i) > longest_series)
      throw invalid_value(fmt::format(
          "series {} has {} values; a series has at most {}, so forecast its later part "
          "or a lower frequency",
          i, panel.length(i), longest_series));
  return request;
}

}  // namespace detail

TIENDO_INLINE std::vector<series_forecast> forecast(std::span<const double> series,
                                                    const options& o) {
  const std::vector<std::int64_t> offsets{0, static_cast<std::int64_t>(series.size())};
  const detail::panel_request request = detail::request_of(panel_view(series, offsets), o);
  return detail::forecast_with(request.models, series, request.engine);
}

TIENDO_INLINE series_forecast forecast(std::span<const double> series, std::int64_t horizon,
                                       std::string_view model) {
  options o;
  o.horizon = horizon;
  o.models = {std::string(model)};
  return std::move(forecast(series, o).front());
}

TIENDO_INLINE panel_forecast forecast(panel_view panel, const options& o, const progress& report) {
  panel_forecast result;
  const detail::panel_request request = detail::request_of(panel, o);
  result.models = o.models.size();
  result.series = static_cast<std::size_t>(panel.size());
  result.horizon = static_cast<std::size_t>(o.horizon);
  const std::size_t rows = result.models * result.series;
  result.median.resize(rows * result.horizon);
  result.quantiles.resize(rows * result.horizon * o.probabilities.size());
  result.reasons.resize(rows);
  result.chances.resize(o.models.size() * o.targets.size() * result.horizon);
  detail::run_panel(
      panel, request,
      {request, {result.median, result.quantiles, result.reasons, result.chances}, panel.size()},
      report);
  return result;
}

TIENDO_INLINE void forecast_into(panel_view panel, const options& o, forecast_columns columns,
                                 const progress& report) {
  const detail::panel_request request = detail::request_of(panel, o);
  request.require_sizes(panel, columns);
  detail::run_panel(panel, request, {request, columns, panel.size()}, report);
}

TIENDO_INLINE std::string instruction_set() {
  return detail::kernel_instruction_set();
}

}  // namespace tiendo::inline v0_1::forecast
