// tiendo/forecast/evaluation/calibration.hpp: constants of `auto` and of the intervals, learned
// from a panel.
#pragma once

#include "tiendo/forecast/evaluation/calibration_constants.hpp"
#include "tiendo/forecast/options.hpp"
#include "tiendo/forecast/panel.hpp"

namespace tiendo::forecast {

/// Learns the constants from the panel's own past at the horizon, bounds and season of the options:
/// every series is forecast without its last values, and the errors of all series together move the
/// trend and the widths (docs/decisions/0050). `options::calibrated` uses them. Errors: those of
/// `forecast`. Worked: a panel of one series moves neither constant by more than 1 %.
calibration_constants calibrate(panel_view panel, const options& o);

}  // namespace tiendo::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/evaluation/impl/calibration.ipp"
#endif
