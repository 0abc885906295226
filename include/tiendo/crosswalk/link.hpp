// tiendo/crosswalk/link.hpp: which area gave territory to which, and how much of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "tiendo/areas/succession.hpp"
#include "tiendo/core/interval.hpp"

namespace tiendo::crosswalk {

/// A share of which nothing is known: 0 to 1. It never becomes an equal part by default.
inline interval unknown_share() {
  return interval::between(0, 1);
}

/// A link of a reform from an area of the day before to an area of the day itself, both by code.
/// `share` is the part of `from` that went to `to` (0 to 1), of whatever `basis` says: residents,
/// households, hectares. Worked: "between a third and a half of the residents" is {"1", "9",
/// partial, [.33, .5], "residents"}.
struct link {
  std::string from = {};
  std::string to = {};
  succession_kind kind = succession_kind::full;
  interval share = interval::exactly(1);
  std::string basis = {};
  std::string source = {};
  std::optional<std::int64_t> confidence = {};  ///< how many sources agree
};

/// The link of an area that went over as a whole.
inline link whole(std::string from, std::string to) {
  return {std::move(from), std::move(to), succession_kind::full, interval::exactly(1), {}, {}, {}};
}

/// The link of a part; without a share nothing is known of it.
inline link part(std::string from, std::string to, interval share = unknown_share(),
                 std::string basis = {}) {
  return {
      std::move(from), std::move(to), succession_kind::partial, share, std::move(basis), {}, {}};
}

}  // namespace tiendo::crosswalk
