// tiendo/areas/succession.hpp: successions of areas and chains of successions.
#pragma once

#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/reason.hpp"

namespace tiendo::inline v0_1 {

/// Whether a successor took over the whole territory of an area, or a part of it.
enum class succession_kind { full, partial };

/// One succession: the version `to` took over territory of the version `from`. Worked:
/// {79@2000-01-01, 79@2025-07-01, full}.
struct succession {
  area_id from = {};
  area_id to = {};
  succession_kind kind = succession_kind::full;

  friend bool operator==(const succession&, const succession&) = default;
};

/// The sequence of versions from an area to its latest full successor, to which a target of the
/// area now refers.
struct succession_chain {
  std::vector<area_id> versions = {};
  bool ended = false;  ///< the last version has ended without a full successor
  bool split = false;  ///< the last version was split

  const area_id& current() const { return versions.back(); }
  bool has_changed() const { return versions.size() > 1; }
  /// The reason why values of the last version are undefined after its end.
  reason end_reason() const { return split ? reason::territory_split : reason::territory_ended; }
};

}  // namespace tiendo::inline v0_1
