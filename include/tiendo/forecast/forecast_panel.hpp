// tiendo/forecast/forecast_panel.hpp: panels forecast on all cores.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/evaluation/panel_calibration.hpp"
#include "tiendo/forecast/panel.hpp"

namespace tiendo::forecast {

/// What to forecast, the same for all series of a panel.
struct options {
  std::int64_t horizon = 1;
  std::vector<std::string> models{"auto"};  ///< names that `forecast::make_model` knows
  std::vector<double> probabilities{};      ///< quantiles to give, each in (0, 1), such as 0.025
  std::int64_t season_length = 1;
  double low = -std::numeric_limits<double>::infinity();  ///< bound of the quantity
  double high = std::numeric_limits<double>::infinity();  ///< bound of the quantity
  double cap = 0;                                         ///< of logistic and gompertz
  int threads = 0;                                        ///< 0: as many as there are cores
  bool calibrated = false;  ///< whether the panel's own past moves `auto` and the widths:
                            ///< `forecast::panel_calibration`
};

/// Where results go, the caller's own memory. With N series, M models, Q probabilities and a
/// horizon of H: `median` has M x N x H numbers, model by model, each series by series; `quantiles`
/// has M x Q x N x H, model by model and probability by probability; `reasons` M x N. Where there
/// is a reason, the numbers are NaN.
struct forecast_columns {
  std::span<double> median;
  std::span<double> quantiles;
  std::span<tiendo::reason> reasons;
};

/// Forecasts every series of a panel; a bad series never harms its neighbours. The bits of the
/// results do not depend on the number of threads. Agrees with `forecast::forecast_with` to 1e-9
/// relative, and to 1e-7 of the largest figure where those of a series lie many orders of magnitude
/// apart. Throws `value_error` for a request that makes no sense or columns of the wrong size,
/// `lookup_error` for an unknown model, and `interrupted` where `report` stopped it, after which
/// the columns are half written.
void forecast_panel(panel_view panel, const options& request, forecast_columns columns,
                    const progress& report = {});

/// What the panel's own past says of `auto` at the request's horizon, bounds and season. A pooled
/// forecast uses it.
forecast::calibration_constants calibrate_panel(panel_view panel, const options& request);

/// The instruction set that the kernels run on, by its name in Google Highway, such as "AVX3".
std::string forecast_instruction_set();

}  // namespace tiendo::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/impl/forecast_panel.ipp"
#endif
