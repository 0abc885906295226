// tiendo/model/impl/programme.ipp: bodies of tiendo/model/programme.hpp.
#pragma once

#include "tiendo/model/programme.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/model/programme_check.hpp"
#include "tiendo/model/programme_parts.hpp"

namespace tiendo {

TIENDO_INLINE programme::programme(programme_parts parts) : parts_(std::move(parts)) {
  if (auto found = diagnostics_of(parts_); !found.empty())
    throw validation_error(fmt::format("the programme '{}' has", parts_.id), std::move(found));
  indicators_ = detail::index_of(parts_.indicators);
  targets_ = detail::index_of(parts_.targets);
  areas_ = detail::index_of(parts_.areas);
  versions_ = detail::versions_by_code(parts_.areas);
}

TIENDO_INLINE std::vector<const area*> programme::versions_of(const std::string& code) const {
  std::vector<const area*> versions;
  const auto at = versions_.find(code);
  if (at == versions_.end()) return versions;
  for (const std::size_t i : at->second) versions.push_back(&parts_.areas[i]);
  return versions;
}

}  // namespace tiendo
