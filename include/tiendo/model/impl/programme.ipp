// tiendo/model/impl/programme.ipp: bodies of tiendo/model/programme.hpp.
#pragma once

#include "tiendo/model/programme.hpp"

#include <fmt/format.h>

#include <utility>

#include "tiendo/areas/area_history.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/model/programme_check.hpp"
#include "tiendo/model/programme_parts.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE programme_parts checked(programme_parts parts) {
  if (auto found = diagnostics_of(parts); !found.empty())
    throw validation_error(fmt::format("the programme '{}' has", parts.id), std::move(found));
  return parts;
}

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE programme::programme(programme_parts parts)
    : parts_(detail::checked(std::move(parts))),
      history_(parts_.areas, {}, area_rules::selected),
      indicators_(detail::index_of(parts_.indicators)),
      targets_(detail::index_of(parts_.targets)) {}

}  // namespace tiendo::inline v0_1
