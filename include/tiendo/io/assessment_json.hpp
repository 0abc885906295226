// tiendo/io/assessment_json.hpp: an assessment as one JSON document.
#pragma once

#include <string>

#include "tiendo/core/version.hpp"
#include "tiendo/io/assessment_table.hpp"
#include "tiendo/io/table_json.hpp"
#include "tiendo/io/territory_json.hpp"

namespace tiendo {

namespace detail {

inline json json_of(const tally& t) {
  json counts = json::object();
  for (const verdict v : all_verdicts) counts[std::string(to_string(v))] = t.count(v);
  counts["disputed"] = t.disputed;
  counts["unknown"] = t.unknown();
  counts["total"] = t.total();
  return counts;
}

inline json json_of(const totals& sums) {
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

inline json json_of(const evidence& e, const observation& o) {
  return {{"role", to_string(e.role)},
          {"period", to_string(o.over)},
          {"period_last", to_string(o.over.last())},
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

/// The way to the due date, one object per period.
inline json json_of(const prospect& o) {
  json path = json::array();
  for (const expectation& e : o.path)
    path.push_back({{"period", to_string(e.over)},
                    {"period_last", to_string(e.over.last())},
                    {"median", e.median},
                    {"lo_80", e.central.low()},
                    {"hi_80", e.central.high()}});
  return path;
}

/// What the act says, for every target that has a row.
inline json targets_of(const assessment& a) {
  json targets = json::object();
  for (const assessment_row& row : a.rows()) {
    if (targets.contains(row.target)) continue;
    const target& t = *a.programme().find_target(row.target);
    const act& by = *a.programme().find_act(t.basis.act);
    targets[t.id] = {{"words", t.basis.words},
                     {"article", t.basis.article},
                     {"note", t.note},
                     {"tier", t.where.tier},
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

/// How the units of the rows are written behind a number.
inline json symbols_of(const assessment& a) {
  json symbols = json::object();
  for (const assessment_row& row : a.rows())
    symbols[row.unit] = a.programme().find_unit(row.unit)->symbol;
  return symbols;
}

}  // namespace detail

/// Programme, day, totals, targets (what their acts say), units, tiers, areas, and rows (the
/// columns of `to_table`, with each piece of evidence and each expected period as an object of its
/// own); UTF-8, in a fixed order.
inline std::string to_json(const assessment& a) {
  detail::json rows = detail::json_records(to_table(a));
  for (std::size_t i = 0; i < a.rows().size(); ++i) {
    detail::json pieces = detail::json::array();
    for (const evidence& e : a.rows()[i].from)
      pieces.push_back(detail::json_of(e, a.observations()[e.observation]));
    rows[i]["evidence"] = std::move(pieces);
    rows[i]["prospect"] =
        a.rows()[i].expected ? detail::json_of(*a.rows()[i].expected) : detail::json::array();
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
                              {"rows", std::move(rows)}};
  return document.dump(2) + "\n";
}

}  // namespace tiendo
