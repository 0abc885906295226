// tiendo/chrono.hpp: conversions between dates and the calendar types of std::chrono. No other
// header includes it.
#pragma once

#include <chrono>
#include <cstdint>

#include "tiendo/core/date.hpp"

namespace tiendo::inline v0_1 {

/// The day as `std::chrono::sys_days`, the number of days since 1970-01-01.
inline std::chrono::sys_days to_sys_days(date d) {
  return std::chrono::sys_days(std::chrono::days(d.day_number()));
}

/// The day as year, month and day.
inline std::chrono::year_month_day to_year_month_day(date d) {
  return std::chrono::year_month_day(to_sys_days(d));
}

/// The date of a day; throws `invalid_value` outside of 1400-01-01 to 9999-12-31.
inline date to_date(std::chrono::sys_days day) {
  return date::of_day_number(static_cast<std::int64_t>(day.time_since_epoch().count()));
}

/// The date of a year, month and day; throws `invalid_value` where the calendar has no such day
/// (30 February) or it lies outside of 1400 to 9999.
inline date to_date(const std::chrono::year_month_day& day) {
  return date::of(static_cast<int>(day.year()),
                  static_cast<int>(static_cast<unsigned>(day.month())),
                  static_cast<int>(static_cast<unsigned>(day.day())));
}

}  // namespace tiendo::inline v0_1
