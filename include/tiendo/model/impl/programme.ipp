// tiendo/model/impl/programme.ipp: bodies of tiendo/model/programme.hpp.
#pragma once

#include "tiendo/model/programme.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "tiendo/areas/area_history.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/errors_of.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/model/programme_check.hpp"
#include "tiendo/model/programme_parts.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE programme_parts completed(programme_parts parts, const progress& report) {
  complete(parts, report);
  return parts;
}

/// The warnings about completed parts; throws `input_error` with all errors.
TIENDO_INLINE std::vector<diagnostic> checked_warnings(const programme_parts& parts,
                                                       const progress& report) {
  std::vector<diagnostic> found = diagnostics_of(parts, report);
  throw_errors(fmt::format("the programme '{}' has", parts.id), found);
  return found;
}

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE programme::programme(programme_parts parts, const progress& report)
    : parts_(detail::completed(std::move(parts), report)),
      warnings_(detail::checked_warnings(parts_, report)),
      history_(detail::already_checked{}, parts_.areas, report) {
  index(report);
}

TIENDO_INLINE programme::programme(detail::already_checked, programme_parts parts,
                                   std::vector<diagnostic> warnings, const progress& report)
    : parts_(std::move(parts)),
      warnings_(std::move(warnings)),
      history_(detail::already_checked{}, parts_.areas, report) {
  index(report);
}

TIENDO_INLINE void programme::index(const progress& report) {
  detail::report_progress(report, 0, parts_.targets.size());
  acts_ = detail::index_of(parts_.acts);
  tiers_ = detail::index_of(parts_.tiers);
  units_ = detail::index_of(parts_.units);
  indicators_ = detail::index_of(parts_.indicators);
  targets_ = detail::index_of(parts_.targets);
}

}  // namespace tiendo::inline v0_1
