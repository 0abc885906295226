// tiendo/forecast/detail/impl/panel_calibration.ipp: bodies of
// tiendo/forecast/detail/panel_calibration.hpp.
#pragma once

#include "tiendo/forecast/detail/panel_calibration.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"
#include "tiendo/forecast/panel.hpp"

namespace tiendo::inline v0_1::forecast::detail {

TIENDO_INLINE panel_calibration::panel_calibration(panel_view panel, std::int64_t horizon)
    : horizon_(horizon) {
  const std::int64_t stride = 1 + (panel.size() - 1) / most_series;
  for (std::int64_t i = 0; i < panel.size(); i += stride) {
    const auto before = known_.size();
    for (const std::int64_t held : {horizon, 2 * horizon}) hold_out(panel[i], held);
    if (known_.size() > before) ++series_;
  }
}

TIENDO_INLINE calibration_constants panel_calibration::learn(std::span<const double> median,
                                                             std::span<const double> low,
                                                             std::span<const double> high) const {
  std::vector<double> ratios;
  std::vector<std::pair<double, double>> factors;  // factor of a forecast change, and its weight
  for (std::size_t i = 0; i < later_.size(); ++i) {
    const auto [last, step] = from_[i / static_cast<std::size_t>(horizon_)];
    const double half = later_[i] > median[i] ? high[i] - median[i] : median[i] - low[i];
    if (!std::isfinite(later_[i]) || !(half > 0) || !(step > 0)) continue;
    ratios.push_back(std::abs(later_[i] - median[i]) / half);
    const double expected = median[i] - last, weight = std::min(std::abs(expected) / step, 10.0);
    if (weight > 1e-9) factors.emplace_back((later_[i] - last) / expected, weight);
  }
  calibration_constants result{1, 1, series_};
  const double weight_of_panel = static_cast<double>(series_) / static_cast<double>(series_ + 100);
  if (!factors.empty())
    result.trend = 1 + weight_of_panel * (std::clamp(weighted_median(factors), 0.0, 2.0) - 1);
  if (!ratios.empty()) {
    const auto quantile =
        ratios.begin() + static_cast<std::ptrdiff_t>(0.95 * static_cast<double>(ratios.size()));
    std::nth_element(ratios.begin(), quantile, ratios.end());
    result.width = std::pow(std::clamp(*quantile, 0.25, 4.0), weight_of_panel);
  }
  return result;
}

TIENDO_INLINE void panel_calibration::hold_out(std::span<const double> series, std::int64_t held) {
  const auto length = static_cast<std::int64_t>(series.size()) - held;
  if (length < 2) return;
  const auto known = series.first(static_cast<std::size_t>(length));
  std::vector<double> observed;
  std::copy_if(known.begin(), known.end(), std::back_inserter(observed),
               [](double x) { return !std::isnan(x); });
  if (observed.size() < 2) return;
  const auto later = series.subspan(known.size(), static_cast<std::size_t>(horizon_));
  known_.add(known);
  later_.insert(later_.end(), later.begin(), later.end());
  from_.emplace_back(observed.back(), mean_absolute_change(observed));
}

TIENDO_INLINE double panel_calibration::weighted_median(
    std::vector<std::pair<double, double>>& values) {
  std::sort(values.begin(), values.end());
  const auto add = [](double sum, const auto& value) { return sum + value.second; };
  double left = std::accumulate(values.begin(), values.end(), 0.0, add) / 2;
  for (const auto& [value, weight] : values)
    if ((left -= weight) <= 0) return value;
  return values.back().first;
}

}  // namespace tiendo::inline v0_1::forecast::detail
