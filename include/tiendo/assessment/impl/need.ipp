// tiendo/assessment/impl/need.ipp: bodies of tiendo/assessment/need.hpp.
#pragma once

#include "tiendo/assessment/need.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "tiendo/assessment/row.hpp"
#include "tiendo/assessment/verdict.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/frequency.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/recurrence.hpp"
#include "tiendo/model/rule.hpp"
#include "tiendo/model/target.hpp"

namespace tiendo::inline v0_1::detail {

/// Whether a period is one of those that recur in each year: twelve months, the first months of
/// a year, the last day of a month, or one that another period of the series repeats.
TIENDO_INLINE bool recurs(const period& p, const std::vector<period>& known) {
  const auto months = whole_months(p);
  if (months && (*months == 12 || (*months < 12 && p.first().month() == 1))) return true;
  if (p.length() == days(1) && p.end().day() == 1) return true;
  return std::any_of(known.begin(), known.end(), [&](const period& other) {
    return other != p && same_time_of_year(other, p);
  });
}

/// The period of a year that a row needs: the year, or where its values are of financial years, of
/// the first months of a year or of another period that recurs but is no calendar period, that
/// period of the year; for values of other days the last day of the year. After the due date only
/// a period that contains it decides.
TIENDO_INLINE period needed_period(const assessment_row& row, const target& t, date as_of, int y) {
  const period whole = period::of(year(y));
  if (!row.evidence.latest) return whole;
  const period& own = row.evidence.latest->period;
  const frequency f = own.calendar_frequency();
  if (f != frequency::irregular && f != frequency::daily) return whole;
  if (own.last().year() == y && f == frequency::daily && as_of <= t.due) return own;
  period moved = period::of(whole.last());
  if (recurs(own, row.evidence.periods)) {
    const std::int64_t months = std::int64_t{12} * (y - own.last().year());
    moved = period::between(months_after(own.first(), months), months_after(own.last(), months));
  } else if (f == frequency::irregular) {
    return whole;
  }
  return as_of > t.due && !moved.contains(t.due) ? whole : moved;
}

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE std::vector<data_gap> data_gaps_of(const assessment_row& row, const target& t,
                                                 date as_of) {
  const bool undecided = row.judgement.status == verdict::no_data ||
                         row.judgement.status == verdict::insufficient_data;
  if (!undecided || row.subject.proxy || row.subject.history || !row.subject.area.valid_from)
    return {};
  std::vector<data_gap> needs;
  const std::vector<period>& known = row.evidence.periods;
  const tier_id tier = t.scope.each ? tier_id() : t.scope.tier;
  const auto want = [&](int y) {
    const period over = detail::needed_period(row, t, as_of, y);
    if (row.evidence.latest && row.evidence.latest->period == over) return;
    if (std::find(known.begin(), known.end(), over) != known.end()) return;
    for (const data_gap& n : needs)
      if (n.period == over) return;
    needs.push_back({t.id, t.indicator, *row.subject.area.id(), tier, row.subject.method, over});
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

}  // namespace tiendo::inline v0_1
