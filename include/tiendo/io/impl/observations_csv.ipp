// tiendo/io/impl/observations_csv.ipp: bodies of tiendo/io/observations_csv.hpp.
#pragma once

#include "tiendo/io/observations_csv.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "tiendo/core/config.hpp"
#include "tiendo/core/number.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/detail/file_text.hpp"
#include "tiendo/io/detail/observations_file.hpp"
#include "tiendo/io/detail/table_maker.hpp"
#include "tiendo/io/limits.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/io/table_csv.hpp"
#include "tiendo/model/observation.hpp"

namespace tiendo::inline v0_1::detail {

/// The text of a number, never with an exponent: with so many decimals where they hold the whole
/// number, else with as many as its shortest text has.
TIENDO_INLINE std::string printed_text(double x, int decimals) {
  std::string text = fmt::format("{:.{}f}", x, decimals);
  if (const auto read = parse_number(text); read && read->value == x) return text;
  return fmt::format("{:.{}f}", x, shortest_decimals(x));
}

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE observations parse_observations(std::string_view text, const std::string& name,
                                              decimal_mark mark, const progress& report) {
  detail::diagnostic_collector faults(name);
  detail::observations_file file = detail::parse_observations(text, faults, mark, report);
  faults.throw_any();
  return std::move(file.observations);
}

TIENDO_INLINE observations read_observations(const std::filesystem::path& path, decimal_mark mark,
                                             const progress& report) {
  return parse_observations(detail::text_of(path, limits::table_bytes, report),
                            detail::display_name(path), mark, report);
}

TIENDO_INLINE table to_table(const observations& all) {
  using enum column_type;
  using row = observation;
  const auto has_own_value = [](const row& o) {
    return o.kind == observation_kind::exact || o.kind == observation_kind::range;
  };
  return detail::table_maker<row>(all)
      .column("indicator_id", text, [](const row& o) { return o.indicator; })
      .column("area_code", text, [](const row& o) { return o.area.code; })
      .column("area_valid_from", text,
              [](const row& o) {
                if (o.area.valid_from) return to_string(*o.area.valid_from);
                return std::string(o.area.version_unknown ? "unknown" : "");
              })
      .column("tier", text, [](const row& o) { return o.tier; })
      .column("method", text, [](const row& o) { return o.method; })
      .column("period_first", day, [](const row& o) { return o.period.first(); })
      .column("period_last", day, [](const row& o) { return o.period.last(); })
      .column("kind", text, [](const row& o) { return to_string(o.kind); })
      .column("value", number,
              [&](const row& o) { return has_own_value(o) ? o.value : std::nullopt; })
      .column("low", number,
              [](const row& o) {
                return o.kind == observation_kind::exact ? std::nullopt : o.bounds.finite_low();
              })
      .column("high", number,
              [](const row& o) {
                return o.kind == observation_kind::exact ? std::nullopt : o.bounds.finite_high();
              })
      .column("numerator", number, [](const row& o) { return o.numerator; })
      .column("denominator", number, [](const row& o) { return o.denominator; })
      .column("field_size", integer, [](const row& o) { return o.field; })
      .column("unit", text, [](const row& o) { return o.unit; })
      .column("proxy", text, [](const row& o) { return o.proxy ? "yes" : "no"; })
      .column("status", text, [](const row& o) { return to_string(o.status); })
      .column("published", text, [](const row& o) { return to_string(o.published); })
      .column("revises", text, [](const row& o) { return o.revises ? "yes" : "no"; })
      .column("confidence", text, [](const row& o) { return o.confidence; })
      .column("source", text, [](const row& o) { return o.source; })
      .column("url", text, [](const row& o) { return o.url; })
      .column("note", text, [](const row& o) { return o.note; })
      .take();
}

TIENDO_INLINE std::string to_csv(const observations& all) {
  table written = to_table(all);
  for (column& c : written.columns) {
    if (c.type != column_type::number) continue;
    for (std::size_t i = 0; i < c.cells.size(); ++i)
      if (const double* x = std::get_if<double>(&c.cells[i]))
        c.cells[i] = detail::printed_text(*x, c.name == "value" ? all[i].decimals : 0);
  }
  return to_csv(written);
}

}  // namespace tiendo::inline v0_1
