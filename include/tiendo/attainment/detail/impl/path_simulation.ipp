// tiendo/attainment/detail/impl/path_simulation.ipp: bodies of
// tiendo/attainment/detail/path_simulation.hpp.
#pragma once

#include "tiendo/attainment/detail/path_simulation.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "tiendo/attainment/detail/common_share.hpp"
#include "tiendo/attainment/detail/forecast_panel.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/forecast/predictive/distribution.hpp"

namespace tiendo::inline v0_1::attainment::detail {

TIENDO_INLINE const std::vector<double>& path_simulation::common_errors(std::size_t group,
                                                                        std::int64_t period) const {
  const auto [at, is_new] = common_.try_emplace({group, period});
  if (is_new) {
    at->second.resize(paths());
    normals_.column(~std::uint64_t{group}, static_cast<std::uint64_t>(period), at->second);
  }
  return at->second;
}

TIENDO_INLINE void path_simulation::walk(std::uint64_t key, const forecast_series* s,
                                         std::size_t first, std::size_t last,
                                         std::vector<double>& normals) const {
  const double one_ahead = s ? series_.common_share(s->group) : 0;
  std::vector<double> own(paths()), own_sum(paths(), 0), common_sum(paths(), 0);
  double* out = normals.data();
  for (std::size_t h = 1; h <= last; ++h) {
    normals_.column(key, h - 1, own);
    for (std::size_t p = 0; p < paths(); ++p) own_sum[p] += own[p];
    if (one_ahead > 0) {
      const std::vector<double>& common =
          common_errors(s->group, s->end + static_cast<std::int64_t>(h));
      for (std::size_t p = 0; p < paths(); ++p) common_sum[p] += common[p];
    }
    if (h < first) continue;
    const auto ahead = static_cast<double>(h);
    const double share = common_share_at(ahead, one_ahead);
    const double common_part = std::sqrt(share / ahead), own_part = std::sqrt((1 - share) / ahead);
    for (std::size_t p = 0; p < paths(); ++p)
      out[p] = own_part * own_sum[p] + common_part * common_sum[p];
    out += paths();
  }
}

TIENDO_INLINE std::vector<double> path_simulation::normals(std::size_t periods) const {
  std::vector<double> result(periods * paths());
  walk(0, nullptr, 1, periods, result);
  return result;
}

TIENDO_INLINE std::vector<double> path_simulation::normals_of(std::size_t series,
                                                              std::size_t periods) const {
  std::vector<double> result(periods * paths());
  walk(std::uint64_t{series} + 1, &series_[series], 1, periods, result);
  return result;
}

TIENDO_INLINE std::vector<double> path_simulation::normals_at(std::size_t series,
                                                              std::size_t ahead) const {
  std::vector<double> result(paths());
  walk(std::uint64_t{series} + 1, &series_[series], ahead, ahead, result);
  return result;
}

TIENDO_INLINE std::vector<double> path_simulation::values_at(
    std::size_t series, std::size_t ahead, std::span<const double> normals) const {
  const forecast::distribution& d = series_[series].ahead[ahead - 1];
  std::vector<double> values(normals.size());
  for (std::size_t p = 0; p < values.size(); ++p)
    values[p] = d.value(forecast::detail::standardised_quantile_at(normals[p]));
  return values;
}

TIENDO_INLINE const std::vector<std::vector<double>>& path_simulation::field(
    std::size_t group, std::int64_t period) const {
  const auto [at, is_new] = fields_.try_emplace({group, period});
  if (!is_new) return at->second;
  for (const std::size_t i : series_.group(group)) {
    const forecast_series& s = series_[i];
    std::vector<double> values;
    if (period <= s.end && !std::isnan(s.at(period))) {
      values.assign(paths(), s.at(period));
    } else if (period > s.end && s.reason == reason::none &&
               static_cast<std::size_t>(period - s.end) <= s.ahead.size()) {
      const auto h = static_cast<std::size_t>(period - s.end);
      values = values_at(i, h, normals_at(i, h));
    }
    at->second.push_back(std::move(values));
  }
  return at->second;
}

TIENDO_INLINE const std::vector<double>& path_simulation::value_of_place(
    std::size_t group, std::int64_t period, std::int64_t place, bool lower_is_better) const {
  const auto [at, is_new] = places_.try_emplace({group, period, place, lower_is_better});
  if (!is_new) return at->second;
  const double sign = lower_is_better ? -1 : 1;
  std::vector<const double*> known;
  for (const std::vector<double>& values : field(group, period))
    if (!values.empty()) known.push_back(values.data());
  at->second.assign(paths(), -std::numeric_limits<double>::infinity());
  if (place > static_cast<std::int64_t>(known.size())) return at->second;
  const auto k = static_cast<std::ptrdiff_t>(place) - 1;
  std::vector<double> values(known.size());
  for (std::size_t p = 0; p < paths(); ++p) {
    for (std::size_t i = 0; i < known.size(); ++i) values[i] = sign * known[i][p];
    std::nth_element(values.begin(), values.begin() + k, values.end(), std::greater<>());
    at->second[p] = values[static_cast<std::size_t>(k)];
  }
  return at->second;
}

}  // namespace tiendo::inline v0_1::attainment::detail
