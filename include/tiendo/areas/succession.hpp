// tiendo/areas/succession.hpp: which area took over the territory of which.
#pragma once

#include "tiendo/areas/area.hpp"

namespace tiendo {

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

}  // namespace tiendo
