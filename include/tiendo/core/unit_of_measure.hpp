// tiendo/core/unit_of_measure.hpp: units of measure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tiendo/core/identifier.hpp"

namespace tiendo::inline v0_1 {

/// The kind of a unit, which determines how its values may be compared.
enum class unit_kind {
  share,   ///< part of a whole, in percent: 40, not 0.40
  growth,  ///< change of a level per year, in percent
  rank,    ///< a rank, where 1 is the best
  index,   ///< points on a scale
  count,   ///< a number of countable items
  amount,  ///< any other measured quantity
};

struct unit_of_measure;
/// The identifier of a unit, such as "percent".
using unit_id = identifier<unit_of_measure>;

/// A unit of measure: its id in files, its kind, its symbol after a number, and the bounds of its
/// values. Units are equal if their ids are equal: `percent` and `percent_of_grdp` are two units,
/// since a share of a total and a share of output must not be mixed.
struct unit_of_measure {
  unit_id id = {};
  unit_kind kind = unit_kind::amount;
  std::string symbol = {};
  std::optional<double> lowest = {};
  std::optional<double> highest = {};

  friend bool operator==(const unit_of_measure& a, const unit_of_measure& b) {
    return a.id == b.id;
  }
};

/// The units that are available in every programme; other units are declared in the programme
/// (`[[unit]]`).
const std::vector<unit_of_measure>& standard_units();

/// The standard unit with the id; if there is none, throws `unknown_name` with the most similar id.
/// Worked: `standard_unit("percent").symbol` is "%".
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

/// The kind with this name, or nothing.
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
