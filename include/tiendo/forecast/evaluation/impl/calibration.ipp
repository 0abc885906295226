// tiendo/forecast/evaluation/impl/calibration.ipp: bodies of
// tiendo/forecast/evaluation/calibration.hpp.
#pragma once

#include "tiendo/forecast/evaluation/calibration.hpp"

#include <cstddef>
#include <span>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/engine.hpp"
#include "tiendo/forecast/detail/panel_calibration.hpp"
#include "tiendo/forecast/forecast.hpp"

namespace tiendo::inline v0_1::forecast {

TIENDO_INLINE calibration_constants calibrate(panel_view panel, const options& o,
                                              const progress& report) {
  detail::engine_options{o.horizon, o.season_length, {}}.check();
  const detail::panel_calibration hold_outs(panel, o.horizon);
  options auto_options = o;
  auto_options.models = {"auto"};
  auto_options.probabilities = {0.025, 0.975};
  auto_options.calibrated = false;
  const std::size_t count = static_cast<std::size_t>(hold_outs.known().size()),
                    numbers = count * static_cast<std::size_t>(o.horizon);
  std::vector<double> median(numbers), quantiles(2 * numbers);
  std::vector<reason> reasons(count);
  forecast_into(hold_outs.known(), auto_options, {median, quantiles, reasons}, report);
  const std::span<const double> limits(quantiles);
  return hold_outs.learn(median, limits.first(numbers), limits.subspan(numbers));
}

}  // namespace tiendo::inline v0_1::forecast
