// tiendo/assessment/outlook.hpp: the outlook of a row, the forecasts until its target is due.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/core/period.hpp"

namespace tiendo::inline v0_1 {

/// The forecast of one period: the median, and the central prediction interval at the level of the
/// outlook (80 % by default).
struct period_forecast {
  tiendo::period period = {};
  double median = 0;
  interval central = {};
};

/// The forecasts from the period after the latest value to the one that contains the due day, the
/// probability that the rule is met then, and the date from which on it is expected to be met: the
/// last day of the first period from which on the probability is at least one half until the due
/// date, or of the first such period after it (within 30 periods). It is the period of the latest
/// value where that meets the rule and is expected to keep it.
struct outlook {
  std::vector<period_forecast> path = {};
  confidence_level level = confidence_level(0.80);  ///< of the intervals
  std::size_t areas = 1;  ///< the number whose series were forecast together; 1 where alone
  std::optional<double> probability = {};
  /// The standard normal quantiles between which the value at the due date meets the rule, and the
  /// share of the variance of the errors one period ahead that areas forecast together have in
  /// common. Joint probabilities come from them (see `expected_totals`).
  double lowest_normal = missing_value;
  double highest_normal = missing_value;
  double common_share = 0;
  std::optional<date> expected_date = {};

  const period_forecast& at_due() const { return path.back(); }
};

}  // namespace tiendo::inline v0_1
