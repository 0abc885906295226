// tiendo/forecast/forecast.hpp: forecasts of one series and of panels of series.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/forecast_columns.hpp"
#include "tiendo/forecast/options.hpp"
#include "tiendo/forecast/panel.hpp"
#include "tiendo/forecast/series_forecast.hpp"

namespace tiendo::inline v0_1::forecast {

/// Forecasts one series by each model of the options. Missing values are NaN. The results equal
/// those of a panel that holds this one series. Errors: `invalid_value` for invalid options,
/// `unknown_name` for an unknown model. Worked: for 1, 2, 3, the models {"naive", "drift"} and a
/// horizon of 1, the medians are 3 and 4.
std::vector<series_forecast> forecast(std::span<const double> series, const options& o);

/// Forecasts one series by one model. Worked: the median of `forecast(y, 2, "drift").ahead[1]` is 5
/// for y = 1, 2, 3.
series_forecast forecast(std::span<const double> series, std::int64_t horizon,
                         std::string_view model = "auto");

/// The forecasts of a panel: the medians and the quantiles, each in one contiguous array, and the
/// reasons why a model has no forecast of a series. Views of temporary forecasts do not compile.
struct panel_forecast {
  std::size_t models = 0;
  std::size_t series = 0;
  std::size_t horizon = 0;
  std::vector<double> median;           ///< models x series x horizon
  std::vector<double> quantiles;        ///< models x probabilities x series x horizon
  std::vector<tiendo::reason> reasons;  ///< models x series
  std::vector<double> chances;          ///< models x targets x series x horizon

  /// The medians of one series by one model, one per period of the horizon.
  std::span<const double> median_of(std::size_t model, std::size_t one) && = delete;
  std::span<const double> median_of(std::size_t model, std::size_t one) const& {
    return std::span(median).subspan((model * series + one) * horizon, horizon);
  }
  /// A quantile of one series by one model, by the index of its probability in the options.
  std::span<const double> quantile_of(std::size_t model, std::size_t probability,
                                      std::size_t one) && = delete;
  std::span<const double> quantile_of(std::size_t model, std::size_t probability,
                                      std::size_t one) const& {
    const std::size_t probabilities = quantiles.size() / median.size();
    return std::span(quantiles).subspan(
        ((model * probabilities + probability) * series + one) * horizon, horizon);
  }
};

/// Forecasts every series of a panel on all cores. A series without a forecast does not affect the
/// others, and the results are identical to the last bit for any number of threads. Errors: as for
/// `forecast` of one series, and `interrupted` if `report` stops the computation. Worked: the panel
/// {{1, 2, 3}, {}} forecast by "drift" has the median 4 and the reason `no_observation`.
panel_forecast forecast(panel_view panel, const options& o, const progress& report = {});

/// Forecasts a panel and writes the results into memory of the caller. Errors: as above, and
/// `invalid_value` for columns of the wrong size; after `interrupted` the columns are partly
/// written. The vector kernels agree with the portable engine to a relative 1e-9, or to 1e-7 of the
/// largest value if the values of a series differ by many orders of magnitude.
void forecast_into(panel_view panel, const options& o, forecast_columns columns,
                   const progress& report = {});

/// The name that Google Highway gives to the instruction set of the vector kernels, such as "AVX3";
/// "none" if the library is used header-only.
std::string instruction_set();

}  // namespace tiendo::inline v0_1::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/impl/forecast.ipp"
#endif
