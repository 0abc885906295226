// tiendo/io/impl/reform_csv.ipp: bodies of tiendo/io/reform_csv.hpp.
#pragma once

#include "tiendo/io/reform_csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tiendo/areas/succession.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/already_checked.hpp"
#include "tiendo/core/detail/number_text.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/number.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/crosswalk/reform.hpp"
#include "tiendo/io/detail/csv.hpp"
#include "tiendo/io/detail/csv_row.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/detail/file_text.hpp"
#include "tiendo/io/limits.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE const std::vector<csv_column>& reform_columns() {
  static const std::vector<csv_column> columns{
      {"old_code"},     {"old_name"},          {"old_tier"},          {"old_district_code"},
      {"old_district"}, {"old_province_code"}, {"old_province"},      {"new_code"},
      {"new_name"},     {"new_tier"},          {"new_province_code"}, {"new_province"},
      {"type", true},   {"share_low"},         {"share_high"},        {"basis"},
      {"source"},       {"confidence"}};
  return columns;
}

/// Collects the rows of one or more tables into one reform; the diagnostics of all tables are
/// thrown together.
class reform_reader {
 public:
  explicit reform_reader(const progress& report) : report_(report) {}
  reform_reader(const reform_reader&) = delete;
  reform_reader& operator=(const reform_reader&) = delete;

  /// Adds the rows of a text; `name` is its file name in diagnostics.
  void add(std::string_view text, std::string name);

  /// Adds the rows of a file.
  void add(const std::filesystem::path& path);

  /// The reform that takes effect on that day; throws `input_error` with all diagnostics.
  crosswalk::reform take(date effective, std::string act = {});

 private:
  /// The columns in which a diagnostic of the whole reform may lie.
  static constexpr std::array<const char*, 4> placed_columns{"old_code", "new_code", "type",
                                                             "share_low"};
  struct row_place {
    std::size_t file;  ///< in `files_`
    std::array<file_position, placed_columns.size()> columns;
  };
  /// One side of the reform: its areas, its parents, and the row of each area.
  struct side {
    std::string prefix;  ///< of the columns: "old" or "new"
    std::vector<crosswalk::reform_area>& units;
    std::vector<crosswalk::reform_area>& parents;
    std::unordered_map<std::string, std::size_t> unit_places = {}, parent_places = {};
    std::vector<std::size_t> rows = {};  ///< of `units`
  };

  void add(std::string_view text, diagnostic_collector& faults);

  void add(const csv_row& row);

  static std::optional<interval> share_of(const csv_row& row, succession_kind kind);

  /// The area of a row on one side, with its parents; the code.
  std::string add_unit(const csv_row& row, side& s, bool has_districts);

  /// Keeps an area once; a row that contradicts it is reported.
  static void keep(const csv_row& row, std::vector<crosswalk::reform_area>& units,
                   std::unordered_map<std::string, std::size_t>& places, crosswalk::reform_area u,
                   const std::string& column);

  /// The diagnostic with the position of its row and column.
  diagnostic placed(diagnostic d) const;

  const progress& report_;
  crosswalk::reform_parts parts_;
  side before_{"old", parts_.before, parts_.parents_before};
  side after_{"new", parts_.after, parts_.parents_after};
  std::vector<std::string> files_;
  std::vector<row_place> rows_;
  std::vector<std::size_t> edge_rows_;
  std::vector<diagnostic> faults_;
};

TIENDO_INLINE void reform_reader::add(std::string_view text, std::string name) {
  diagnostic_collector faults(std::move(name));
  add(text, faults);
  faults.move_to(faults_);
}

TIENDO_INLINE void reform_reader::add(const std::filesystem::path& path) {
  diagnostic_collector faults(display_name(path));
  if (const auto text = read_text(path, faults, limits::table_bytes, report_)) add(*text, faults);
  faults.move_to(faults_);
}

TIENDO_INLINE crosswalk::reform reform_reader::take(date effective, std::string act) {
  parts_.effective = effective;
  parts_.act = std::move(act);
  if (faults_.empty()) {  // links whose rows could not be read would be reported as missing
    diagnostic_collector found(files_.empty() ? std::string() : files_.front());
    for (diagnostic& d : diagnostics_of(parts_, report_)) found.add(placed(std::move(d)));
    found.move_to(faults_);
  }
  if (!faults_.empty()) throw input_error(std::move(faults_));
  return crosswalk::reform(tiendo::detail::already_checked{}, std::move(parts_), report_);
}

TIENDO_INLINE void reform_reader::add(std::string_view text, diagnostic_collector& faults) {
  csv_reader reader(text, faults, report_);
  if (reader.header().empty()) return;
  const csv_layout layout(reader.header(), reform_columns(), faults);
  if (!layout.complete()) return;
  for (const char* needed : {"old_code", "new_code"})
    if (!layout.index_of(needed))
      faults.add({1, 1}, fmt::format("the column '{}' is missing", needed), "add it");
  files_.push_back(faults.file());
  while (reader.next()) add(csv_row(layout, reader.record(), decimal_mark::point, faults));
}

TIENDO_INLINE void reform_reader::add(const csv_row& row) {
  row_place place{files_.size() - 1, {}};
  for (std::size_t i = 0; i < placed_columns.size(); ++i)
    place.columns[i] = row.at(placed_columns[i]);
  rows_.push_back(place);
  const std::string from = add_unit(row, before_, true);
  const std::string to = add_unit(row, after_, false);
  if (from.empty() && to.empty())
    return row.fault("old_code", "the row names no area",
                     "give the old code, the new one, or both");
  const auto kind = row.choice<succession_kind>(
      "type", {{"full", succession_kind::full}, {"partial", succession_kind::partial}});
  const auto share = share_of(row, kind.value_or(succession_kind::full));
  if (from.empty() || to.empty() || !kind || !share)
    return;  // an area that was created or dissolved has no link
  parts_.links.push_back({from, to, *kind, *share, row.text("basis"), row.text("source"),
                          row.whole_number("confidence")});
  edge_rows_.push_back(rows_.size() - 1);
}

TIENDO_INLINE std::optional<interval> reform_reader::share_of(const csv_row& row,
                                                              succession_kind kind) {
  const auto low = row.number("share_low");
  const auto high = row.number("share_high");
  const bool full = kind == succession_kind::full;
  const double least = low ? low->value : full ? 1 : 0;
  const double most = high ? high->value : 1;
  if (least <= most) return interval::between(least, most);
  row.fault("share_low",
            fmt::format("the share {} lies above {}", number_text(least), number_text(most)),
            "swap or correct them");
  return std::nullopt;
}

TIENDO_INLINE std::string reform_reader::add_unit(const csv_row& row, side& s, bool has_districts) {
  std::string code = row.text(s.prefix + "_code");
  if (code.empty()) return {};
  const std::string province = row.text(s.prefix + "_province_code");
  const std::string district =
      has_districts ? row.text(s.prefix + "_district_code") : std::string();
  if (!province.empty())
    keep(row, s.parents, s.parent_places,
         {province, row.text(s.prefix + "_province"), "province", ""}, s.prefix + "_province_code");
  if (!district.empty())
    keep(row, s.parents, s.parent_places,
         {district, row.text(s.prefix + "_district"), "district", province},
         s.prefix + "_district_code");
  const std::string tier = row.text(s.prefix + "_tier");
  keep(row, s.units, s.unit_places,
       {code, row.text(s.prefix + "_name"), tier.empty() ? "commune" : tier,
        district.empty() ? province : district},
       s.prefix + "_code");
  if (s.rows.size() < s.units.size()) s.rows.push_back(rows_.size() - 1);
  return code;
}

TIENDO_INLINE void reform_reader::keep(const csv_row& row,
                                       std::vector<crosswalk::reform_area>& units,
                                       std::unordered_map<std::string, std::size_t>& places,
                                       crosswalk::reform_area u, const std::string& column) {
  const auto [at, is_new] = places.emplace(u.code, units.size());
  if (is_new) {
    units.push_back(std::move(u));
    return;
  }
  const crosswalk::reform_area& known = units[at->second];
  if (known.name != u.name)
    row.fault(column, fmt::format("{} is '{}' here and '{}' above", u.code, u.name, known.name),
              "write one name");
  if (known.parent != u.parent || known.tier != u.tier)
    row.fault(column,
              fmt::format("{} lies in '{}' here and in '{}' above", u.code, u.parent, known.parent),
              "write one parent and one tier");
}

TIENDO_INLINE diagnostic reform_reader::placed(diagnostic d) const {
  static const std::map<std::string, std::string> columns{
      {"from", "old_code"}, {"to", "new_code"}, {"kind", "type"}, {"share", "share_low"}};
  if (d.subject == "reform") return d;  // the day is no column of the file
  std::size_t row = 0;
  std::string column = "old_code";
  if (d.subject.starts_with("edge ")) {
    std::size_t edge = 0;
    std::from_chars(d.subject.data() + 5, d.subject.data() + d.subject.size(), edge);
    row = edge_rows_[edge];
    column = columns.at(d.field);
  } else {
    const bool old_side = d.subject.starts_with("before ");
    const side& s = old_side ? before_ : after_;
    const auto at = s.unit_places.find(d.subject.substr(old_side ? 7 : 6));
    if (at != s.unit_places.end()) row = s.rows[at->second];
    column = s.prefix + "_code";
  }
  const row_place& place = rows_[row];
  const auto i = std::find(placed_columns.begin(), placed_columns.end(), column);
  const file_position at = place.columns[static_cast<std::size_t>(i - placed_columns.begin())];
  d.location = {files_[place.file], at.line, at.column};
  return d;
}

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE crosswalk::reform parse_reform(
    const std::vector<std::pair<std::string, std::string>>& tables, date effective, std::string act,
    const progress& report) {
  return detail::within_memory(tables.empty() ? std::string() : tables.front().first, [&] {
    detail::reform_reader reader(report);
    for (const auto& [name, text] : tables) reader.add(text, name);
    return reader.take(effective, std::move(act));
  });
}

TIENDO_INLINE crosswalk::reform read_reform(const std::vector<std::filesystem::path>& paths,
                                            date effective, std::string act,
                                            const progress& report) {
  return detail::within_memory(paths.empty() ? std::string() : detail::display_name(paths.front()),
                               [&] {
                                 detail::reform_reader reader(report);
                                 for (const std::filesystem::path& path : paths) reader.add(path);
                                 return reader.take(effective, std::move(act));
                               });
}

}  // namespace tiendo::inline v0_1
