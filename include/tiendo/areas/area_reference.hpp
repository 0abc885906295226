// tiendo/areas/area_reference.hpp: the reference area of an observation, with or without its
// version.
#pragma once

#include <compare>
#include <optional>
#include <string>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/date.hpp"

namespace tiendo::inline v0_1 {

/// The area to which an observation or a target refers. The version is given by its first day of
/// validity, or marked as unknown if the source does not state it; if neither is given, the code
/// must have exactly one version.
struct area_reference {
  area_code code = {};
  std::optional<date> valid_from = {};
  bool version_unknown = false;

  /// The identifier of the version; nothing if no version is given.
  std::optional<area_id> id() const {
    return valid_from ? std::optional(area_id{code, *valid_from}) : std::nullopt;
  }

  friend auto operator<=>(const area_reference&, const area_reference&) = default;
};

/// Text form: "79@2025-07-01", or "79@unknown" if no version is given.
inline std::string to_string(const area_reference& a) {
  return a.code + "@" + (a.valid_from ? to_string(*a.valid_from) : "unknown");
}

}  // namespace tiendo::inline v0_1
