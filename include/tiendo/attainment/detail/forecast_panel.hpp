// tiendo/attainment/detail/forecast_panel.hpp: the series of a panel and their forecasts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "tiendo/attainment/attainment_options.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/panel.hpp"
#include "tiendo/forecast/predictive/distribution.hpp"

namespace tiendo::inline v0_1::attainment::detail {

/// A series until its last known value, and its distributions in the periods after it.
struct forecast_series {
  std::span<const double> values = {};
  std::int64_t end = 0;  ///< the period of the last value
  /// Why there is no forecast; `no_observation` until there is one.
  tiendo::reason reason = tiendo::reason::no_observation;
  std::span<const forecast::distribution> ahead = {};
  std::size_t group = 0;

  /// The value of a period until `end`, NaN where there is none. Worked: of 1, 2 that end in 2024,
  /// the value of 2023 is 1.
  double at(std::int64_t period) const;
};

/// The series of a panel without missing values at their ends, their groups and their forecasts.
class forecast_panel {
 public:
  /// `ends` holds the period of the last value of each series. Without groups each series is one.
  forecast_panel(panel_view panel, std::span<const std::int64_t> ends,
                 std::span<const std::int64_t> groups);

  const forecast_series& operator[](std::size_t i) const { return series_[i]; }
  std::size_t size() const { return series_.size(); }
  /// The series of a group.
  const std::vector<std::size_t>& group(std::size_t g) const { return groups_[g]; }
  /// The share of the variance of the errors one period ahead that the series of a group have in
  /// common; 0 for a series alone, and before `forecast`.
  double common_share(std::size_t g) const { return common_shares_[g]; }

  /// Forecasts all series by "auto", by what their groups share; `options.groups` is not used.
  void forecast(std::int64_t horizon, const attainment_options& options, const progress& report);

 private:
  panel values_;
  std::vector<std::int64_t> group_numbers_;  ///< as given
  std::vector<forecast_series> series_;
  std::vector<forecast::distribution> distributions_;
  std::vector<std::vector<std::size_t>> groups_;
  std::vector<double> common_shares_;
};

}  // namespace tiendo::inline v0_1::attainment::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/attainment/detail/impl/forecast_panel.ipp"
#endif
