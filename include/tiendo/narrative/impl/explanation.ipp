// tiendo/narrative/impl/explanation.ipp: bodies of tiendo/narrative/explanation.hpp.
#pragma once

#include "tiendo/narrative/explanation.hpp"

#include <fmt/format.h>

#include <string>

#include "tiendo/areas/area.hpp"
#include "tiendo/assessment/assessment.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/assessment/verdict.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/io/assessment_table.hpp"
#include "tiendo/model/act.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/programme.hpp"
#include "tiendo/model/rule.hpp"
#include "tiendo/model/target.hpp"

namespace tiendo::detail {

TIENDO_INLINE std::string heading_of(const assessment_row& row) {
  std::string text = to_string(row.area);
  if (!row.method.empty()) text.append(", method ").append(row.method);
  if (row.proxy) text.append(", proxy ").append(row.indicator);
  if (row.history) text.append(", history");
  text.append(": ").append(to_string(row.status));
  if (row.basis != status_basis::none) text.append(" (").append(to_string(row.basis)).append(")");
  return text;
}

}  // namespace tiendo::detail

namespace tiendo {

TIENDO_INLINE std::string explain(const assessment& a, const std::string& target_id) {
  const auto rows = a.rows_of(target_id);
  const programme& p = a.programme();
  const target& t = *p.find_target(target_id);
  const indicator& i = *p.find_indicator(t.indicator);
  const act& by = *p.find_act(t.basis.act);
  std::string text = fmt::format("{}  {}\n", t.id, i.name.en.empty() ? i.name.vi : i.name.en);
  if (!i.name.vi.empty() && !i.name.en.empty()) text.append(fmt::format("  {}\n", i.name.vi));
  text.append(fmt::format("  target   {} by {} ({}), for {}{}\n", describe(t.rule, i.unit.symbol),
                          to_string(t.due), to_string(t.bindingness), to_string(t.scope.area),
                          t.scope.tier.empty() ? "" : ", tier " + t.scope.tier));
  if (t.aspiration) text.append(fmt::format("  striven  {} {}\n", *t.aspiration, i.unit.symbol));
  text.append(fmt::format("  act      {}, issued {}\n", by.id, to_string(by.issued)));
  if (!t.basis.words.empty()) text.append(fmt::format("  words    {}\n", t.basis.words));
  if (!t.modifies.empty()) text.append(fmt::format("  modifies {}\n", t.modifies));
  text.append(fmt::format("  as of    {}\n", to_string(a.as_of())));
  if (rows.empty()) text.append("\n  not in force on that day\n");
  for (const assessment_row* row : rows) {
    text.append(fmt::format("\n  {}\n    {}\n", detail::heading_of(*row), row->note));
    const auto reasons = detail::reason_names_of(*row);
    if (!reasons.empty()) text.append(fmt::format("    reasons  {}\n", fmt::join(reasons, ", ")));
    if (const auto age = row->age_on(a.as_of()))
      text.append(fmt::format("    age      {} days\n", age->count));
    for (const std::string& line : detail::describe_evidence(*row, a.observations()))
      text.append(fmt::format("    {}\n", line));
  }
  return text;
}

}  // namespace tiendo
