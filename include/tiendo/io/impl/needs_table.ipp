// tiendo/io/impl/needs_table.ipp: bodies of tiendo/io/needs_table.hpp.
#pragma once

#include "tiendo/io/needs_table.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "tiendo/assessment/assess.hpp"
#include "tiendo/assessment/assessment.hpp"
#include "tiendo/assessment/need.hpp"
#include "tiendo/assessment/unused_observation.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/io/detail/csv_row.hpp"
#include "tiendo/io/detail/formula_guard.hpp"
#include "tiendo/io/detail/observations_file.hpp"
#include "tiendo/io/detail/table_maker.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/io/table_csv.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/programme.hpp"
#include "tiendo/model/target.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE table to_table(const std::vector<data_gap>& needs) {
  using enum column_type;
  return detail::table_maker<data_gap>(needs)
      .column("target_id", text, [](const data_gap& n) { return n.target; })
      .column("indicator_id", text, [](const data_gap& n) { return n.indicator; })
      .column("area_code", text, [](const data_gap& n) { return n.area.code; })
      .column("area_valid_from", day, [](const data_gap& n) { return n.area.valid_from; })
      .column("tier", text, [](const data_gap& n) { return n.tier; })
      .column("method", text, [](const data_gap& n) { return n.method; })
      .column("period", text, [](const data_gap& n) { return to_string(n.period); })
      .take();
}

TIENDO_INLINE table to_table(const std::vector<unused_observation>& unused,
                             const observations& all) {
  using enum column_type;
  const auto of = [&](const unused_observation& u) -> const observation& {
    return all[u.observation];
  };
  return detail::table_maker<unused_observation>(unused)
      .column("observation", integer,
              [](const unused_observation& u) { return static_cast<std::int64_t>(u.observation); })
      .column("indicator_id", text, [&](const unused_observation& u) { return of(u).indicator; })
      .column("area_code", text, [&](const unused_observation& u) { return of(u).area.code; })
      .column("area_valid_from", day,
              [&](const unused_observation& u) { return of(u).area.valid_from; })
      .column("tier", text, [&](const unused_observation& u) { return of(u).tier; })
      .column("method", text, [&](const unused_observation& u) { return of(u).method; })
      .column("period", text, [&](const unused_observation& u) { return to_string(of(u).period); })
      .column("source", text, [&](const unused_observation& u) { return of(u).source; })
      .column("reason", text, [](const unused_observation& u) { return to_string(u.why); })
      .take();
}

TIENDO_INLINE std::string observation_template(const std::vector<data_gap>& needs) {
  std::string text;
  for (const detail::csv_column& c : detail::observation_columns())
    text.append(text.empty() ? "" : ",").append(c.name);
  std::set<std::string> seen;
  for (const data_gap& n : needs) {
    std::string line;
    for (const detail::csv_column& c : detail::observation_columns()) {
      const std::string name = c.name;
      const std::string field = name == "indicator_id"      ? n.indicator
                                : name == "area_code"       ? n.area.code
                                : name == "area_valid_from" ? to_string(n.area.valid_from)
                                : name == "tier"            ? n.tier
                                : name == "method"          ? n.method
                                : name == "period_first"    ? to_string(n.period.first())
                                : name == "period_last"     ? to_string(n.period.last())
                                                            : std::string();
      line.append(line.empty() ? "" : ",").append(detail::csv_quoted(detail::guarded(field)));
    }
    if (seen.insert(line).second) text.append(1, '\n').append(line);
  }
  return text.append(1, '\n');
}

TIENDO_INLINE std::string observation_template(const programme& p, const progress& report) {
  date last;
  for (const target& t : p.targets()) last = std::max(last, t.due);
  return observation_template(assess(p, {}, last + days(1), {}, report).data_gaps());
}

}  // namespace tiendo::inline v0_1
