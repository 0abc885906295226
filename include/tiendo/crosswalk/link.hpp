// tiendo/crosswalk/link.hpp: a link of a crosswalk from an old to a new area, with a share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "tiendo/areas/succession.hpp"
#include "tiendo/core/interval.hpp"

namespace tiendo::inline v0_1::crosswalk {

/// An unknown share: the interval from 0 to 1. It is never replaced by equal shares.
inline interval unknown_share() {
  return interval::between(0, 1);
}

/// A link from an area of the day before a reform to an area of its effective date, both by code.
/// `share` is the part of `from` that goes to `to` (0 to 1), measured in `basis`: residents,
/// households, hectares. Worked: "between a third and a half of the residents" is {"1", "9",
/// partial, [.33, .5], "residents"}.
struct link {
  std::string from = {};
  std::string to = {};
  succession_kind kind = succession_kind::full;
  interval share = interval::exactly(1);
  std::string basis = {};
  std::string source = {};
  std::optional<std::int64_t> confidence = {};  ///< the number of sources that agree
};

/// The link of an area that goes to another one in full.
inline link whole(std::string from, std::string to) {
  return {std::move(from), std::move(to), succession_kind::full, interval::exactly(1), {}, {}, {}};
}

/// The link of a part of an area; by default its share is unknown.
inline link part(std::string from, std::string to, interval share = unknown_share(),
                 std::string basis = {}) {
  return {
      std::move(from), std::move(to), succession_kind::partial, share, std::move(basis), {}, {}};
}

}  // namespace tiendo::inline v0_1::crosswalk
