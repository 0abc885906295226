// tiendo/io/impl/comparison_table.ipp: bodies of tiendo/io/comparison_table.hpp.
#pragma once

#include "tiendo/io/comparison_table.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <vector>

#include "tiendo/assessment/method_assessment.hpp"
#include "tiendo/assessment/method_comparison.hpp"
#include "tiendo/assessment/verdict.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/core/version.hpp"
#include "tiendo/io/detail/table_maker.hpp"
#include "tiendo/io/detail/text_buffer.hpp"
#include "tiendo/io/document.hpp"
#include "tiendo/io/json_writer.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/measures/classification.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/programme.hpp"
#include "tiendo/narrative/describe.hpp"
#include "tiendo/narrative/disagreement.hpp"
#include "tiendo/narrative/language.hpp"

namespace tiendo::inline v0_1::detail {

/// One cell of the matrix target x method, with its row.
struct comparison_cell {
  const target_comparison* row = nullptr;
  const method_assessment* verdict = nullptr;
  const std::string* sentence = nullptr;
};

TIENDO_INLINE table table_of(const programme& p, std::span<const target_comparison> targets,
                             language l) {
  using enum column_type;
  using place = comparison_cell;
  std::vector<std::string> sentences;  // one per target
  for (const target_comparison& row : targets) {
    const unit_of_measure* unit = p.find_unit(row.unit);
    sentences.push_back(explain_differences(row.assessments, unit ? symbol_of(*unit, l) : "", l));
  }
  std::vector<place> cells;
  for (std::size_t i = 0; i < targets.size(); ++i)
    for (const method_assessment& v : targets[i].assessments)
      cells.push_back({&targets[i], &v, &sentences[i]});
  const auto known = [](double x) { return std::isnan(x) ? std::nullopt : std::optional(x); };
  return table_maker<place>(cells)
      .column("target_id", text, [](const place& x) { return x.row->target; })
      .column("indicator_id", text, [](const place& x) { return x.row->indicator; })
      .column("area_code", text, [](const place& x) { return x.row->area_code; })
      .column("tier", text, [](const place& x) { return x.row->tier; })
      .column("series", text, [](const place& x) { return x.row->series; })
      .column("method", text, [](const place& x) { return x.verdict->method; })
      .column("trend", boolean, [](const place& x) { return !x.verdict->with_target; })
      .column("quantity", text,
              [](const place& x) { return measures::to_string(x.verdict->formula); })
      .column("ratio", number, [](const place& x) { return x.verdict->ratio; })
      .column("score", number, [](const place& x) { return x.verdict->score; })
      .column("status", text, [](const place& x) { return x.verdict->status; })
      .column("reading", text,
              [](const place& x) {
                return x.verdict->progress ? measures::to_string(*x.verdict->progress) : "";
              })
      .column("reason", text, [](const place& x) { return to_string(x.verdict->reason); })
      .column("actual", number, [](const place& x) { return x.verdict->actual; })
      .column("required", number, [](const place& x) { return x.verdict->required; })
      .column("disagreement", number, [](const place& x) { return x.row->dispersion; })
      .column("assessed", text, [](const place& x) { return to_string(x.row->status); })
      .column("base_period", text, [](const place& x) { return x.row->base_period; })
      .column("base_value", number, [&](const place& x) { return known(x.row->input.base.value); })
      .column("latest_period", text, [](const place& x) { return x.row->latest_period; })
      .column("latest_value", number,
              [&](const place& x) { return known(x.row->input.latest.value); })
      .column("target_value", number,
              [&](const place& x) { return known(x.row->input.target.value); })
      .column("unit", text, [](const place& x) { return x.row->unit; })
      .column("due", day, [](const place& x) { return x.row->due; })
      .column("name_vi", text,
              [&](const place& x) { return p.find_indicator(x.row->indicator)->name.vi; })
      .column("name_en", text,
              [&](const place& x) { return p.find_indicator(x.row->indicator)->name.en; })
      .column("sentence", text, [](const place& x) { return *x.sentence; })
      .take();
}

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE table to_table(const method_comparison& c, language l) {
  return detail::table_of(*c.programme, c.targets, l);
}

TIENDO_INLINE table to_table(const std::vector<not_compared_series>& without) {
  using enum column_type;
  return detail::table_maker<not_compared_series>(without)
      .column("target_id", text, [](const not_compared_series& x) { return x.target; })
      .column("series", text, [](const not_compared_series& x) { return x.series; })
      .column("reason", text, [](const not_compared_series& x) { return to_string(x.why); })
      .take();
}

TIENDO_INLINE void write(document_sink& out, const method_comparison& c, language l,
                         const progress& report) {
  const auto member = [&](const char* name, cell value) {
    out.key(name);
    out.value(value);
  };
  out.begin_object();
  member("format", std::int64_t{format_version::comparison});
  member("tiendo", std::string(version()));
  member("programme", c.programme->id());
  member("as_of", to_string(c.as_of));
  out.key("rows");
  out.begin_list();
  constexpr std::size_t at_a_time = 64;
  const std::span<const target_comparison> targets = c.targets;
  for (std::size_t first = 0; first < targets.size(); first += at_a_time) {
    detail::report_progress(report, first, targets.size());
    const auto part = targets.subspan(first, std::min(at_a_time, targets.size() - first));
    detail::write_records(out, detail::table_of(*c.programme, part, l));
  }
  out.end_list();
  out.key("left_out");
  out.begin_list();
  detail::write_records(out, to_table(c.not_compared));
  out.end_list();
  out.end_object();
}

TIENDO_INLINE std::string to_json(const method_comparison& c, language l, const progress& report) {
  detail::text_buffer text;
  std::ostream stream(&text);
  json_writer out(stream);
  write(out, c, l, [&](std::size_t done, std::size_t total) {
    text.expect(done, total);
    return !report || report(done, total);
  });
  stream.put('\n');
  return text.take();
}

}  // namespace tiendo::inline v0_1
