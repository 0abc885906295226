// tiendo/core/period.hpp: the span of days that a figure speaks of.
#pragma once

#include <fmt/format.h>

#include <charconv>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "tiendo/core/date.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/frequency.hpp"

namespace tiendo {

/// A half-open span of days [first, end), never empty. Half-open spans join without overlap:
/// 2024-Q1 ends where 2024-Q2 begins. Files show the last day (`last`), which is inclusive.
///
///     const auto y = period::of(year(2024));     // 2024-01-01 to 2024-12-31, 366 days
///     y.contains(date::of(2024, 12, 31));        // true
///     to_string(period::between(date::of(2025, 6, 27), date::of(2025, 12, 14)))
///                                                // "2025-06-27/2025-12-14"
class period {
 public:
  /// The day 1970-01-01.
  period() : period(date(), date() + days(1)) {}
  /// A whole calendar year.
  static period of(year y) { return months(y.value, 1, 12); }
  /// Half 1 or 2 of a year.
  static period half(year y, int n) { return months(y.value, 6 * checked(n, 2, "half") - 5, 6); }
  /// Quarter 1 to 4 of a year.
  static period quarter(year y, int n) {
    return months(y.value, 3 * checked(n, 4, "quarter") - 2, 3);
  }
  /// Month 1 to 12 of a year.
  static period month(year y, int n) { return months(y.value, checked(n, 12, "month"), 1); }
  /// Week 1 to 53 by ISO 8601: weeks begin on Monday, and week 1 holds 4 January.
  static period week(year y, int n) {
    const date monday = first_monday(y.value) + days(7 * (checked(n, 53, "week") - 1));
    if (monday >= first_monday(y.value + 1))
      throw value_error(fmt::format("{} has no week {}", y.value, n));
    return period(monday, monday + days(7));
  }
  /// One day.
  static period of(date day) { return period(day, day + days(1)); }
  /// From one day to another, both included; throws `value_error` if they are in the wrong order.
  static period between(date first, date last) {
    if (last < first)
      throw value_error(fmt::format("a period cannot end on {} before it begins on {}",
                                    to_string(last), to_string(first)));
    return period(first, last + days(1));
  }

  /// Reads `2024`, `2024-H1`, `2024-Q3`, `2024-07`, `2024-W05`, `2024-07-01` or
  /// `2024-07-01/2024-09-10`; nothing for any other text.
  static std::optional<period> parse(std::string_view text) {
    try {
      if (text.size() == 21 && text[10] == '/') {
        const auto a = date::parse(text.substr(0, 10));
        const auto b = date::parse(text.substr(11));
        if (a && b) return between(*a, *b);
        return std::nullopt;
      }
      if (text.size() == 10) {
        if (const auto day = date::parse(text)) return of(*day);
        return std::nullopt;
      }
      const auto y = number(text.substr(0, 4), 4);
      if (!y) return std::nullopt;
      if (text.size() == 4) return of(year(*y));
      if (text.size() < 7 || text[4] != '-') return std::nullopt;
      const std::string_view rest = text.substr(5);
      if (rest[0] == 'H') return with(half, *y, rest.substr(1), 1);
      if (rest[0] == 'Q') return with(quarter, *y, rest.substr(1), 1);
      if (rest[0] == 'W') return with(week, *y, rest.substr(1), 2);
      return with(month, *y, rest, 2);
    } catch (const value_error&) {
      return std::nullopt;
    }
  }

  date first() const noexcept { return first_; }
  /// The day after the last one.
  date end() const noexcept { return end_; }
  /// The last day, included.
  date last() const { return end_ - days(1); }
  days length() const { return end_ - first_; }

  bool contains(date day) const { return first_ <= day && day < end_; }
  bool contains(const period& other) const { return first_ <= other.first_ && other.end_ <= end_; }
  bool overlaps(const period& other) const { return first_ < other.end_ && other.first_ < end_; }

  /// Which kind of calendar period this is, from its days alone. Worked: 2025-07-01 to 2025-09-30
  /// is quarterly; 2025-07-01 to 2025-09-10 is irregular.
  frequency calendar_frequency() const {
    if (length() == days(1)) return frequency::daily;
    if (length() == days(7) && is_monday(first_)) return frequency::weekly;
    if (first_.day() != 1 || end_.day() != 1) return frequency::irregular;
    const int start = first_.month();
    const int count = 12 * (end_.year() - first_.year()) + end_.month() - start;
    if (count == 1) return frequency::monthly;
    if (count == 3 && start % 3 == 1) return frequency::quarterly;
    if (count == 6 && start % 6 == 1) return frequency::semiannual;
    if (count == 12 && start == 1) return frequency::annual;
    return frequency::irregular;
  }

  /// The period of the same kind that follows: 2024-Q3 after 2024-Q2; after an irregular one as
  /// many days. Throws `value_error` at the end of the calendar.
  period next() const {
    const int m = end_.month();
    switch (calendar_frequency()) {
      case frequency::annual: return months(end_.year(), m, 12);
      case frequency::semiannual: return months(end_.year(), m, 6);
      case frequency::quarterly: return months(end_.year(), m, 3);
      case frequency::monthly: return months(end_.year(), m, 1);
      default: return period(end_, end_ + length());
    }
  }

  /// By first day, then by end.
  friend constexpr auto operator<=>(const period&, const period&) = default;

 private:
  period(date first, date end) : first_(first), end_(end) {}

  static period months(int y, int first_month, int count) {
    const int index = 12 * y + first_month - 1 + count;
    return period(date::of(y, first_month, 1), date::of(index / 12, index % 12 + 1, 1));
  }

  static int checked(int n, int most, const char* what) {
    if (n < 1 || n > most)
      throw value_error(fmt::format("a {} is numbered from 1 to {}, not {}", what, most, n));
    return n;
  }

  static bool is_monday(date d) { return (d.day_number() % 7 + 7) % 7 == 4; }  // 1970-01-05

  static date first_monday(int y) {
    const date fourth = date::of(y, 1, 4);
    return fourth - days((fourth.day_number() % 7 + 7 + 3) % 7);
  }

  static std::optional<int> number(std::string_view text, std::size_t width) {
    if (text.size() != width) return std::nullopt;
    int value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size() || value < 0)
      return std::nullopt;
    return value;
  }

  static std::optional<period> with(period (*make)(year, int), int y, std::string_view text,
                                    std::size_t width) {
    const auto n = number(text, width);
    if (!n) return std::nullopt;
    return make(year(y), *n);
  }

  date first_;
  date end_;
};

/// The shortest name that `period::parse` reads back: "2024", "2024-H1", "2024-Q3", "2024-07",
/// "2024-W05", "2024-07-01" or "2024-07-01/2024-09-10".
inline std::string to_string(const period& p) {
  const int y = p.first().year();
  const int m = p.first().month();
  switch (p.calendar_frequency()) {
    case frequency::annual: return fmt::format("{:04}", y);
    case frequency::semiannual: return fmt::format("{:04}-H{}", y, m / 6 + 1);
    case frequency::quarterly: return fmt::format("{:04}-Q{}", y, m / 3 + 1);
    case frequency::monthly: return fmt::format("{:04}-{:02}", y, m);
    case frequency::daily: return to_string(p.first());
    case frequency::weekly: {
      const int iso_year = (p.first() + days(3)).year();  // the year that holds the Thursday
      const auto n = (p.first() - period::week(year(iso_year), 1).first()).count / 7 + 1;
      return fmt::format("{:04}-W{:02}", iso_year, n);
    }
    case frequency::irregular: break;
  }
  return fmt::format("{}/{}", to_string(p.first()), to_string(p.last()));
}

}  // namespace tiendo
