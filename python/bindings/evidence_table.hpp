// What an assessment rests on, as tables: the observations behind each row, and the whole series.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "tiendo/assessment/assessment.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/series/observed_series.hpp"

namespace tiendo_python {

/// One line per row and observation: the row's place in the assessment's table, what the
/// observation did for it, and the observation's place among the observations.
inline tiendo::table evidence_of(const tiendo::assessment& a) {
  using namespace tiendo;
  struct link {
    std::int64_t row;
    evidence piece;
  };
  std::vector<link> links;
  for (std::size_t i = 0; i < a.rows().size(); ++i)
    for (const evidence& e : a.rows()[i].from) links.push_back({static_cast<std::int64_t>(i), e});
  return detail::table_maker<link>(links)
      .column("row", column_type::integer, [](const link& l) { return l.row; })
      .column("role", column_type::text, [](const link& l) { return to_string(l.piece.role); })
      .column("observation", column_type::integer,
              [](const link& l) { return static_cast<std::int64_t>(l.piece.observation); })
      .take();
}

/// One line per row and point of the series that its latest figure belongs to, oldest first.
inline tiendo::table series_of(const tiendo::assessment& a) {
  using namespace tiendo;
  struct point {
    std::int64_t row;
    const data_point* data;
  };
  const std::vector<observed_series> all = series_known_on(a.as_of(), a.observations());
  std::map<const observation*, const observed_series*> home;
  for (const observed_series& s : all)
    for (const data_point& d : s.points)
      for (const observation* o : d.used) home[o] = &s;
  std::vector<point> points;
  for (std::size_t i = 0; i < a.rows().size(); ++i)
    for (const evidence& e : a.rows()[i].from) {
      const auto found = home.find(&a.observations()[e.observation]);
      if (e.role != evidence_role::latest || found == home.end()) continue;
      for (const data_point& d : found->second->points) points.push_back({static_cast<std::int64_t>(i), &d});
      break;
    }
  return detail::table_maker<point>(points)
      .column("row", column_type::integer, [](const point& p) { return p.row; })
      .column("period_first", column_type::day, [](const point& p) { return p.data->over.first(); })
      .column("period_last", column_type::day, [](const point& p) { return p.data->over.last(); })
      .column("value", column_type::number, [](const point& p) { return p.data->value; })
      .column("low", column_type::number, [](const point& p) { return p.data->bounds.finite_low(); })
      .column("high", column_type::number, [](const point& p) { return p.data->bounds.finite_high(); })
      .column("status", column_type::text, [](const point& p) { return to_string(p.data->status); })
      .column("conflicting", column_type::boolean, [](const point& p) { return p.data->conflicting; })
      .take();
}

}  // namespace tiendo_python
