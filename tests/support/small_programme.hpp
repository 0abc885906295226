// A small programme for tests: one country, a province that takes in another one on 2025-07-01, its
// districts, which end on that day, and a few indicators.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "support/figures.hpp"
#include "tiendo/assessment/assess.hpp"

namespace support {

inline const tiendo::area_id country{"00", tiendo::date::of(1990, 1, 1)};
inline const tiendo::area_id old_city{"01", tiendo::date::of(2000, 1, 1)};
inline const tiendo::area_id new_city{"01", tiendo::date::of(2025, 7, 1)};
inline const tiendo::area_id neighbour{"02",
                                       tiendo::date::of(2000, 1, 1)};  ///< taken in by the new city
inline const tiendo::area_id island{"03",
                                    tiendo::date::of(2000, 1, 1)};  ///< ends without a successor
inline const tiendo::area_id first_commune{"101", tiendo::date::of(2000, 1, 1)};
inline const tiendo::area_id second_commune{"102", tiendo::date::of(2000, 1, 1)};
inline const tiendo::area_id far_commune{"301", tiendo::date::of(2000, 1, 1)};  ///< on the island

inline tiendo::area_reference in(const tiendo::area_id& id) {
  return {id.code, id.valid_from, false};
}

/// The acts "1/QD" (2020-07-03), "2/NQ" (2025-06-16: the reform) and "3/NQ" (June 2025), the tiers,
/// areas and indicators, and no targets.
inline tiendo::programme_parts small_parts() {
  using namespace tiendo;
  programme_parts parts;
  parts.id = "small";
  parts.acts = {
      {"1/QD", {"", "Decision 1"}, day("2020-07-03"), day("2020-07-03"), "", ""},
      {"2/NQ", {"", "Resolution 2"}, day("2025-06-16"), day("2025-07-01"), "", ""},
      {"3/NQ", {"", "Resolution 3"}, *partial_date::parse("2025-06"), day("2025-07-01"), "", ""}};
  parts.tiers = {{"national", {"", "the country"}, 0, {}, {}, ""},
                 {"province", {"", "provinces"}, 1, {}, {}, ""},
                 {"district", {"", "districts"}, 2, {}, day("2025-06-30"), "2/NQ"},
                 {"commune", {"", "communes"}, 3, {}, {}, ""}};
  const date reform = day("2025-06-30");
  const auto add = [&](const area_id& id, std::optional<date> to, const char* tier_id,
                       std::optional<area_id> parent, const char* name,
                       std::optional<area_id> successor) {
    parts.areas.push_back({id,
                           to,
                           tier_id,
                           std::move(parent),
                           {"", name},
                           std::move(successor),
                           to ? "2/NQ" : "",
                           ""});
  };
  add(country, {}, "national", {}, "Country", {});
  add(old_city, reform, "province", country, "City", new_city);
  add(new_city, {}, "province", country, "City", {});
  add(neighbour, reform, "province", country, "Neighbour", new_city);
  add(island, reform, "province", country, "Island", {});
  add(first_commune, {}, "commune", old_city, "First", {});
  add(second_commune, {}, "commune", old_city, "Second", {});
  add(far_commune, {}, "commune", island, "Far", {});
  const auto measure = [&](const char* id, const char* unit, direction better) {
    indicator i;
    i.id = id;
    i.name = {"", id};
    i.unit = *detail::find_by_id(standard_units(), std::string(unit));
    i.direction = better;
    parts.indicators.push_back(std::move(i));
  };
  measure("economy", "percent", direction::increase);
  measure("dossiers", "percent", direction::increase);
  measure("survey", "percent", direction::increase);
  measure("position", "rank", direction::decrease);
  measure("other_position", "rank", direction::decrease);
  measure("labour", "percent_per_year", direction::increase);
  measure("procedures", "count", direction::decrease);
  measure("databases", "items", direction::increase);
  measure("network", "milestone", direction::increase);
  return parts;
}

/// A target of the old city, enacted on 2020-07-03 and due at the end of 2025.
inline tiendo::target aim(std::string id, std::string indicator, tiendo::rule r) {
  tiendo::target t;
  t.id = std::move(id);
  t.programme = "small";
  t.indicator = std::move(indicator);
  t.scope.area = old_city;
  t.rule = std::move(r);
  t.due = day("2025-12-31");
  t.basis.act = "1/QD";
  t.enacted = day("2020-07-03");
  t.in_force_from = day("2020-07-03");
  return t;
}

inline tiendo::programme small_programme(std::vector<tiendo::target> targets) {
  tiendo::programme_parts parts = small_parts();
  parts.targets = std::move(targets);
  return tiendo::programme(std::move(parts));
}

inline tiendo::assessment assessed(std::vector<tiendo::target> targets, tiendo::observations all,
                                   const char* as_of) {
  return tiendo::assess(small_programme(std::move(targets)), std::move(all), day(as_of));
}

/// The single row of an assessment of one target.
inline tiendo::assessment_row only_row(const tiendo::target& t, const tiendo::observations& all,
                                       const char* as_of) {
  const tiendo::assessment a = assessed({t}, all, as_of);
  REQUIRE(a.rows().size() == 1);
  return a.rows().front();
}

/// The row of the series that `method` names.
inline tiendo::assessment_row row_by(const tiendo::assessment& a, const std::string& method) {
  std::vector<tiendo::assessment_row> rows;
  for (const tiendo::assessment_row& row : a.rows())
    if (row.subject.method == method) rows.push_back(row);
  REQUIRE(rows.size() == 1);
  return rows.front();
}

}  // namespace support
