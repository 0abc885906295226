// tiendo/io/detail/impl/declared_part.ipp: bodies of tiendo/io/detail/declared_part.hpp.
#pragma once

#include "tiendo/io/detail/declared_part.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/detail/toml_section.hpp"
#include "tiendo/model/programme_check.hpp"
#include "tiendo/model/programme_parts.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE file_position declared_part::place(std::string_view field) const {
  if (row) return row->at(field);
  const auto found =
      std::find_if(present.begin(), present.end(), [&](const auto& p) { return field == p.first; });
  if (found != present.end()) return found->second;
  return std::find(fields.begin(), fields.end(), field) == fields.end() ? at : table;
}

TIENDO_INLINE declared_part declared_at(std::size_t file, const toml_section& s,
                                        std::span<const char* const> fields) {
  declared_part part{file, s.place("id"), s.place(), fields, {}, s.unreadable(), {}};
  for (const char* field : fields)
    if (s.has(field)) part.present.emplace_back(field, s.place(field));
  return part;
}

TIENDO_INLINE declared_labels::declared_labels(const programme_files& files) : files_(files) {
  const programme_parts& p = files.parts;
  add("act", p.acts), add("unit", p.units), add("tier", p.tiers), add("area", p.areas);
  add("indicator", p.indicators), add("target", p.targets);
}

TIENDO_INLINE std::optional<diagnostic> declared_labels::placed(diagnostic d) const {
  const auto found = parts_.find(d.subject);
  if (found == parts_.end()) return std::nullopt;  // [programme] without a readable id
  const declared_part& part = *found->second;
  if (std::find(part.unreadable.begin(), part.unreadable.end(), d.field) != part.unreadable.end())
    return std::nullopt;
  const file_position at = part.place(d.field);
  d.location = {files_.names[part.file], at.line, at.column};
  return d;
}

TIENDO_INLINE void check_parts(programme_files& files, const progress& report) {
  std::vector<diagnostic> found = diagnostics_of(files.parts, report);
  if (found.empty()) return;
  const declared_labels labels(files);
  diagnostic_collector faults(files.names.front()), warnings(files.names.front());
  watch steps(report);
  for (std::size_t i = 0; i < found.size(); ++i) {
    steps.step(i, found.size());
    diagnostic& d = found[i];
    const bool warns = d.severity == diagnostic_severity::warning;
    if (warns) files.warnings_of_parts.push_back(d);
    if (auto at = labels.placed(std::move(d))) (warns ? warnings : faults).add(std::move(*at));
  }
  faults.move_to(files.faults);
  warnings.move_to(files.warnings);
}

}  // namespace tiendo::inline v0_1::detail
