// Observations as a table: the columns of observations.csv, then the place in the file.
#pragma once

#include "tiendo/io/table.hpp"
#include "tiendo/model/observation.hpp"

namespace tiendo_python {

inline tiendo::table table_of(const tiendo::observations& all) {
  using namespace tiendo;
  using enum column_type;
  using record = observation;
  return detail::table_maker<record>(all)
      .column("indicator_id", text, [](const record& o) { return o.indicator; })
      .column("area_code", text, [](const record& o) { return o.where.code; })
      .column("area_valid_from", day, [](const record& o) { return o.where.valid_from; })
      .column("area_version_unknown", boolean, [](const record& o) { return o.where.version_unknown; })
      .column("tier", text, [](const record& o) { return o.tier; })
      .column("method", text, [](const record& o) { return o.method; })
      .column("period_first", day, [](const record& o) { return o.over.first(); })
      .column("period_last", day, [](const record& o) { return o.over.last(); })
      .column("kind", text, [](const record& o) { return to_string(o.kind); })
      .column("value", number, [](const record& o) { return o.value; })
      .column("low", number, [](const record& o) { return o.bounds.finite_low(); })
      .column("high", number, [](const record& o) { return o.bounds.finite_high(); })
      .column("numerator", number, [](const record& o) { return o.numerator; })
      .column("denominator", number, [](const record& o) { return o.denominator; })
      .column("field_size", integer, [](const record& o) { return o.field; })
      .column("unit", text, [](const record& o) { return o.unit; })
      .column("proxy", boolean, [](const record& o) { return o.proxy; })
      .column("status", text, [](const record& o) { return to_string(o.status); })
      .column("published", text, [](const record& o) { return to_string(o.published); })
      .column("revises", boolean, [](const record& o) { return o.revises; })
      .column("confidence", text, [](const record& o) { return o.confidence; })
      .column("source", text, [](const record& o) { return o.source; })
      .column("url", text, [](const record& o) { return o.url; })
      .column("note", text, [](const record& o) { return o.note; })
      .column("file", text, [](const record& o) { return o.from.file; })
      .column("line", integer, [](const record& o) { return o.from.line; })
      .take();
}

}  // namespace tiendo_python
