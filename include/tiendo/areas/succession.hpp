// tiendo/areas/succession.hpp: which area took over the territory of which, one step
// or all of them.
#pragma once

#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/reason.hpp"

namespace tiendo::inline v0_1 {

/// Whether the whole territory of an area passed to its successor, or a part of it.
enum class succession_kind { full, partial };

/// A version of an area that took over territory of another one. Worked: {79@2000-01-01,
/// 79@2025-07-01, full}.
struct succession {
  area_id from = {};
  area_id to = {};
  succession_kind kind = succession_kind::full;

  friend bool operator==(const succession&, const succession&) = default;
};

/// The versions of an area that something set for it has lived in, through every successor that
/// took a version over in full. The last one is the area that it concerns now.
struct succession_chain {
  std::vector<area_id> versions = {};
  bool ended = false;  ///< the last version has ended and no single one took it over
  bool split = false;  ///< it ended in parts

  const area_id& current() const { return versions.back(); }
  bool has_changed() const { return versions.size() > 1; }
  /// Why nothing can be said of the last version after its end.
  reason end_reason() const { return split ? reason::territory_split : reason::territory_ended; }
};

}  // namespace tiendo::inline v0_1
