// tiendo/io/impl/assessment_json.ipp: bodies of tiendo/io/assessment_json.hpp.
#pragma once

#include "tiendo/io/assessment_json.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>

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
#include "tiendo/core/interval.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/core/version.hpp"
#include "tiendo/io/assessment_table.hpp"
#include "tiendo/io/detail/json.hpp"
#include "tiendo/io/detail/table_maker.hpp"
#include "tiendo/io/detail/territory_json.hpp"
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

TIENDO_INLINE json json_of(const totals& sums) {
  json by_year = json::object(), by_tier = json::object(), by_programme = json::object(),
       by_act = json::object();
  for (const auto& [y, t] : sums.by_due_year) by_year[std::to_string(y)] = json_of(t);
  for (const auto& [name, t] : sums.by_tier) by_tier[name] = json_of(t);
  for (const auto& [name, t] : sums.by_programme) by_programme[name] = json_of(t);
  for (const auto& [id, t] : sums.by_act) by_act[id] = json_of(t);
  return {{"overall", json_of(sums.overall)},
          {"by_due_year", by_year},
          {"by_tier", by_tier},
          {"by_programme", by_programme},
          {"by_act", by_act}};
}

TIENDO_INLINE json json_of(const evidence_item& e, const observation& o) {
  return {{"role", to_string(e.role)},
          {"period", to_string(o.period)},
          {"period_last", to_string(o.period.last())},
          {"kind", to_string(o.kind)},
          {"value", json_of(cell_of(o.value))},
          {"low", json_of(cell_of(o.bounds.finite_low()))},
          {"high", json_of(cell_of(o.bounds.finite_high()))},
          {"status", to_string(o.status)},
          {"published", to_string(o.published)},
          {"source", o.source},
          {"url", o.url},
          {"note", o.note}};
}

/// The forecast until the due date, one object per period.
TIENDO_INLINE json json_of(const outlook& o) {
  const std::string level = readable(100 * o.level.probability());
  json path = json::array();
  for (const period_forecast& e : o.path)
    path.push_back({{"period", to_string(e.period)},
                    {"period_last", to_string(e.period.last())},
                    {"median", e.median},
                    {"lo_" + level, e.central.low()},
                    {"hi_" + level, e.central.high()}});
  return path;
}

/// The verdicts that the totals count, by target and area.
using verdicts_by_area = std::map<std::pair<std::string, area_id>, std::string>;

TIENDO_INLINE verdicts_by_area counted_by_area(const assessment& a) {
  verdicts_by_area verdicts;
  for (const counted_verdict& c : a.counted_verdicts())
    verdicts[{c.target, c.area}] = c.verdict ? to_string(*c.verdict) : "disputed";
  return verdicts;
}

/// The verdict that is counted for the target of a row in its area; null where the row is by proxy,
/// history, or of an area that the source does not name.
TIENDO_INLINE json counted_on(const assessment_row& row, const verdicts_by_area& counted) {
  if (!row.counts()) return nullptr;
  return counted.at({row.subject.target, *row.subject.area.id()});
}

/// The wording of the act, for every target that has a row.
TIENDO_INLINE json targets_of(const assessment& a) {
  json targets = json::object();
  for (const assessment_row& row : a.rows()) {
    if (targets.contains(row.subject.target)) continue;
    const target& t = *a.programme().find_target(row.subject.target);
    const act& by = *a.programme().find_act(t.basis.act);
    targets[t.id] = {{"words", t.basis.words},
                     {"article", t.basis.article},
                     {"note", t.note},
                     {"tier", t.scope.tier},
                     {"act", by.id},
                     {"act_title", json_of(by.title)},
                     {"act_issued", to_string(by.issued)},
                     {"act_url", by.url},
                     {"enacted", to_string(t.enacted)},
                     {"modifies", t.modifies},
                     {"proxies", t.proxies}};
  }
  return targets;
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
                     {"method", o.method},
                     {"period", to_string(o.period)},
                     {"source", o.source},
                     {"reason", to_string(u.why)}});
  }
  return {{"total", a.unused().size()}, {"by_reason", by_reason}, {"observations", shown}};
}

/// The symbols of the units of the rows.
TIENDO_INLINE json symbols_of(const assessment& a) {
  json symbols = json::object();
  for (const assessment_row& row : a.rows())
    symbols[row.goal.unit] = a.programme().find_unit(row.goal.unit)->symbol;
  return symbols;
}

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE std::string to_json(const assessment& a, language l) {
  const auto counted = detail::counted_by_area(a);
  detail::json rows = detail::json_records(to_table(a, l));
  for (std::size_t i = 0; i < a.rows().size(); ++i) {
    detail::json pieces = detail::json::array();
    for (const evidence_item& e : a.rows()[i].evidence.observations)
      pieces.push_back(detail::json_of(e, a.observations()[e.observation]));
    rows[i]["evidence"] = std::move(pieces);
    rows[i]["counted"] = detail::counted_on(a.rows()[i], counted);
    rows[i]["prospect"] =
        a.rows()[i].outlook ? detail::json_of(*a.rows()[i].outlook) : detail::json::array();
  }
  const programme& p = a.programme();
  const detail::json document{{"format", format_version::assessment},
                              {"tiendo", version()},
                              {"programme",
                               {{"id", p.id()},
                                {"name", detail::json_of(p.name())},
                                {"objective", detail::json_of(p.objective())}}},
                              {"as_of", to_string(a.as_of())},
                              {"totals", detail::json_of(a.totals())},
                              {"targets", detail::targets_of(a)},
                              {"units", detail::symbols_of(a)},
                              {"tiers", detail::tiers_of(a)},
                              {"areas", detail::areas_of(a)},
                              {"rows", std::move(rows)},
                              {"unused", detail::unused_of(a)}};
  return document.dump(2) + "\n";
}

}  // namespace tiendo::inline v0_1
