// tiendo/io/impl/assessment_json.ipp: bodies of tiendo/io/assessment_json.hpp.
#pragma once

#include "tiendo/io/assessment_json.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <ostream>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/assessment/assessment.hpp"
#include "tiendo/assessment/outlook.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/assessment/totals.hpp"
#include "tiendo/assessment/unused_observation.hpp"
#include "tiendo/assessment/verdict.hpp"
#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/core/version.hpp"
#include "tiendo/io/assessment_table.hpp"
#include "tiendo/io/detail/json.hpp"
#include "tiendo/io/detail/table_maker.hpp"
#include "tiendo/io/detail/territory_json.hpp"
#include "tiendo/io/detail/text_buffer.hpp"
#include "tiendo/io/document.hpp"
#include "tiendo/io/json_writer.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/model/act.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/programme.hpp"
#include "tiendo/model/target.hpp"
#include "tiendo/narrative/language.hpp"
#include "tiendo/narrative/readable_number.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE json json_of(const verdict_counts& t) {
  json counts = json::object();
  for (const verdict v : all_verdicts) counts[std::string(to_string(v))] = t.count(v);
  counts["disputed"] = t.methods_disagree;
  counts["unknown"] = t.unknown();
  counts["total"] = t.total();
  return counts;
}

TIENDO_INLINE void write_member(document_sink& out, const char* name, const cell& value) {
  out.key(name);
  out.value(value);
}

TIENDO_INLINE void write_member(document_sink& out, const char* name, const json& value) {
  out.key(name);
  write(out, value);
}

TIENDO_INLINE std::string name_of_group(int y) {
  return std::to_string(y);
}
TIENDO_INLINE std::string name_of_group(const std::string& name) {
  return name;
}

/// The counts of each group as a member of an object.
template <class Key>
void write_groups(document_sink& out, const char* name,
                  const std::map<Key, verdict_counts>& groups) {
  out.key(name);
  out.begin_object();
  for (const auto& [group, counts] : groups) {
    out.key(name_of_group(group));
    write(out, json_of(counts));
  }
  out.end_object();
}

TIENDO_INLINE void write_totals(document_sink& out, const grouped_counts<verdict_counts>& sums) {
  out.begin_object();
  write_member(out, "overall", json_of(sums.overall));
  write_groups(out, "by_due_year", sums.by_due_year);
  write_groups(out, "by_tier", sums.by_tier);
  write_groups(out, "by_programme", sums.by_programme);
  write_groups(out, "by_act", sums.by_act);
  out.end_object();
}

TIENDO_INLINE void write_evidence(document_sink& out, const evidence_item& e,
                                  const observation& o) {
  out.begin_object();
  write_member(out, "role", cell(std::string(to_string(e.role))));
  write_member(out, "period", cell(to_string(o.period)));
  write_member(out, "period_last", cell(to_string(o.period.last())));
  write_member(out, "kind", cell(std::string(to_string(o.kind))));
  write_member(out, "value", cell_of(o.value));
  write_member(out, "low", cell_of(o.bounds.finite_low()));
  write_member(out, "high", cell_of(o.bounds.finite_high()));
  write_member(out, "status", cell(std::string(to_string(o.status))));
  write_member(out, "published", cell(to_string(o.published)));
  write_member(out, "source", cell(o.source.text()));
  write_member(out, "url", cell(o.url.text()));
  write_member(out, "note", cell(o.note.text()));
  out.end_object();
}

/// The forecast until the due date, one object per period.
TIENDO_INLINE void write_outlook(document_sink& out, const outlook& o) {
  const std::string level = readable(100 * o.level.probability());
  const std::string low = "lo_" + level, high = "hi_" + level;
  for (const period_forecast& e : o.path) {
    out.begin_object();
    write_member(out, "period", cell(to_string(e.period)));
    write_member(out, "period_last", cell(to_string(e.period.last())));
    write_member(out, "median", cell(e.median));
    write_member(out, low.c_str(), cell(e.central.low()));
    write_member(out, high.c_str(), cell(e.central.high()));
    out.end_object();
  }
}

/// The verdict that is counted for the target of a row in its area, among all of an assessment;
/// missing where the row is by proxy, history, or of an area that the source does not name.
TIENDO_INLINE cell counted_on(const assessment_row& row,
                              const std::vector<counted_verdict>& counted) {
  if (!row.counts()) return {};
  const area_id area = *row.subject.area.id();
  const auto wanted = std::tie(row.subject.target, area);
  const auto at = std::lower_bound(counted.begin(), counted.end(), wanted,
                                   [](const counted_verdict& c, const auto& place) {
                                     return std::tie(c.target, c.area) < place;
                                   });
  return at->verdict ? std::string(to_string(*at->verdict)) : std::string("disputed");
}

/// The wording of the act, for every target that has a row.
TIENDO_INLINE void write_targets(document_sink& out, const assessment& a, watch& steps) {
  std::unordered_set<std::string_view> written;
  out.begin_object();
  for (const assessment_row& row : a.rows()) {
    steps.step(0, a.rows().size());
    if (!written.insert(row.subject.target).second) continue;
    const target& t = *a.programme().find_target(row.subject.target);
    const act& by = *a.programme().find_act(t.basis.act);
    out.key(t.id);
    write(out, {{"words", t.basis.words},
                {"article", t.basis.article},
                {"note", t.note},
                {"tier", t.scope.tier},
                {"act", by.id},
                {"act_title", json_of(by.title)},
                {"act_issued", to_string(by.issued)},
                {"act_url", by.url},
                {"enacted", to_string(t.enacted)},
                {"modifies", t.modifies},
                {"proxies", t.proxies}});
  }
  out.end_object();
}

/// The numbers of observations that no row uses, by reason, and the first of them that were known
/// on the day.
TIENDO_INLINE json unused_of(const assessment& a) {
  constexpr std::size_t most_shown = 100;
  json by_reason = json::object(), shown = json::array();
  for (const std::string_view name : unused_reason_names) by_reason[std::string(name)] = 0;
  for (const unused_observation& u : a.unused()) {
    json& count = by_reason[std::string(to_string(u.why))];
    count = count.get<std::size_t>() + 1;
    if (u.why == unused_reason::published_later || shown.size() == most_shown) continue;
    const observation& o = a.observations()[u.observation];
    shown.push_back({{"observation", u.observation},
                     {"indicator_id", o.indicator},
                     {"area_code", o.area.code},
                     {"tier", o.tier},
                     {"method", o.method.text()},
                     {"period", to_string(o.period)},
                     {"source", o.source.text()},
                     {"reason", to_string(u.why)}});
  }
  return {{"total", a.unused().size()}, {"by_reason", by_reason}, {"observations", shown}};
}

/// The symbols of the units of the rows, in the order in which the rows name them.
TIENDO_INLINE void write_symbols(document_sink& out, const assessment& a) {
  std::set<unit_id> written;
  out.begin_object();
  for (const assessment_row& row : a.rows())
    if (written.insert(row.goal.unit).second)
      write_member(out, row.goal.unit.c_str(),
                   cell(a.programme().find_unit(row.goal.unit)->symbol));
  out.end_object();
}

/// Writes rows whose counted verdicts are known.
TIENDO_INLINE void write_rows(document_sink& out, const assessment& a,
                              std::span<const std::size_t> rows, language l,
                              const std::vector<counted_verdict>& counted, const progress& report) {
  constexpr std::size_t at_a_time = 256;
  for (std::size_t first = 0; first < rows.size(); first += at_a_time) {
    report_progress(report, first, rows.size());
    const auto part = rows.subspan(first, std::min(at_a_time, rows.size() - first));
    const table t = to_table(a, part, l);
    for (std::size_t i = 0; i < part.size(); ++i) {
      const assessment_row& row = a.rows()[part[i]];
      out.begin_object();
      for (const column& c : t.columns) {
        out.key(c.name);
        if (c.name != "evidence") {
          out.value(c.cells[i]);
          continue;
        }
        out.begin_list();
        for (const evidence_item& e : row.evidence.observations)
          write_evidence(out, e, a.observations()[e.observation]);
        out.end_list();
      }
      write_member(out, "counted", counted_on(row, counted));
      out.key("prospect");
      out.begin_list();
      if (row.outlook) write_outlook(out, *row.outlook);
      out.end_list();
      out.end_object();
    }
  }
}

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE void write_rows(document_sink& out, const assessment& a,
                              std::span<const std::size_t> rows, language l) {
  detail::write_rows(out, a, rows, l, a.counted_verdicts(), {});
}

TIENDO_INLINE void write(document_sink& out, const assessment& a, language l,
                         const progress& report) {
  const programme& p = a.programme();
  const progress before_rows = [&](std::size_t, std::size_t) {
    return !report || report(0, a.rows().size());
  };
  detail::watch steps(report);
  out.begin_object();
  detail::write_member(out, "format", cell(std::int64_t{format_version::assessment}));
  detail::write_member(out, "tiendo", cell(std::string(version())));
  detail::write_member(out, "programme",
                       detail::json{{"id", p.id()},
                                    {"name", detail::json_of(p.name())},
                                    {"objective", detail::json_of(p.objective())}});
  detail::write_member(out, "as_of", cell(to_string(a.as_of())));
  out.key("totals");
  detail::write_totals(out, a.totals(before_rows));
  out.key("targets");
  detail::write_targets(out, a, steps);
  out.key("units");
  detail::write_symbols(out, a);
  out.key("tiers");
  detail::write_tiers(out, a);
  out.key("areas");
  detail::write_areas(out, a, steps);
  out.key("rows");
  out.begin_list();
  detail::write_rows(out, a, detail::numbered(a.rows().size()), l, a.counted_verdicts(before_rows),
                     report);
  out.end_list();
  detail::write_member(out, "unused", detail::unused_of(a));
  out.end_object();
}

TIENDO_INLINE std::string to_json(const assessment& a, language l, const progress& report) {
  detail::text_buffer text;
  std::ostream stream(&text);
  json_writer out(stream);
  write(out, a, l, [&](std::size_t done, std::size_t total) {
    text.expect(done, total);
    return !report || report(done, total);
  });
  stream.put('\n');
  return text.take();
}

}  // namespace tiendo::inline v0_1
