// tiendo/core/date.hpp: a calendar day, a calendar year, and numbers of days and years.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace tiendo::inline v0_1 {

/// A number of days, so that `date + days(3)` cannot be confused with a year or a month.
struct days {
  std::int64_t count = 0;
  explicit constexpr days(std::int64_t n) : count(n) {}
  friend constexpr auto operator<=>(days, days) = default;
};

/// A number of years. `year + years(5)` is a year; `year + year` does not compile.
struct years {
  int count = 0;
  explicit constexpr years(int n) : count(n) {}
  friend constexpr auto operator<=>(years, years) = default;
};

/// A calendar year, such as 2025.
struct year {
  int value = 1970;
  explicit constexpr year(int y) : value(y) {}
  friend constexpr auto operator<=>(year, year) = default;
  friend constexpr year operator+(year y, years n) { return year(y.value + n.count); }
  friend constexpr year operator-(year y, years n) { return year(y.value - n.count); }
  friend constexpr years operator-(year a, year b) { return years(a.value - b.value); }
};

/// A day of the Gregorian calendar, from 1400-01-01 to 9999-12-31, stored as a day number. It has
/// no time of day and no time zone: results do not depend on the time zone of the machine.
///
/// A date that was not given, `date()`, is empty. It comes before every day and is equal only to
/// itself; its text is empty, and its year, month, day and everything computed from it throw
/// `invalid_value`.
class date {
 public:
  /// No day.
  constexpr date() = default;

  /// The day `year_`-`month_`-`day_`; throws `invalid_value` if the calendar has no such day.
  static date of(int year_, int month_, int day_);

  /// As `of`, but returns nothing if the calendar has no such day.
  static std::optional<date> try_of(int year_, int month_, int day_);

  /// Parses `YYYY-MM-DD`; returns nothing for any other text.
  static std::optional<date> parse(std::string_view text);

  /// Whether no day was given.
  constexpr bool empty() const noexcept { return number_ == no_day; }

  /// The first and the last day of the calendar: 1400-01-01 and 9999-12-31.
  static constexpr date earliest() noexcept { return date(first_day); }
  static constexpr date latest() noexcept { return date(last_day); }

  /// Days since 1970-01-01; negative before it.
  constexpr std::int64_t day_number() const { return given(); }

  int year() const;
  int month() const;
  int day() const;

  /// The day in decimal years: the year plus the fraction of it that has passed when the day
  /// begins. Differences are additive, and exact between first days of years: 2021-01-01 gives
  /// 2021.0, 2024-07-01 gives 2024 + 182/366 = 2024.49727.
  double decimal_year() const;

  /// The date of a day number; throws `invalid_value` outside of the calendar.
  static date of_day_number(std::int64_t number) { return checked(number); }

  friend date operator+(date d, days n) { return checked(d.given() + n.count); }
  friend date operator-(date d, days n) { return checked(d.given() - n.count); }
  friend constexpr days operator-(date a, date b) { return days(a.given() - b.given()); }
  friend constexpr auto operator<=>(date, date) = default;

 private:
  static constexpr std::int64_t epoch = 2440588;      // Julian day number of 1970-01-01
  static constexpr std::int64_t first_day = -208188;  // 1400-01-01
  static constexpr std::int64_t last_day = 2932896;   // 9999-12-31

  static constexpr std::int32_t no_day = std::numeric_limits<std::int32_t>::min();

  explicit constexpr date(std::int64_t number) noexcept
      : number_(static_cast<std::int32_t>(number)) {}

  /// The day number; throws `invalid_value` if there is no day.
  constexpr std::int64_t given() const {
    if (empty()) refuse_empty();
    return number_;
  }

  [[noreturn]] static void refuse_empty();

  static date checked(std::int64_t number);

  static std::optional<int> digits(std::string_view text);

  std::int32_t number_ = no_day;
};

/// The day in the form `YYYY-MM-DD`; an empty text if there is no day.
std::string to_string(date d);

}  // namespace tiendo::inline v0_1

/// Hash of a day; equal days have equal hashes.
template <>
struct std::hash<tiendo::date> {
  std::size_t operator()(tiendo::date d) const noexcept {
    return std::hash<std::int64_t>()(d.empty() ? 0 : d.day_number());
  }
};

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/core/impl/date.ipp"
#endif
