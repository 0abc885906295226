// tiendo/core/impl/partial_date.ipp: bodies of tiendo/core/partial_date.hpp.
#pragma once

#include "tiendo/core/partial_date.hpp"

#include <optional>
#include <string>
#include <string_view>

#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE std::optional<partial_date> partial_date::parse(std::string_view text) {
  if (text.size() == 10) {
    if (const auto day = date::parse(text)) return partial_date(*day);
    return std::nullopt;
  }
  const bool month_given = text.size() == 7;
  if (!month_given && text.size() != 4) return std::nullopt;
  const auto start = date::parse(std::string(text) + (month_given ? "-01" : "-01-01"));
  if (!start) return std::nullopt;
  const int y = start->year();
  const int m = month_given ? start->month() : 12;
  const date next = m == 12 ? (y == 9999 ? date::of(9999, 12, 31) : date::of(y + 1, 1, 1))
                            : date::of(y, m + 1, 1);
  partial_date result;
  result.first_ = *start;
  result.last_ = y == 9999 && m == 12 ? next : next - days(1);
  result.precision_ = month_given ? precision::month : precision::year;
  return result;
}

}  // namespace tiendo::inline v0_1
