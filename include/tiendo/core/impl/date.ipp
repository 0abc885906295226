// tiendo/core/impl/date.ipp: bodies of tiendo/core/date.hpp.
#pragma once

#include "tiendo/core/date.hpp"

#include <fmt/format.h>
#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"

namespace tiendo::inline v0_1 {

namespace detail {

/// Year, month and day of a day number counted from 1970-01-01.
inline boost::gregorian::gregorian_calendar::ymd_type calendar_day(std::int64_t number) {
  constexpr std::int64_t epoch = 2440588;  // Julian day number of 1970-01-01
  using calendar = boost::gregorian::gregorian_calendar;
  return calendar::from_day_number(static_cast<calendar::date_int_type>(number + epoch));
}

}  // namespace detail

TIENDO_INLINE void date::refuse_empty() {
  throw invalid_value("the date is not given");
}

TIENDO_INLINE int date::year() const {
  return static_cast<int>(detail::calendar_day(given()).year);
}

TIENDO_INLINE int date::month() const {
  return static_cast<int>(detail::calendar_day(given()).month.as_number());
}

TIENDO_INLINE int date::day() const {
  return static_cast<int>(detail::calendar_day(given()).day.as_number());
}

TIENDO_INLINE date date::of(int year_, int month_, int day_) {
  if (const auto found = try_of(year_, month_, day_)) return *found;
  throw invalid_value(fmt::format(
      "{:04}-{:02}-{:02} is not a day of the calendar from 1400 to 9999", year_, month_, day_));
}

TIENDO_INLINE std::optional<date> date::try_of(int year_, int month_, int day_) {
  if (year_ < 1400 || year_ > 9999 || month_ < 1 || month_ > 12 || day_ < 1) return std::nullopt;
  using calendar = boost::gregorian::gregorian_calendar;
  const auto y = static_cast<unsigned short>(year_);
  const auto m = static_cast<unsigned short>(month_);
  if (day_ > calendar::end_of_month_day(y, m)) return std::nullopt;
  const auto number =
      calendar::day_number(calendar::ymd_type(y, m, static_cast<unsigned short>(day_)));
  return date(static_cast<std::int64_t>(number) - epoch);
}

TIENDO_INLINE std::optional<date> date::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = digits(text.substr(0, 4));
  const auto m = digits(text.substr(5, 2));
  const auto d = digits(text.substr(8, 2));
  if (!y || !m || !d) return std::nullopt;
  return try_of(*y, *m, *d);
}

TIENDO_INLINE double date::decimal_year() const {
  const int y = year();
  const auto start = of(y, 1, 1).number_;
  const auto length =
      boost::gregorian::gregorian_calendar::is_leap_year(static_cast<unsigned short>(y)) ? 366.0
                                                                                         : 365.0;
  return y + static_cast<double>(number_ - start) / length;
}

TIENDO_INLINE date date::checked(std::int64_t number) {
  if (number < first_day || number > last_day)
    throw invalid_value("a date must be from 1400-01-01 to 9999-12-31");
  return date(number);
}

TIENDO_INLINE std::optional<int> date::digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = 10 * value + (c - '0');
  }
  return value;
}

TIENDO_INLINE std::string to_string(date d) {
  if (d.empty()) return "";
  return fmt::format("{:04}-{:02}-{:02}", d.year(), d.month(), d.day());
}

}  // namespace tiendo::inline v0_1
