// tiendo/core/partial_date.hpp: a date that is known to the day, the month or the year.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "tiendo/core/date.hpp"

namespace tiendo::inline v0_1 {

/// A day, a month or a year, as publication dates are printed. Where one day is needed, the last
/// one is used ("2024-12" as 2024-12-31), so that a value is not used before it was known. Worked:
/// the first day of "2023" is 2023-01-01, the last day is 2023-12-31.
///
/// A date that was not given, `partial_date()`, is empty: its text is empty, and it may be any day
/// from 1400-01-01 to 9999-12-31.
class partial_date {
 public:
  partial_date() = default;
  /// A day; empty if `day` is.
  partial_date(date day) {  // NOLINT
    if (!day.empty()) first_ = last_ = day, precision_ = precision::day;
  }

  /// Parses `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; returns nothing for any other text.
  static std::optional<partial_date> parse(std::string_view text);

  /// Whether no date was given.
  bool empty() const noexcept { return precision_ == precision::none; }
  date first_day() const noexcept { return first_; }
  date last_day() const noexcept { return last_; }
  bool is_complete() const noexcept { return precision_ == precision::day; }

  /// The text with as much precision as is known: "2024", "2024-12" or "2024-12-31".
  friend std::string to_string(const partial_date& d) {
    if (d.empty()) return "";
    const std::string full = to_string(d.first_);
    return full.substr(0, d.precision_ == precision::day     ? 10
                          : d.precision_ == precision::month ? 7
                                                             : 4);
  }

  friend auto operator<=>(const partial_date&, const partial_date&) = default;

 private:
  enum class precision : std::uint8_t { year, month, day, none };

  date first_ = date::earliest();
  date last_ = date::latest();
  precision precision_ = precision::none;
};

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/core/impl/partial_date.ipp"
#endif
