// tiendo/areas/area_reference.hpp: the area that a source names, whose version it may leave open.
#pragma once

#include <compare>
#include <optional>
#include <string>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/date.hpp"

namespace tiendo::inline v0_1 {

/// Which area a figure is about. The version is a date, or unknown where the source does not say;
/// with neither, the code must have one version only.
struct area_reference {
  std::string code = {};
  std::optional<date> valid_from = {};
  bool version_unknown = false;

  /// The version that is named; nothing where none is.
  std::optional<area_id> id() const {
    return valid_from ? std::optional(area_id{code, *valid_from}) : std::nullopt;
  }

  friend auto operator<=>(const area_reference&, const area_reference&) = default;
};

/// "79@2025-07-01"; "79@unknown" where no version is named.
inline std::string to_string(const area_reference& a) {
  return a.code + "@" + (a.valid_from ? to_string(*a.valid_from) : "unknown");
}

}  // namespace tiendo::inline v0_1
