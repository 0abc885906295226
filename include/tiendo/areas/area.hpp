// tiendo/areas/area.hpp: one version of an administrative area.
#pragma once

#include <compare>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tiendo/core/date.hpp"
#include "tiendo/core/identifier.hpp"
#include "tiendo/core/label.hpp"

namespace tiendo::inline v0_1 {

struct area;
/// The code of an area, shared by all of its versions, such as "79".
using area_code = identifier<area>;

struct tier;
/// The identifier of a tier of government, such as "province".
using tier_id = identifier<tier>;

struct act;
/// The identifier of a legal act: its official number, such as "2393/QD-UBND".
using act_id = identifier<act>;

/// The identifier of a version of an area: its code and its first day of validity. The code alone
/// does not identify an area: 79 is one territory before 1 July 2025 and another one from then on.
struct area_id {
  area_code code = {};
  date valid_from = {};

  friend auto operator<=>(const area_id&, const area_id&) = default;
};

/// "79@2025-07-01".
inline std::string to_string(const area_id& id) {
  return id.code + "@" + to_string(id.valid_from);
}

/// Parses "79@2025-07-01"; returns nothing for any other text.
std::optional<area_id> parse_area_id(std::string_view text);

/// One version of an area. When it ends, an act may name one successor, or several areas into which
/// it is split.
struct area {
  area_id id = {};
  std::optional<date> valid_to = {};  ///< the last day of validity, included
  tier_id tier = {};
  std::optional<area_id> parent = {};
  label name = {};
  std::optional<area_id> successor = {};
  act_id ended_by = {};  ///< the act that ended this version
  std::string note = {};
  std::vector<area_id> split_into = {};  ///< the areas that took over its parts

  bool exists_on(date day) const { return id.valid_from <= day && (!valid_to || day <= *valid_to); }
};

}  // namespace tiendo::inline v0_1

/// Hash of an identifier; equal identifiers have equal hashes.
template <>
struct std::hash<tiendo::area_id> {
  std::size_t operator()(const tiendo::area_id& id) const noexcept {
    return 31 * std::hash<std::string>()(id.code) + std::hash<tiendo::date>()(id.valid_from);
  }
};

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/areas/impl/area.ipp"
#endif
