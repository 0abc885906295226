// tiendo/core/impl/period.ipp: bodies of tiendo/core/period.hpp.
#pragma once

#include "tiendo/core/period.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/frequency.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE period period::week(year y, int n) {
  const date monday = first_monday(y.value) + days(7 * (std::int64_t{checked(n, 53, "week")} - 1));
  if (monday >= first_monday(y.value + 1))
    throw invalid_value(fmt::format("{} has no week {}", y.value, n));
  return period(monday, monday + days(7));
}

TIENDO_INLINE period period::between(date first, date last) {
  if (last < first)
    throw invalid_value(fmt::format("a period cannot end on {} before it begins on {}",
                                    to_string(last), to_string(first)));
  return period(first, last + days(1));
}

TIENDO_INLINE std::optional<period> period::parse(std::string_view text) {
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
  } catch (const invalid_value&) {
    return std::nullopt;
  }
}

TIENDO_INLINE frequency period::calendar_frequency() const {
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

TIENDO_INLINE period period::next() const {
  const int m = end_.month();
  switch (calendar_frequency()) {
    case frequency::annual: return months(end_.year(), m, 12);
    case frequency::semiannual: return months(end_.year(), m, 6);
    case frequency::quarterly: return months(end_.year(), m, 3);
    case frequency::monthly: return months(end_.year(), m, 1);
    default: return period(end_, end_ + length());
  }
}

TIENDO_INLINE period period::months(int y, int first_month, int count) {
  const int index = 12 * y + first_month - 1 + count;
  return period(date::of(y, first_month, 1), date::of(index / 12, index % 12 + 1, 1));
}

TIENDO_INLINE int period::checked(int n, int most, const char* what) {
  if (n < 1 || n > most)
    throw invalid_value(
        fmt::format("the number of a {} must be from 1 to {}, got {}", what, most, n));
  return n;
}

TIENDO_INLINE date period::first_monday(int y) {
  const date fourth = date::of(y, 1, 4);
  return fourth - days((fourth.day_number() % 7 + 7 + 3) % 7);
}

TIENDO_INLINE std::optional<int> period::number(std::string_view text, std::size_t width) {
  if (text.size() != width) return std::nullopt;
  int value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

TIENDO_INLINE std::optional<period> period::with(period (*make)(year, int), int y,
                                                 std::string_view text, std::size_t width) {
  const auto n = number(text, width);
  if (!n) return std::nullopt;
  return make(year(y), *n);
}

TIENDO_INLINE std::string to_string(const period& p) {
  if (p.empty()) return "";
  const int y = p.first().year();
  const int m = p.first().month();
  switch (p.calendar_frequency()) {
    case frequency::annual: return fmt::format("{:04}", y);
    case frequency::semiannual: return fmt::format("{:04}-H{}", y, m / 6 + 1);
    case frequency::quarterly: return fmt::format("{:04}-Q{}", y, m / 3 + 1);
    case frequency::monthly: return fmt::format("{:04}-{:02}", y, m);
    case frequency::daily: return to_string(p.first());
    case frequency::weekly: {
      const int iso_year = (p.first() + days(3)).year();  // the year of the Thursday
      const auto n = (p.first() - period::week(year(iso_year), 1).first()).count / 7 + 1;
      return fmt::format("{:04}-W{:02}", iso_year, n);
    }
    case frequency::irregular: break;
  }
  return fmt::format("{}/{}", to_string(p.first()), to_string(p.last()));
}

}  // namespace tiendo::inline v0_1
