// tiendo/core/partial_date.hpp: a date of which only the year, or the year and month, may be known.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "tiendo/core/date.hpp"

namespace tiendo::inline v0_1 {

/// A day, a month or a year: the way publication dates are printed. Where one day is needed it
/// counts as its last ("2024-12" as 2024-12-31), so that nothing is credited before it can have
/// been known. Worked: "2023" is first 2023-01-01, last 2023-12-31.
class partial_date {
 public:
  partial_date() = default;
  partial_date(date day) : first_(day), last_(day), precision_(precision::day) {}  // NOLINT

  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nothing for any other text.
  static std::optional<partial_date> parse(std::string_view text);

  date first_day() const noexcept { return first_; }
  date last_day() const noexcept { return last_; }
  bool is_complete() const noexcept { return precision_ == precision::day; }

  /// The text it was read from: as much as is known, no more.
  friend std::string to_string(const partial_date& d) {
    const std::string full = to_string(d.first_);
    return full.substr(0, d.precision_ == precision::day     ? 10
                          : d.precision_ == precision::month ? 7
                                                             : 4);
  }

  friend auto operator<=>(const partial_date&, const partial_date&) = default;

 private:
  enum class precision { year, month, day };

  date first_;
  date last_;
  precision precision_ = precision::day;
};

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/core/impl/partial_date.ipp"
#endif
