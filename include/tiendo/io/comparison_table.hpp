// tiendo/io/comparison_table.hpp: what the methods say of a programme, as a table and as JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tiendo/assessment/method_comparison.hpp"
#include "tiendo/core/version.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/io/table_json.hpp"

namespace tiendo {

namespace detail {
/// One cell of the matrix target x method, with its row.
struct comparison_cell {
  const target_comparison* row = nullptr;
  const method_verdict* verdict = nullptr;
};
}  // namespace detail

/// One row per target, series and method, the targets with most disagreement first. `trend` marks a
/// method that looks at no target. Rates in `actual` and `required` are shares, UNICEF's percent.
inline table to_table(const method_comparison& c) {
  using enum column_type;
  using place = detail::comparison_cell;
  std::vector<place> cells;
  for (const target_comparison& row : c.targets)
    for (const method_verdict& v : row.verdicts) cells.push_back({&row, &v});
  const programme& p = *c.programme;
  const auto known = [](double x) { return std::isnan(x) ? std::nullopt : std::optional(x); };
  return detail::table_maker<place>(cells)
      .column("target_id", text, [](const place& x) { return x.row->target; })
      .column("indicator_id", text, [](const place& x) { return x.row->indicator; })
      .column("area_code", text, [](const place& x) { return x.row->area_code; })
      .column("tier", text, [](const place& x) { return x.row->tier; })
      .column("series", text, [](const place& x) { return x.row->series; })
      .column("method", text, [](const place& x) { return x.verdict->method; })
      .column("trend", boolean, [](const place& x) { return !x.verdict->with_target; })
      .column("quantity", text,
              [](const place& x) { return measures::to_string(x.verdict->quantity); })
      .column("ratio", number, [](const place& x) { return x.verdict->ratio; })
      .column("score", number, [](const place& x) { return x.verdict->score; })
      .column("status", text, [](const place& x) { return x.verdict->status; })
      .column("reading", text,
              [](const place& x) {
                return x.verdict->reading ? measures::to_string(*x.verdict->reading) : "";
              })
      .column("reason", text, [](const place& x) { return to_string(x.verdict->reason); })
      .column("actual", number, [](const place& x) { return x.verdict->actual; })
      .column("required", number, [](const place& x) { return x.verdict->required; })
      .column("disagreement", number, [](const place& x) { return x.row->disagreement; })
      .column("assessed", text, [](const place& x) { return to_string(x.row->status); })
      .column("base_period", text, [](const place& x) { return x.row->base_period; })
      .column("base_value", number,
              [&](const place& x) { return known(x.row->figures.base.value); })
      .column("latest_period", text, [](const place& x) { return x.row->latest_period; })
      .column("latest_value", number,
              [&](const place& x) { return known(x.row->figures.latest.value); })
      .column("target_value", number,
              [&](const place& x) { return known(x.row->figures.target.value); })
      .column("unit", text, [](const place& x) { return x.row->unit; })
      .column("due", day, [](const place& x) { return x.row->due; })
      .column("name_vi", text,
              [&](const place& x) { return p.find_indicator(x.row->indicator)->name.vi; })
      .column("name_en", text,
              [&](const place& x) { return p.find_indicator(x.row->indicator)->name.en; })
      .column("sentence", text, [](const place& x) { return x.row->sentence; })
      .take();
}

/// The targets that no method could be applied to, and why.
inline table to_table(const std::vector<left_out>& without) {
  using enum column_type;
  return detail::table_maker<left_out>(without)
      .column("target_id", text, [](const left_out& x) { return x.target; })
      .column("series", text, [](const left_out& x) { return x.series; })
      .column("reason", text, [](const left_out& x) { return to_string(x.why); })
      .take();
}

/// Programme, day, the rows of `to_table`, and what was left out, as one JSON document.
inline std::string to_json(const method_comparison& c) {
  const detail::json document{{"format", 1},
                              {"tiendo", version()},
                              {"programme", c.programme->id()},
                              {"as_of", to_string(c.as_of)},
                              {"rows", detail::json_records(to_table(c))},
                              {"left_out", detail::json_records(to_table(c.without))}};
  return document.dump(2) + "\n";
}

}  // namespace tiendo
