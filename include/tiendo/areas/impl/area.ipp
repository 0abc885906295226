// tiendo/areas/impl/area.ipp: bodies of tiendo/areas/area.hpp.
#pragma once

#include "tiendo/areas/area.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE std::optional<area_id> parse_area_id(std::string_view text) {
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos || at == 0) return std::nullopt;
  const auto from = date::parse(text.substr(at + 1));
  return from ? std::optional(area_id{std::string(text.substr(0, at)), *from}) : std::nullopt;
}

}  // namespace tiendo::inline v0_1
