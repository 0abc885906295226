// tiendo/assessment/detail/prospect.hpp: the forecast of a series until its target is due.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "tiendo/assessment/outlook.hpp"
#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/frequency.hpp"
#include "tiendo/forecast/detail/transforms/bounded_scale.hpp"
#include "tiendo/forecast/predictive/distribution.hpp"
#include "tiendo/measures/goal.hpp"
#include "tiendo/model/observed_series.hpp"
#include "tiendo/model/target.hpp"
#include "tiendo/model/vintage.hpp"

namespace tiendo::inline v0_1::detail {

/// The natural bounds of the values of a series; either one may be missing.
struct natural_bounds {
  std::optional<double> lowest = {};
  std::optional<double> highest = {};
};

/// Forecasts one series towards one target.
class outlook_forecaster {
 public:
  outlook_forecaster(const target& t, const natural_bounds& bounds, confidence_level level)
      : target_(t), bounds_(bounds), level_(level) {}

  /// Nothing where the period of the latest value already contains the due day, where the values
  /// have no calendar frequency (or are daily), where none of them is exact, and where the rule has
  /// no level: growth in each year, a checklist, a milestone.
  std::optional<outlook> operator()(const observed_series& series, const data_point& latest) const;

 private:
  static constexpr std::size_t periods_after_due = 30;
  static constexpr std::size_t most_periods = 1000;

  std::optional<measures::goal> level() const;

  /// The values of the frequency of the latest one, one per period up to it; a value is missing
  /// where none is exact.
  static std::vector<double> regular(const observed_series& series, const data_point& latest,
                                     frequency f);

  static bool same_field(const std::optional<std::int64_t>& a,
                         const std::optional<std::int64_t>& b) {
    return !a || !b || *a == *b;
  }

  static std::int64_t season_of(frequency f);

  forecast::detail::bounded_scale limits(const data_point& latest) const;

  /// The probability that the level is met. A rank is met up to half a rank beyond it, because
  /// ranks are whole numbers.
  double chance(const measures::goal& g, const forecast::distribution& d) const;

  const target& target_;
  const natural_bounds& bounds_;
  confidence_level level_;
};

/// The forecast of a series by `auto` until its target is due, from the values of the latest one's
/// frequency (a year, a quarter ...) alone, within their bounds; ranks lie in 1 to their field. It
/// never decides a verdict. Nothing where no forecast can be made (see `outlook_forecaster`).
/// Worked: 15.38, 18.66, 21.5 and 22 % in 2021 to 2024 against 25 % by 2025 have a forecast of one
/// period, 2025.
inline std::optional<outlook> forecast_to_due_date(
    const observed_series& series, const data_point& latest, const target& t,
    const natural_bounds& bounds, confidence_level level = confidence_level(0.80)) {
  return outlook_forecaster(t, bounds, level)(series, latest);
}

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/assessment/detail/impl/prospect.ipp"
#endif
