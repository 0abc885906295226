// tiendo/core/period.hpp: a reference period, a half-open range of days.
#pragma once

#include <compare>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "tiendo/core/date.hpp"
#include "tiendo/core/frequency.hpp"

namespace tiendo::inline v0_1 {

/// A half-open range of days [first, end). Half-open ranges join without overlap: 2024-Q1 ends
/// where 2024-Q2 begins. Files give the last day (`last`), which is included. A period that was not
/// given, `period()`, has no days; its `first()` and `end()` are empty dates.
///
///     const auto y = period::of(year(2024));     // 2024-01-01 to 2024-12-31, 366 days
///     y.contains(date::of(2024, 12, 31));        // true
///     to_string(period::between(date::of(2025, 6, 27), date::of(2025, 12, 14)))
///                                                // "2025-06-27/2025-12-14"
class period {
 public:
  /// No days.
  period() = default;
  /// Whether no period was given.
  bool empty() const noexcept { return first_.empty(); }
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
  /// Week 1 to 53 by ISO 8601: weeks begin on Monday, and week 1 contains 4 January.
  static period week(year y, int n);
  /// One day.
  static period of(date day) { return period(day, day + days(1)); }
  /// The period from one day to another, both included; throws `invalid_value` if `last < first`.
  static period between(date first, date last);

  /// Parses `2024`, `2024-H1`, `2024-Q3`, `2024-07`, `2024-W05`, `2024-07-01` or
  /// `2024-07-01/2024-09-10`; returns nothing for any other text.
  static std::optional<period> parse(std::string_view text);

  date first() const noexcept { return first_; }
  /// The day after the last one.
  date end() const noexcept { return end_; }
  /// The last day, included.
  date last() const { return end_ - days(1); }
  days length() const { return end_ - first_; }

  bool contains(date day) const { return first_ <= day && day < end_; }
  bool contains(const period& other) const { return first_ <= other.first_ && other.end_ <= end_; }
  bool overlaps(const period& other) const { return first_ < other.end_ && other.first_ < end_; }

  /// The frequency of the calendar period that has these days. Worked: 2025-07-01 to 2025-09-30 is
  /// quarterly; 2025-07-01 to 2025-09-10 is irregular.
  frequency calendar_frequency() const;

  /// The next period of the same frequency: 2024-Q3 after 2024-Q2; after an irregular period, one
  /// of the same number of days. Throws `invalid_value` at the end of the calendar.
  period next() const;

  /// Ordered by first day, then by end.
  friend constexpr auto operator<=>(const period&, const period&) = default;

 private:
  period(date first, date end) : first_(first), end_(end) {}

  static period months(int y, int first_month, int count);

  static int checked(int n, int most, const char* what);

  static bool is_monday(date d) { return (d.day_number() % 7 + 7) % 7 == 4; }  // 1970-01-05

  static date first_monday(int y);

  static std::optional<int> number(std::string_view text, std::size_t width);

  static std::optional<period> with(period (*make)(year, int), int y, std::string_view text,
                                    std::size_t width);

  date first_;
  date end_;
};

/// The shortest text that `period::parse` accepts: "2024", "2024-H1", "2024-Q3", "2024-07",
/// "2024-W05", "2024-07-01" or "2024-07-01/2024-09-10"; an empty text for an empty period.
std::string to_string(const period& p);

}  // namespace tiendo::inline v0_1

/// Hash of a period; equal periods have equal hashes.
template <>
struct std::hash<tiendo::period> {
  std::size_t operator()(const tiendo::period& p) const noexcept {
    const std::hash<tiendo::date> of;
    return 31 * of(p.first()) + of(p.end());
  }
};

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/core/impl/period.ipp"
#endif
