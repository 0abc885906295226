// tiendo/assessment/need.hpp: which figures would turn "unknown" into a verdict.
#pragma once

#include <fmt/format.h>

#include <optional>
#include <string>
#include <vector>

#include "tiendo/assessment/row.hpp"
#include "tiendo/model/target.hpp"

namespace tiendo {

/// A figure that is missing: of what, where, by which method, for which period.
struct need {
  std::string target;
  std::string indicator;
  std::string area_code;
  date area_valid_from;
  std::string tier;
  std::string method;
  period over;
};

/// The figures that would let a row be judged; empty where it is judged already, cannot be, or is
/// by proxy (the target's own row asks for its own figures).
///
/// After the due date: the year that holds it. Before: the last full year before `as_of`, and the
/// year of enactment to compare it with (not for a milestone, which is reached or not).
inline std::vector<need> needs_of(const assessment_row& row, const target& t, date as_of) {
  const bool undecided = row.status == verdict::no_data || row.status == verdict::insufficient_data;
  if (!undecided || row.proxy || row.history || !row.area_valid_from) return {};
  std::vector<need> needs;
  const auto want = [&](int y) {
    const period over = period::of(year(y));
    if (row.latest && row.latest->over == over) return;
    for (const need& n : needs)
      if (n.over == over) return;
    needs.push_back(
        {t.id, t.indicator, row.area_code, *row.area_valid_from, t.where.tier, row.method, over});
  };
  if (const auto* growth = std::get_if<annual_growth_at_least>(&t.rule)) {
    const int first = growth->first.value_or(year(t.enacted.year() + 1)).value;
    const int last = growth->last.value_or(year(t.due.year())).value;
    for (int y = first; y <= last && y < as_of.year(); ++y) want(y);
    return needs;
  }
  if (as_of > t.due) {
    want(t.due.year());
    return needs;
  }
  const int last_full_year = as_of.year() - 1;
  const bool has_pace = !std::holds_alternative<milestone>(t.rule);
  if (has_pace && last_full_year > t.enacted.year()) want(t.enacted.year());
  want(last_full_year);
  return needs;
}

/// "`indicator` of 79@2025-07-01 for 2020 and 2024", or an empty text.
inline std::string describe_needs(const std::vector<need>& needs) {
  if (needs.empty()) return "";
  std::string periods;
  for (std::size_t i = 0; i < needs.size(); ++i)
    periods += (i == 0 ? "" : i + 1 == needs.size() ? " and " : ", ") + to_string(needs[i].over);
  const need& n = needs.front();
  return fmt::format("{} of {}@{}{}{} for {}", n.indicator, n.area_code,
                     to_string(n.area_valid_from), n.tier.empty() ? "" : ", tier " + n.tier,
                     n.method.empty() ? "" : ", method " + n.method, periods);
}

}  // namespace tiendo
