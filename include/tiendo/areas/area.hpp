// tiendo/areas/area.hpp: a territory, as it is for some time.
#pragma once

#include <compare>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tiendo/core/date.hpp"
#include "tiendo/core/label.hpp"

namespace tiendo::inline v0_1 {

/// The identity of an area: its code and the day from which this version of it is valid. The code
/// alone is none: 79 is one territory before 1 July 2025 and another one from then on.
struct area_id {
  std::string code = {};
  date valid_from = {};

  friend auto operator<=>(const area_id&, const area_id&) = default;
};

/// "79@2025-07-01".
inline std::string to_string(const area_id& id) {
  return id.code + "@" + to_string(id.valid_from);
}

/// Reads "79@2025-07-01"; nothing for any other text.
std::optional<area_id> parse_area_id(std::string_view text);

/// One version of an area. When it ends it may be taken over by a successor, or be split into
/// several areas, through an act.
struct area {
  area_id id = {};
  std::optional<date> valid_to = {};  ///< the last day, included
  std::string tier = {};
  std::optional<area_id> parent = {};
  label name = {};
  std::optional<area_id> successor = {};
  std::string ended_by = {};  ///< the act that ended it
  std::string note = {};
  std::vector<area_id> split_into = {};  ///< the areas that its parts went to

  bool exists_on(date day) const { return id.valid_from <= day && (!valid_to || day <= *valid_to); }
};

}  // namespace tiendo::inline v0_1

/// Equal ids have equal hashes.
template <>
struct std::hash<tiendo::area_id> {
  std::size_t operator()(const tiendo::area_id& id) const noexcept {
    return 31 * std::hash<std::string>()(id.code) + std::hash<tiendo::date>()(id.valid_from);
  }
};

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/areas/impl/area.ipp"
#endif
