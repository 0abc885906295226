// tiendo/narrative/impl/narrate.ipp: bodies of tiendo/narrative/narrate.hpp.
#pragma once

#include "tiendo/narrative/narrate.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/assessment/assessment.hpp"
#include "tiendo/assessment/need.hpp"
#include "tiendo/assessment/outlook.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/programme.hpp"
#include "tiendo/model/target.hpp"
#include "tiendo/model/tier.hpp"
#include "tiendo/narrative/detail/phrases.hpp"
#include "tiendo/narrative/detail/phrases_of.hpp"
#include "tiendo/narrative/language.hpp"

namespace tiendo::inline v0_1::detail {

/// Writes the sentences about one row: value, rule, pace, verdict and data gaps.
class row_narrator {
 public:
  row_narrator(const assessment& a, const assessment_row& row, const target& t, const phrases& say)
      : programme_(a.programme()),
        as_of_(a.as_of()),
        row_(row),
        target_(t),
        say_(say),
        unit_(programme_.find_unit(row.goal.unit)) {}

  std::string text() {
    add(figure());
    newer();
    paces();
    add(say_.conclusion(row_.judgement.status, row_.subject.proxy));
    const reason_facts facts = facts_of_reasons();
    for (const reason r : row_.judgement.reasons) add(say_.sentence(r, facts));
    expectation();
    const std::vector<data_gap> gaps = data_gaps_of(row_, target_, as_of_);
    if (!gaps.empty()) add(say_.needed(say_.gaps(gaps)));
    return text_;
  }

 private:
  void add(const std::string& sentence) {
    if (sentence.empty()) return;
    text_.append(text_.empty() ? "" : " ").append(sentence);
  }

  std::string figure() const {
    const indicator& wanted = *programme_.find_indicator(target_.indicator);
    const std::string goal =
        say_.goal(say_.rule(target_.rule, say_.symbol(wanted.unit)), target_.due);
    if (!row_.evidence.latest) return say_.no_figure(say_.name(wanted.name), goal);
    const latest_figure& latest = *row_.evidence.latest;
    return say_.figure(say_.name(programme_.find_indicator(row_.subject.indicator)->name),
                       say_.place(number_of(latest), unit_, latest.field),
                       say_.provenance(latest.period, row_.subject.method, latest.status), goal);
  }

  void newer() {
    if (!row_.evidence.newer) return;
    const latest_figure& f = *row_.evidence.newer;
    add(say_.newer(say_.place(number_of(f), unit_, f.field), f.period));
  }

  std::string number_of(const latest_figure& f) const {
    return f.value && f.bounds.is_exact() ? say_.shortest(*f.value) : say_.bounds(f.bounds);
  }

  void paces() {
    if (row_.progress.actual_pace && row_.evidence.base)
      add(say_.change_since(*row_.evidence.base, *row_.progress.actual_pace, unit_));
    if (row_.progress.required_pace) add(say_.required(*row_.progress.required_pace, unit_));
    if (row_.progress.pace_ratio && row_.progress.pace_ratio->is_exact())
      add(say_.share_of_required(row_.progress.pace_ratio->low()));
  }

  void expectation() {
    if (!row_.outlook) return;
    const period_forecast& due = row_.outlook->at_due();
    const std::string median =
        say_.with_symbol(say_.rounded(due.median), unit_ ? say_.symbol(*unit_) : "");
    add(say_.expected(due.period, median, due.central, row_.outlook->level,
                      row_.outlook->probability));
    if (row_.outlook->areas > 1) add(say_.forecast_together(row_.outlook->areas));
    if (row_.outlook->probability)
      add(say_.disagreement(row_.judgement.status, *row_.outlook->probability));
  }

  reason_facts facts_of_reasons() const {
    reason_facts facts;
    facts.past_due = as_of_ > target_.due;
    facts.target_area = to_string(target_.scope.area);
    facts.row_area = fmt::format(
        "{}@{}", row_.subject.area.code,
        row_.subject.area.valid_from ? to_string(*row_.subject.area.valid_from) : "unknown");
    if (const area* before = programme_.find_area(target_.scope.area))
      facts.target_area_ended_by = before->ended_by;
    const area* own =
        row_.subject.area.valid_from
            ? programme_.find_area({row_.subject.area.code, *row_.subject.area.valid_from})
            : nullptr;
    if (own) {
      facts.row_area_ended = own->valid_to;
      facts.row_area_ended_by = own->ended_by;
      for (const area_id& id : own->split_into) facts.parts.push_back(to_string(id));
    }
    if (const tier* t = programme_.find_tier(target_.scope.tier)) {
      facts.tier = say_.name(t->name);
      facts.tier_ends = t->valid_to;
      facts.tier_ended_by = t->ended_by;
    }
    return facts;
  }

  const programme& programme_;
  date as_of_;
  const assessment_row& row_;
  const target& target_;
  const phrases& say_;
  const unit_of_measure* unit_;
  std::string text_;
};

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE std::string narrate(const assessment& a, const assessment_row& row, language l) {
  const target* t = a.programme().find_target(row.subject.target);
  if (!t) throw unknown_name(fmt::format("there is no target '{}'", row.subject.target));
  return detail::row_narrator(a, row, *t, detail::phrases_of(l)).text();
}

TIENDO_INLINE std::string narrate(const assessment& a, language l, const progress& report) {
  return detail::phrases_of(l).summary(a.expected_totals(report).overall, a.options().level);
}

}  // namespace tiendo::inline v0_1
