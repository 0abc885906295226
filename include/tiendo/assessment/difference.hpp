// tiendo/assessment/difference.hpp: what changed between two assessments of one programme.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "tiendo/assessment/assessment.hpp"

namespace tiendo {

/// How a row changed.
enum class change_kind { appeared, disappeared, status_changed, figure_changed, reason_changed };

constexpr const char* to_string(change_kind k) {
  switch (k) {
    case change_kind::appeared: return "appeared";
    case change_kind::disappeared: return "disappeared";
    case change_kind::status_changed: return "status_changed";
    case change_kind::figure_changed: return "figure_changed";
    case change_kind::reason_changed: return "reason_changed";
  }
  return "";
}

/// One row before and after; one of the two is null where the row appeared or disappeared. The rows
/// belong to the assessments, which must outlive the change.
struct change {
  change_kind kind = change_kind::appeared;
  const assessment_row* before = nullptr;
  const assessment_row* after = nullptr;

  const assessment_row& row() const { return after ? *after : *before; }
};

namespace detail {
inline auto identity(const assessment_row& r) {
  return std::tuple(r.target, r.indicator, r.area_code, r.area_valid_from, r.tier, r.method, r.unit,
                    r.proxy);
}
inline bool same_figure(const assessment_row& a, const assessment_row& b) {
  if (a.latest.has_value() != b.latest.has_value()) return false;
  return !a.latest || (a.latest->over == b.latest->over && a.latest->bounds == b.latest->bounds);
}
}  // namespace detail

/// What changed from one assessment to a later one: rows that appeared or disappeared, and of those
/// that stayed, a changed verdict, else a changed figure, else a changed main reason.
inline std::vector<change> difference(const assessment& before, const assessment& after) {
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
    if (then.status != now.status)
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

}  // namespace tiendo
