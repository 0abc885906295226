// tiendo/attainment/detail/impl/forecast_panel.ipp: bodies of
// tiendo/attainment/detail/forecast_panel.hpp.
#pragma once

#include "tiendo/attainment/detail/forecast_panel.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/detail/panel_engine.hpp"
#include "tiendo/forecast/forecast_columns.hpp"
#include "tiendo/forecast/options.hpp"
#include "tiendo/forecast/panel.hpp"

namespace tiendo::inline v0_1::attainment::detail {

TIENDO_INLINE double forecast_series::at(std::int64_t period) const {
  const std::int64_t place = static_cast<std::int64_t>(values.size()) - 1 - (end - period);
  return place < 0 || period > end ? missing_value : values[static_cast<std::size_t>(place)];
}

TIENDO_INLINE forecast_panel::forecast_panel(panel_view panel, std::span<const std::int64_t> ends,
                                             std::span<const std::int64_t> groups)
    : group_numbers_(groups.begin(), groups.end()),
      series_(static_cast<std::size_t>(panel.size())) {
  if (ends.size() != series_.size())
    throw invalid_value(
        fmt::format("there are {} last periods of {} series", ends.size(), series_.size()));
  if (!groups.empty() && groups.size() != series_.size())
    throw invalid_value(fmt::format("there are {} groups for {} series; each series has one",
                                    groups.size(), series_.size()));
  std::map<std::int64_t, std::size_t> places;
  for (std::size_t i = 0; i < series_.size(); ++i) {
    std::span<const double> y = panel[static_cast<std::int64_t>(i)];
    series_[i].end = ends[i];
    while (!y.empty() && std::isnan(y.back())) {
      y = y.first(y.size() - 1);
      --series_[i].end;
    }
    values_.add(y);
    const std::size_t place =
        groups.empty() ? i : places.emplace(groups[i], places.size()).first->second;
    if (place >= groups_.size()) groups_.resize(place + 1);
    groups_[place].push_back(i);
    series_[i].group = place;
  }
  const panel_view known = values_.view();
  for (std::size_t i = 0; i < series_.size(); ++i)
    series_[i].values = known[static_cast<std::int64_t>(i)];
  common_shares_.assign(groups_.size(), 0);
}

TIENDO_INLINE void forecast_panel::forecast(std::int64_t horizon, const attainment_options& options,
                                            const progress& report) {
  forecast::options wanted;
  wanted.horizon = horizon;
  wanted.season_length = options.season_length;
  wanted.bounds = options.bounds;
  wanted.threads = options.threads;
  wanted.groups = group_numbers_;
  const forecast::detail::panel_request request(wanted);
  const auto length = static_cast<std::size_t>(horizon);
  std::vector<double> median(series_.size() * length);
  std::vector<reason> reasons(series_.size());
  distributions_.resize(series_.size() * length);
  const panel_view known = values_.view();
  forecast::detail::panel_writer out(request, {median, {}, reasons, {}}, known.size());
  out.keep(distributions_);
  forecast::detail::run_panel(known, request, out, report);
  const std::vector<double> shares = forecast::detail::common_shares(known, request);
  for (std::size_t g = 0; g < groups_.size(); ++g) common_shares_[g] = shares[groups_[g].front()];
  for (std::size_t i = 0; i < series_.size(); ++i) {
    series_[i].reason = reasons[i];
    series_[i].ahead = std::span(distributions_).subspan(i * length, length);
  }
}

}  // namespace tiendo::inline v0_1::attainment::detail
