// tiendo/geography/edge.hpp: which area gave territory to which, and how much of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "tiendo/core/interval.hpp"

namespace tiendo::geography {

/// Whether an area went over as a whole or in parts.
enum class edge_kind { full, partial };

/// A share of which nothing is known: 0 to 1. It never becomes an equal part by default.
inline interval unknown_share() {
  return interval::between(0, 1);
}

/// A link of a reform from an area of the day before to an area of the day itself, both by code.
/// `share` is the part of `from` that went to `to` (0 to 1), of whatever `basis` says: residents,
/// households, hectares. Worked: "between a third and a half of the residents" is {"1", "9",
/// partial, [.33, .5], "residents"}.
struct edge {
  std::string from;
  std::string to;
  edge_kind kind = edge_kind::full;
  interval share = interval::exactly(1);
  std::string basis;
  std::string source;
  std::optional<std::int64_t> confidence;  ///< how many sources agree
};

/// The link of an area that went over as a whole.
inline edge whole(std::string from, std::string to) {
  return {std::move(from), std::move(to), edge_kind::full, interval::exactly(1), {}, {}, {}};
}

/// The link of a part; without a share nothing is known of it.
inline edge part(std::string from, std::string to, interval share = unknown_share(),
                 std::string basis = {}) {
  return {std::move(from), std::move(to), edge_kind::partial, share, std::move(basis), {}, {}};
}

}  // namespace tiendo::geography
