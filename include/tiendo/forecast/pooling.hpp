// tiendo/forecast/pooling.hpp: what the series of a panel teach about one another.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "tiendo/forecast/unit_steps.hpp"
#include "tiendo/series/panel.hpp"

namespace tiendo::forecast {

/// Constants of one panel, beside those that are shipped for all.
struct pooled_constants {
  double trend = 1;         ///< how much of the change that `auto` expects is to be expected here
  double width = 1;         ///< how wide intervals are to be here against those of `auto`
  std::int64_t series = 0;  ///< how many series they were learned from
};

/// A panel's own past as a test of `auto`: every series without its last `horizon` values and
/// without its last two horizons, where two figures or more remain, and the `horizon` values that
/// followed. What is forecast later is not among them. Of more than 20,000 series, evenly spread
/// ones take part.
///
/// The errors of all series together give two constants, each drawn towards 1 by w = N / (N + 100)
/// for N series:
///
///     trend = 1 + w (m - 1)    m: the share of the expected changes with the least mean
///                              absolute error, in mean steps
///     width = q^w              q: the 95 % quantile of error / 95 % half-width
///
/// with m held in 0..2 and q in 1/4..4, so a panel of one moves by 1 % at most and no odd series by
/// much. Both are weighted medians and quantiles: the order of the series does not matter. Worked:
/// 100 series that went 1.4 times as far as expected (m = 1.4) have w = .5 and trend = 1.2. What it
/// gains and where it does not: docs/decisions/0050.
class panel_past {
 public:
  panel_past(panel_view panel, std::int64_t horizon) : horizon_(horizon) {
    const std::int64_t stride = 1 + (panel.size() - 1) / most_series;
    for (std::int64_t i = 0; i < panel.size(); i += stride) {
      const auto before = known_.size();
      for (const std::int64_t held : {horizon, 2 * horizon}) hold_out(panel[i], held);
      if (known_.size() > before) ++series_;
    }
  }

  /// What was known, one series per test.
  panel_view known() const { return known_.view(); }

  /// The constants, from what `auto` says of `known()` at this horizon: medians and 95 % intervals,
  /// test by test.
  pooled_constants learn(std::span<const double> median, std::span<const double> low,
                         std::span<const double> high) const {
    std::vector<double> misses;
    std::vector<std::pair<double, double>> shares;  // of an expected change, and its weight
    for (std::size_t i = 0; i < later_.size(); ++i) {
      const auto [last, step] = from_[i / static_cast<std::size_t>(horizon_)];
      const double half = later_[i] > median[i] ? high[i] - median[i] : median[i] - low[i];
      if (!std::isfinite(later_[i]) || !(half > 0) || !(step > 0)) continue;
      misses.push_back(std::abs(later_[i] - median[i]) / half);
      const double expected = median[i] - last, weight = std::min(std::abs(expected) / step, 10.0);
      if (weight > 1e-9) shares.emplace_back((later_[i] - last) / expected, weight);
    }
    pooled_constants result{1, 1, series_};
    const double trust = static_cast<double>(series_) / static_cast<double>(series_ + 100);
    if (!shares.empty())
      result.trend = 1 + trust * (std::clamp(weighted_median(shares), 0.0, 2.0) - 1);
    if (!misses.empty()) {
      const auto passed =
          misses.begin() + static_cast<std::ptrdiff_t>(0.95 * static_cast<double>(misses.size()));
      std::nth_element(misses.begin(), passed, misses.end());
      result.width = std::pow(std::clamp(*passed, 0.25, 4.0), trust);
    }
    return result;
  }

 private:
  static constexpr std::int64_t most_series = 20'000;

  void hold_out(std::span<const double> series, std::int64_t held) {
    const auto length = static_cast<std::int64_t>(series.size()) - held;
    if (length < 2) return;
    const auto known = series.first(static_cast<std::size_t>(length));
    std::vector<double> figures;
    std::copy_if(known.begin(), known.end(), std::back_inserter(figures),
                 [](double x) { return !std::isnan(x); });
    if (figures.size() < 2) return;
    const auto later = series.subspan(known.size(), static_cast<std::size_t>(horizon_));
    known_.add(known);
    later_.insert(later_.end(), later.begin(), later.end());
    from_.emplace_back(figures.back(), step_size(figures));
  }

  static double weighted_median(std::vector<std::pair<double, double>>& values) {
    std::sort(values.begin(), values.end());
    const auto add = [](double sum, const auto& value) { return sum + value.second; };
    double left = std::accumulate(values.begin(), values.end(), 0.0, add) / 2;
    for (const auto& [value, weight] : values)
      if ((left -= weight) <= 0) return value;
    return values.back().first;
  }

  std::int64_t horizon_, series_ = 0;
  panel known_;
  std::vector<double> later_;
  std::vector<std::pair<double, double>>
      from_;  ///< the last known figure and the mean step, of each test
};

}  // namespace tiendo::forecast
