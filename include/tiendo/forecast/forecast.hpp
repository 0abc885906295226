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

namespace tiendo::forecast {

/// Forecasts one series by each model of the options. Missing values are NaN; the numbers are those
/// of a panel of this one series. Errors: `value_error` for options that make no sense,
/// `lookup_error` for an unknown model. Worked: 1, 2, 3 by {"naive", "drift"} with a horizon of 1
/// have the medians 3 and 4.
std::vector<series_forecast> forecast(std::span<const double> series, const options& o);

/// Forecasts one series by one model. Worked: the median of `forecast(y, 2, "drift").ahead[1]` is 5
/// where y is 1, 2, 3.
series_forecast forecast(std::span<const double> series, std::int64_t horizon,
                         std::string_view model = "auto");

/// The results of a panel: medians and quantiles as numbers in one block each, and a reason where a
/// model gave none.
struct panel_forecast {
  std::size_t models = 0;
  std::size_t series = 0;
  std::size_t horizon = 0;
  std::vector<double> median;           ///< models x series x horizon
  std::vector<double> quantiles;        ///< models x probabilities x series x horizon
  std::vector<tiendo::reason> reasons;  ///< models x series

  /// The medians of one series by one model, one per period ahead.
  std::span<const double> median_of(std::size_t model, std::size_t one) const {
    return std::span(median).subspan((model * series + one) * horizon, horizon);
  }
  /// A quantile of one series by one model, by the index of its probability in the options.
  std::span<const double> quantile_of(std::size_t model, std::size_t probability,
                                      std::size_t one) const {
    const std::size_t probabilities = quantiles.size() / median.size();
    return std::span(quantiles).subspan(
        ((model * probabilities + probability) * series + one) * horizon, horizon);
  }
};

/// Forecasts every series of a panel on all cores; a bad series never harms its neighbours. The
/// bits of the results do not depend on the number of threads. Errors: as `forecast` of one series,
/// and `interrupted` where `report` stopped it. Worked: the panel {{1, 2, 3}, {}} by "drift" has
/// the median 4 and the reason `no_observation`.
panel_forecast forecast(panel_view panel, const options& o, const progress& report = {});

/// `forecast` of a panel, written into the caller's memory. Throws `value_error` for columns of the
/// wrong size too; after `interrupted` the columns are half written. The vector kernels agree with
/// the portable engine to 1e-9 relative, and to 1e-7 of the largest value where those of a series
/// lie many orders of magnitude apart.
void forecast_into(panel_view panel, const options& o, forecast_columns columns,
                   const progress& report = {});

/// The instruction set of the vector kernels by its name in Google Highway, such as "AVX3"; "none"
/// where the library is used header-only.
std::string instruction_set();

}  // namespace tiendo::forecast

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/forecast/impl/forecast.ipp"
#endif
