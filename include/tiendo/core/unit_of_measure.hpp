// tiendo/core/unit_of_measure.hpp: what a number counts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tiendo::inline v0_1 {

/// How numbers of a unit may be compared and read.
enum class unit_kind {
  share,   ///< part of a whole, in percent: 40, not 0.40
  growth,  ///< change of a level per year, in percent
  rank,    ///< a place, 1 being the best
  index,   ///< points on a scale
  count,   ///< things that are counted
  amount,  ///< anything else that is measured
};

/// A unit as files name it: its id, its kind, how it is written behind a number, and the limits
/// that no value can leave. Units are equal when their ids are: `percent` and `percent_of_grdp` are
/// two units, since a share of everything and a share of output must not be mixed.
struct unit_of_measure {
  std::string id = {};
  unit_kind kind = unit_kind::amount;
  std::string symbol = {};
  std::optional<double> lowest = {};
  std::optional<double> highest = {};

  friend bool operator==(const unit_of_measure& a, const unit_of_measure& b) {
    return a.id == b.id;
  }
};

/// The units that every programme may use; others are declared in the programme (`[[unit]]`).
const std::vector<unit_of_measure>& standard_units();

/// The standard unit of that id; throws `lookup_error` that names the nearest one where there is
/// none. Worked: `standard_unit("percent").symbol` is "%".
const unit_of_measure& standard_unit(std::string_view id);

constexpr std::string_view to_string(unit_kind kind) {
  switch (kind) {
    case unit_kind::share: return "share";
    case unit_kind::growth: return "growth";
    case unit_kind::rank: return "rank";
    case unit_kind::index: return "index";
    case unit_kind::count: return "count";
    case unit_kind::amount: return "amount";
  }
  return "amount";
}

namespace detail {

/// The kind of that name, or nothing.
constexpr std::optional<unit_kind> unit_kind_from(std::string_view name) {
  for (const auto kind : {unit_kind::share, unit_kind::growth, unit_kind::rank, unit_kind::index,
                          unit_kind::count, unit_kind::amount})
    if (to_string(kind) == name) return kind;
  return std::nullopt;
}

}  // namespace detail

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/core/impl/unit_of_measure.ipp"
#endif
