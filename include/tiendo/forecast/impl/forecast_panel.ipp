// tiendo/forecast/impl/forecast_panel.ipp: bodies of tiendo/forecast/forecast_panel.hpp.
#pragma once

#include "tiendo/forecast/forecast_panel.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/panel_engine.hpp"
#include "tiendo/forecast/evaluation/panel_calibration.hpp"
#include "tiendo/forecast/panel.hpp"
#include "tiendo/forecast/series_forecast.hpp"

namespace tiendo::forecast {

TIENDO_INLINE void forecast_panel(panel_view panel, const options& request,
                                  forecast_columns columns, const progress& report) {
  const detail::panel_request checked(panel, request, columns);
  detail::run_panel(panel, checked, detail::panel_writer(checked, columns, panel.size()), report);
}

TIENDO_INLINE calibration_constants calibrate_panel(panel_view panel, const options& request) {
  engine_options{request.horizon, request.season_length, {}}.check();
  const panel_calibration past(panel, request.horizon);
  options tests = request;
  tests.models = {"auto"};
  tests.probabilities = {0.025, 0.975};
  tests.calibrated = false;
  const std::size_t count = static_cast<std::size_t>(past.known().size()),
                    numbers = count * static_cast<std::size_t>(request.horizon);
  std::vector<double> median(numbers), quantiles(2 * numbers);
  std::vector<reason> reasons(count);
  forecast_panel(past.known(), tests, {median, quantiles, reasons});
  const std::span<const double> limits(quantiles);
  return past.learn(median, limits.first(numbers), limits.subspan(numbers));
}

TIENDO_INLINE std::string forecast_instruction_set() {
  return detail::kernel_instruction_set();
}

}  // namespace tiendo::forecast
