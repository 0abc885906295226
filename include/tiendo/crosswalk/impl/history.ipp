// tiendo/crosswalk/impl/history.ipp: bodies of tiendo/crosswalk/history.hpp.
#pragma once

#include "tiendo/crosswalk/history.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/areas/area_history.hpp"
#include "tiendo/areas/succession.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/crosswalk/link.hpp"
#include "tiendo/crosswalk/reform.hpp"

namespace tiendo::inline v0_1::crosswalk {

TIENDO_INLINE area_history history_of(const reform& r, std::optional<date> known_from,
                                      const progress& report) {
  const date last = r.effective() - days(1);
  const date first = known_from.value_or(last);
  if (first > last) throw invalid_value("known_from must precede the effective date of the reform");
  tiendo::detail::watch steps(report);
  std::vector<area> areas;
  areas.reserve(r.parents_before().size() + r.before().size() + r.parents_after().size() +
                r.after().size());
  const auto add = [&](const std::vector<reform_area>& units, date from, std::optional<date> to) {
    for (const reform_area& u : units) {
      steps.step(areas.size(), areas.capacity());
      area a;
      a.id = {u.code, from};
      a.valid_to = to;
      a.tier = u.tier;
      if (!u.parent.empty()) a.parent = area_id{u.parent, from};
      a.name.vi = u.name;
      if (to) a.ended_by = r.act();
      areas.push_back(std::move(a));
    }
  };
  add(r.parents_before(), first, last);
  add(r.before(), first, last);
  add(r.parents_after(), r.effective(), {});
  add(r.after(), r.effective(), {});
  std::vector<succession> successions;
  successions.reserve(r.links().size());
  for (const link& e : r.links()) {
    steps.step(successions.size(), r.links().size());
    successions.push_back({{e.from, first}, {e.to, r.effective()}, e.kind});
  }
  return area_history(std::move(areas), std::move(successions), area_rules::complete, report);
}

}  // namespace tiendo::inline v0_1::crosswalk
