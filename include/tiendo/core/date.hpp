// tiendo/core/date.hpp: a calendar day. The one header that includes Boost.Date_Time.
#pragma once

#include <fmt/format.h>

#include <boost/date_time/gregorian/gregorian_types.hpp>
#include <charconv>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "tiendo/core/error.hpp"

namespace tiendo {

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

/// A day of the Gregorian calendar, from 1400-01-01 to 9999-12-31, held as a day number.
/// It has no time of day and no time zone: two machines in different zones agree on every result.
class date {
 public:
  /// 1970-01-01.
  constexpr date() = default;

  /// The day `year_`-`month_`-`day_`; throws `value_error` if the calendar has no such day.
  static date of(int year_, int month_, int day_) {
    if (const auto found = try_of(year_, month_, day_)) return *found;
    throw value_error(fmt::format("there is no day {:04}-{:02}-{:02} between 1400 and 9999", year_,
                                  month_, day_));
  }

  /// As `of`, with nothing instead of an exception.
  static std::optional<date> try_of(int year_, int month_, int day_) {
    if (year_ < 1400 || year_ > 9999 || month_ < 1 || month_ > 12 || day_ < 1) return std::nullopt;
    using calendar = boost::gregorian::gregorian_calendar;
    const auto y = static_cast<unsigned short>(year_);
    const auto m = static_cast<unsigned short>(month_);
    if (day_ > calendar::end_of_month_day(y, m)) return std::nullopt;
    const auto number =
        calendar::day_number(calendar::ymd_type(y, m, static_cast<unsigned short>(day_)));
    return date(static_cast<std::int64_t>(number) - epoch);
  }

  /// Reads `YYYY-MM-DD` and nothing else; nothing for any other text.
  static std::optional<date> parse(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto y = digits(text.substr(0, 4));
    const auto m = digits(text.substr(5, 2));
    const auto d = digits(text.substr(8, 2));
    if (!y || !m || !d) return std::nullopt;
    return try_of(*y, *m, *d);
  }

  /// Days since 1970-01-01; negative before it.
  constexpr std::int64_t day_number() const noexcept { return number_; }

  int year() const { return static_cast<int>(parts().year); }
  int month() const { return static_cast<int>(parts().month.as_number()); }
  int day() const { return static_cast<int>(parts().day.as_number()); }

  /// The day's place on a time line counted in years: the year plus the share of it that has passed
  /// when the day begins. Differences are additive, and exact between first days of years:
  /// 2021-01-01 gives 2021.0, 2024-07-01 gives 2024 + 182/366 = 2024.49727.
  double decimal_year() const {
    const int y = year();
    const auto start = of(y, 1, 1).number_;
    const auto length =
        boost::gregorian::gregorian_calendar::is_leap_year(static_cast<unsigned short>(y)) ? 366.0
                                                                                           : 365.0;
    return y + static_cast<double>(number_ - start) / length;
  }

  friend date operator+(date d, days n) { return checked(d.number_ + n.count); }
  friend date operator-(date d, days n) { return checked(d.number_ - n.count); }
  friend constexpr days operator-(date a, date b) { return days(a.number_ - b.number_); }
  friend constexpr auto operator<=>(date, date) = default;

 private:
  static constexpr std::int64_t epoch = 2440588;      // Julian day number of 1970-01-01
  static constexpr std::int64_t first_day = -208188;  // 1400-01-01
  static constexpr std::int64_t last_day = 2932896;   // 9999-12-31

  explicit constexpr date(std::int64_t number) : number_(number) {}

  static date checked(std::int64_t number) {
    if (number < first_day || number > last_day)
      throw value_error("a date left the calendar, which runs from 1400-01-01 to 9999-12-31");
    return date(number);
  }

  static std::optional<int> digits(std::string_view text) {
    int value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size() || text[0] == '-')
      return std::nullopt;
    return value;
  }

  boost::gregorian::gregorian_calendar::ymd_type parts() const {
    return boost::gregorian::gregorian_calendar::from_day_number(
        static_cast<boost::gregorian::gregorian_calendar::date_int_type>(number_ + epoch));
  }

  std::int64_t number_ = 0;
};

/// `YYYY-MM-DD`.
inline std::string to_string(date d) {
  return fmt::format("{:04}-{:02}-{:02}", d.year(), d.month(), d.day());
}

}  // namespace tiendo
