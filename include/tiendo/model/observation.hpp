// tiendo/model/observation.hpp: a figure as one source printed it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tiendo/areas/area_reference.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/core/period.hpp"

namespace tiendo::inline v0_1 {

/// How much of a value its source tells: "over 90 %" is a lower bound, not 90.
enum class observation_kind { exact, lower_bound, upper_bound, range };

/// How settled a figure is.
enum class observation_status { final, provisional, estimate };

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

/// One figure. `bounds` is what is known of the value; `value` is set where a number was printed or
/// follows from numerator and denominator, even if only the bounds are certain.
struct observation {
  /// A figure that was printed as a number; its decimals are those of the shortest text of `x`.
  /// These four set kind, value, bounds and decimals, which then agree; everything else is left to
  /// be set: `auto o = observation::exact(22); o.indicator = "economy";`. They throw `value_error`
  /// where a number is not finite.
  static observation exact(double x);
  /// "Over 90 %": no value, bounds from 90 on.
  static observation at_least(double low);
  /// "Under 90 %": no value, bounds up to 90.
  static observation at_most(double high);
  /// "13.71 to 15.72 %"; throws `value_error` where `low > high`.
  static observation between(double low, double high);

  std::string indicator = {};
  area_reference area = {};
  std::string tier = {};  ///< the bodies of one tier in the area; empty: the area as a whole
  /// Empty: as the indicator is defined; "unknown": the source does not say.
  std::string method = {};
  tiendo::period period = {};
  observation_kind kind = observation_kind::exact;
  interval bounds = {};
  std::optional<double> value = {};
  int decimals = 0;  ///< how many were printed
  std::optional<double> numerator = {};
  std::optional<double> denominator = {};
  std::optional<std::int64_t> field = {};  ///< of how many, for a rank
  std::string unit = {};                   ///< empty: the indicator's
  bool proxy = false;                      ///< the figure only stands in for the indicator
  observation_status status = observation_status::final;
  partial_date published = {};
  bool revises = false;  ///< replaces what was published before for the same period
  std::string confidence = {};
  std::string source = {};
  std::string url = {};
  std::string note = {};
  tiendo::source_location source_location = {};  ///< so that a diagnostic can point at it
};

/// The figures that an assessment looks at, in the order of their file.
using observations = std::vector<observation>;

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/model/impl/observation.ipp"
#endif
