// tiendo/assessment/impl/difference.ipp: bodies of tiendo/assessment/difference.hpp.
#pragma once

#include "tiendo/assessment/difference.hpp"

#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "tiendo/assessment/assessment.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/period.hpp"

namespace tiendo::inline v0_1::detail {

inline auto identity(const assessment_row& r) {
  return std::tuple(r.subject.target, r.subject.indicator, r.subject.area, r.subject.tier,
                    r.subject.method, r.goal.unit, r.subject.proxy);
}

TIENDO_INLINE bool same_figure(const assessment_row& a, const assessment_row& b) {
  if (a.evidence.latest.has_value() != b.evidence.latest.has_value()) return false;
  return !a.evidence.latest || (a.evidence.latest->period == b.evidence.latest->period &&
                                a.evidence.latest->bounds == b.evidence.latest->bounds);
}

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE std::vector<change> diff(const assessment& before, const assessment& after) {
  std::map<decltype(detail::identity(std::declval<assessment_row>())), const assessment_row*>
      earlier;
  for (const assessment_row& row : before.rows()) earlier[detail::identity(row)] = &row;
  std::vector<change> changes;
  for (const assessment_row& now : after.rows()) {
    const auto at = earlier.find(detail::identity(now));
    if (at == earlier.end()) {
      changes.push_back({change_kind::appeared, nullptr, &now});
      continue;
    }
    const assessment_row& then = *at->second;
    earlier.erase(at);
    if (then.judgement.status != now.judgement.status)
      changes.push_back({change_kind::status_changed, &then, &now});
    else if (!detail::same_figure(then, now))
      changes.push_back({change_kind::figure_changed, &then, &now});
    else if (then.main_reason() != now.main_reason())
      changes.push_back({change_kind::reason_changed, &then, &now});
  }
  for (const auto& [key, row] : earlier)
    changes.push_back({change_kind::disappeared, row, nullptr});
  return changes;
}

}  // namespace tiendo::inline v0_1
