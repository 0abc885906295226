// tiendo/io/detail/impl/territory_json.ipp: bodies of tiendo/io/detail/territory_json.hpp.
#pragma once

#include "tiendo/io/detail/territory_json.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/assessment/assessment.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/io/detail/json.hpp"
#include "tiendo/io/detail/table_maker.hpp"
#include "tiendo/io/document.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/model/programme.hpp"
#include "tiendo/model/tier.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE json json_of(const std::optional<date>& day) {
  return json_of(cell_of(day));
}

TIENDO_INLINE json json_of(const std::optional<area_id>& id) {
  return id ? json(to_string(*id)) : json();
}

TIENDO_INLINE void write_tiers(document_sink& out, const assessment& a) {
  std::vector<const tier*> ordered;
  for (const tier& t : a.programme().tiers()) ordered.push_back(&t);
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](auto* x, auto* y) { return x->level < y->level; });
  out.begin_list();
  for (const tier* t : ordered) {
    const bool ends = a.programme().end_is_known(*t, a.as_of());
    write(out, {{"id", t->id},
                {"name", json_of(t->name)},
                {"level", t->level},
                {"in_force", t->exists_on(a.as_of())},
                {"valid_to", ends ? json_of(t->valid_to) : json()},
                {"ended_by", ends ? t->ended_by : ""}});
  }
  out.end_list();
}

TIENDO_INLINE void write_areas(document_sink& out, const assessment& a, watch& steps) {
  const programme& p = a.programme();
  std::vector<area_id> next;
  for (const area& each : p.areas())
    if (each.exists_on(a.as_of())) next.push_back(each.id);
  for (const assessment_row& row : a.rows())
    if (const auto id = row.subject.area.id()) next.push_back(*id);
  std::set<area_id> wanted;
  while (!next.empty()) {
    steps.step(0, a.rows().size());
    const area_id id = next.back();
    next.pop_back();
    const area* at = p.find_area(id);
    if (!at || !wanted.insert(id).second) continue;
    if (at->parent) next.push_back(*at->parent);
    if (!p.end_is_known(*at, a.as_of())) continue;
    if (at->successor) next.push_back(*at->successor);
    next.insert(next.end(), at->split_into.begin(), at->split_into.end());
  }
  out.begin_list();
  for (const area& each : p.areas()) {
    steps.step(0, a.rows().size());
    if (!wanted.contains(each.id)) continue;
    const bool ends = p.end_is_known(each, a.as_of());
    json parts = json::array();
    if (ends)
      for (const area_id& part : each.split_into) parts.push_back(to_string(part));
    write(out, {{"id", to_string(each.id)},
                {"code", each.id.code},
                {"name", json_of(each.name)},
                {"tier", each.tier},
                {"parent", json_of(each.parent)},
                {"in_force", each.exists_on(a.as_of())},
                {"valid_from", to_string(each.id.valid_from)},
                {"valid_to", ends ? json_of(each.valid_to) : json()},
                {"ended_by", ends ? each.ended_by : ""},
                {"successor", ends ? json_of(each.successor) : json()},
                {"split_into", std::move(parts)}});
  }
  out.end_list();
}

}  // namespace tiendo::inline v0_1::detail
