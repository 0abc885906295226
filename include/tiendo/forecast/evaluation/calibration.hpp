// tiendo/forecast/evaluation/calibration.hpp: global calibration of `auto` and of interval widths.
#pragma once

#include "tiendo/core/progress.hpp"
#include "tiendo/forecast/evaluation/calibration_constants.hpp"
#include "tiendo/forecast/options.hpp"
#include "tiendo/forecast/panel.hpp"

namespace tiendo::inline v0_1::forecast {

/// Estimates the constants from the past of the panel, for the horizon, bounds and season of the
/// options: every series is forecast without its last values, and the errors of all series together
/// adjust the trend and the widths (docs/forecasting.md). `options::calibrated` applies them.
/// `report` is called with the number of hold-out samples that are done and of all. Errors: as for
/// `forecast`. Worked: a panel of one series changes neither constant by more than 1
/// %.
calibration_constants calibrate(panel_view panel, const options& o, const progress& report = {});

}  // namespace tiendo::inline v0_1::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/evaluation/impl/calibration.ipp"
#endif
