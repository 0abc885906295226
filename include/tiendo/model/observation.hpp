// tiendo/model/observation.hpp: an observation, one published value of an indicator.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/areas/area_reference.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/shared_text.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/model/indicator.hpp"

namespace tiendo::inline v0_1 {

/// The censoring of a value: "over 90 %" is a lower bound, not 90.
enum class observation_kind : std::uint8_t { exact, lower_bound, upper_bound, range };

/// The status of an observation.
enum class observation_status : std::uint8_t { final, provisional, estimate };

namespace detail {
inline constexpr std::array<std::string_view, 4> kind_names{"exact", "lower_bound", "upper_bound",
                                                            "range"};
inline constexpr std::array<std::string_view, 3> status_names{"final", "provisional", "estimate"};
}  // namespace detail

constexpr std::string_view to_string(observation_kind k) {
  return detail::kind_names[static_cast<std::size_t>(k)];
}
constexpr std::string_view to_string(observation_status s) {
  return detail::status_names[static_cast<std::size_t>(s)];
}

/// One observation. `bounds` is the interval that contains the value; `value` is set if a number
/// was printed or follows from numerator and denominator, even if only the bounds are certain.
struct observation {
  /// A location in a file, which becomes a `source_location`. Its file name shares its storage with
  /// those of the other observations of the file.
  struct location {
    shared_text file = {};
    std::int64_t line = 0;
    std::int64_t column = 0;

    // A location is read where that of a diagnostic is.
    // NOLINTNEXTLINE(google-explicit-constructor)
    operator tiendo::source_location() const { return {file.text(), line, column}; }
  };

  /// An observation that was printed as a number; its decimals are those of the shortest text of
  /// `x`. These four functions set kind, value, bounds and decimals consistently; the caller sets
  /// the other members: `auto o = observation::exact(22); o.indicator = "economy";`. They throw
  /// `invalid_value` if a number is not finite.
  static observation exact(double x);
  /// A lower bound, "over 90 %": no value, bounds [90, infinity].
  static observation at_least(double low);
  /// An upper bound, "under 90 %": no value, bounds [-infinity, 90].
  static observation at_most(double high);
  /// A range, "13.71 to 15.72 %"; throws `invalid_value` if `low > high`.
  static observation between(double low, double high);

  indicator_id indicator = {};
  area_reference area = {};
  tier_id tier = {};  ///< the bodies of one tier in the area; empty: the area as a whole
  /// Empty: as the indicator is defined; "unknown": the source does not state it.
  shared_text method = {};
  tiendo::period period = {};
  observation_kind kind = observation_kind::exact;
  interval bounds = {};
  std::optional<double> value = {};
  int decimals = 0;  ///< the number of printed decimals
  std::optional<double> numerator = {};
  std::optional<double> denominator = {};
  std::optional<std::int64_t> field = {};  ///< for a rank, the number of ranked members
  unit_id unit = {};                       ///< empty: the indicator's
  bool proxy = false;                      ///< the value is of a proxy indicator
  observation_status status = observation_status::final;
  partial_date published = {};
  bool revises = false;  ///< it replaces earlier releases for the same period
  shared_text confidence = {};
  shared_text source = {};
  shared_text url = {};
  shared_text note = {};
  location source_location = {};  ///< the location that diagnostics report
};

/// The observations of an assessment, in the order of their file.
using observations = std::vector<observation>;

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/model/impl/observation.ipp"
#endif
