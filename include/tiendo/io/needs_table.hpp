// tiendo/io/needs_table.hpp: what is missing, as a table and as an observation file to fill in.
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "tiendo/assessment/assess.hpp"
#include "tiendo/io/observations_csv.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/io/table_csv.hpp"

namespace tiendo {

/// One row per missing figure and target.
inline table to_table(const std::vector<need>& needs) {
  using enum column_type;
  return detail::table_maker<need>(needs)
      .column("target_id", text, [](const need& n) { return n.target; })
      .column("indicator_id", text, [](const need& n) { return n.indicator; })
      .column("area_code", text, [](const need& n) { return n.area_code; })
      .column("area_valid_from", day, [](const need& n) { return n.area_valid_from; })
      .column("tier", text, [](const need& n) { return n.tier; })
      .column("method", text, [](const need& n) { return n.method; })
      .column("period", text, [](const need& n) { return to_string(n.over); })
      .take();
}

/// An observations.csv with a row for every missing figure, each once, its value, source and
/// publication date left to be filled in.
inline std::string observation_template(const std::vector<need>& needs) {
  std::string text;
  for (const csv_column& c : observation_columns())
    text.append(text.empty() ? "" : ",").append(c.name);
  std::set<std::string> seen;
  for (const need& n : needs) {
    std::string line;
    for (const csv_column& c : observation_columns()) {
      const std::string name = c.name;
      const std::string field = name == "indicator_id"      ? n.indicator
                                : name == "area_code"       ? n.area_code
                                : name == "area_valid_from" ? to_string(n.area_valid_from)
                                : name == "tier"            ? n.tier
                                : name == "method"          ? n.method
                                : name == "period_first"    ? to_string(n.over.first())
                                : name == "period_last"     ? to_string(n.over.last())
                                                            : std::string();
      line.append(line.empty() ? "" : ",").append(detail::csv_quoted(field));
    }
    if (seen.insert(line).second) text.append(1, '\n').append(line);
  }
  return text.append(1, '\n');
}

/// The figures that will settle a programme: as if nothing were known on the day after its last
/// target is due.
inline std::string observation_template(const programme& p) {
  date last;
  for (const target& t : p.targets()) last = std::max(last, t.due);
  return observation_template(assess(p, {}, last + days(1)).needs());
}

}  // namespace tiendo
