// tiendo/assessment/impl/assessment.ipp: bodies of tiendo/assessment/assessment.hpp.
#pragma once

#include "tiendo/assessment/assessment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/assessment/need.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/assessment/totals.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/model/act.hpp"
#include "tiendo/model/programme.hpp"
#include "tiendo/model/target.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE std::vector<const assessment_row*> assessment::rows_of(const target_id& id) const& {
  if (!programme_->find_target(id)) throw unknown_name(fmt::format("there is no target '{}'", id));
  std::vector<const assessment_row*> result;
  for (const assessment_row& row : rows_)
    if (row.subject.target == id) result.push_back(&row);
  return result;
}

TIENDO_INLINE std::vector<data_gap> assessment::data_gaps() const {
  std::vector<data_gap> result;
  for (const assessment_row& row : rows_) {
    const auto more = data_gaps_of(row, *programme_->find_target(row.subject.target), as_of_);
    result.insert(result.end(), more.begin(), more.end());
  }
  return result;
}

TIENDO_INLINE std::vector<counted_verdict> assessment::counted_verdicts() const {
  std::map<std::pair<target_id, area_id>, std::vector<const assessment_row*>> own;
  for (const assessment_row& row : rows_)
    if (row.counts()) own[{row.subject.target, *row.subject.area.id()}].push_back(&row);
  std::vector<counted_verdict> result;
  for (const auto& [where, rows] : own) {
    const auto primary =
        std::find_if(rows.begin(), rows.end(), [](auto* row) { return row->subject.primary; });
    const auto said = std::find_if(rows.begin(), rows.end(), [](auto* row) {
      return detail::is_decided(row->judgement.status);
    });
    const assessment_row& first = primary != rows.end() ? **primary
                                  : said != rows.end()  ? **said
                                                        : *rows.front();
    const bool decided =
        primary != rows.end() || std::all_of(rows.begin(), rows.end(), [&](auto* row) {
          return !detail::is_decided(row->judgement.status) ||
                 row->judgement.status == first.judgement.status;
        });
    result.push_back({where.first, where.second, first.subject.tier,
                      decided ? std::optional(first.judgement.status) : std::nullopt,
                      std::any_of(rows.begin(), rows.end(),
                                  [](auto* row) { return row->evidence.latest.has_value(); })});
  }
  return result;
}

TIENDO_INLINE std::vector<target_totals> assessment::totals_by_target() const {
  std::map<std::string, std::size_t> position;
  std::vector<target_totals> result;
  for (const assessment_row& row : rows_)
    if (position.emplace(row.subject.target, result.size()).second)
      result.push_back({row.subject.target, {}, 0});
  for (const counted_verdict& c : counted_verdicts()) {
    target_totals& sum = result[position.at(c.target)];
    c.verdict ? sum.counts.add(*c.verdict) : void(++sum.counts.methods_disagree);
    sum.with_value += c.has_value;
  }
  return result;
}

TIENDO_INLINE tiendo::totals assessment::totals() const {
  tiendo::totals sums;
  for (const counted_verdict& c : counted_verdicts()) {
    const target& t = *programme_->find_target(c.target);
    for (verdict_counts* sum :
         {&sums.overall, &sums.by_due_year[t.due.year()], &sums.by_tier[c.tier],
          &sums.by_programme[t.programme], &sums.by_act[t.basis.act]})
      c.verdict ? sum->add(*c.verdict) : void(++sum->methods_disagree);
  }
  return sums;
}

}  // namespace tiendo::inline v0_1
