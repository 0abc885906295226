// tiendo/assessment/impl/assessment.ipp: bodies of tiendo/assessment/assessment.hpp.
#pragma once

#include "tiendo/assessment/assessment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/assessment/detail/met_counts.hpp"
#include "tiendo/assessment/need.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/assessment/totals.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/model/act.hpp"
#include "tiendo/model/programme.hpp"
#include "tiendo/model/target.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE void assessment::find_rows() {
  const std::vector<target>& targets = programme_->targets();
  std::vector<std::size_t> place_of_row;
  place_of_row.reserve(rows_.size());
  first_row_.assign(targets.size() + 1, 0);
  const target* last = nullptr;
  for (const assessment_row& row : rows_) {
    if (!last || last->id != row.subject.target) last = programme_->find_target(row.subject.target);
    place_of_row.push_back(last ? static_cast<std::size_t>(last - targets.data())
                                : targets.size());  // of a target that the programme has not
    if (last) ++first_row_[place_of_row.back() + 1];
  }
  std::partial_sum(first_row_.begin(), first_row_.end(), first_row_.begin());
  rows_by_target_.resize(first_row_.back());
  std::vector<std::uint32_t> next(first_row_.begin(), first_row_.end());
  for (std::size_t row = 0; row < rows_.size(); ++row)
    if (place_of_row[row] < targets.size())
      rows_by_target_[next[place_of_row[row]]++] = static_cast<std::uint32_t>(row);
}

TIENDO_INLINE std::vector<const assessment_row*> assessment::rows_of(const target_id& id) const& {
  const target* t = programme_->find_target(id);
  if (!t) throw unknown_name(fmt::format("there is no target '{}'", id));
  const auto place = static_cast<std::size_t>(t - programme_->targets().data());
  std::vector<const assessment_row*> result;
  if (rows_.empty()) return result;  // they were moved away
  for (std::size_t i = first_row_[place]; i < first_row_[place + 1]; ++i)
    result.push_back(&rows_[rows_by_target_[i]]);
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

TIENDO_INLINE std::vector<counted_verdict> assessment::counted_verdicts(
    const progress& report) const {
  detail::watch steps(report);
  struct placed_row {
    area_id area;
    const assessment_row* row;
    auto place() const { return std::tie(row->subject.target, area); }
  };
  std::vector<placed_row> own;
  for (const assessment_row& row : rows_) {
    steps.step(0, rows_.size());
    if (row.counts()) own.push_back({*row.subject.area.id(), &row});
  }
  std::stable_sort(own.begin(), own.end(), [&](const placed_row& x, const placed_row& y) {
    steps.step(0, rows_.size());
    return x.place() < y.place();
  });
  std::vector<counted_verdict> result;
  for (auto begin = own.begin(); begin != own.end();) {
    steps.step(result.size(), own.size());
    const auto end = std::find_if(begin, own.end(),
                                  [&](const placed_row& x) { return x.place() != begin->place(); });
    std::vector<const assessment_row*> rows;
    for (const placed_row& x : std::span(begin, end)) rows.push_back(x.row);
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
    result.push_back({first.subject.target, begin->area, first.subject.tier,
                      decided ? std::optional(first.judgement.status) : std::nullopt,
                      std::any_of(rows.begin(), rows.end(),
                                  [](auto* row) { return row->evidence.latest.has_value(); }),
                      static_cast<std::size_t>(&first - rows_.data())});
    begin = end;
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

TIENDO_INLINE grouped_counts<verdict_counts> assessment::totals(const progress& report) const {
  detail::watch steps(report);
  grouped_counts<verdict_counts> sums;
  for (const counted_verdict& c : counted_verdicts(report)) {
    steps.step(0, rows_.size());
    const target& t = *programme_->find_target(c.target);
    for (verdict_counts* sum : sums.of(t, c.tier))
      c.verdict ? sum->add(*c.verdict) : void(++sum->methods_disagree);
  }
  return sums;
}

TIENDO_INLINE grouped_counts<expected_count> assessment::expected_totals(
    const progress& report) const {
  detail::watch steps(report);
  grouped_counts<expected_count> sums;
  detail::met_counts met;
  for (const counted_verdict& c : counted_verdicts(report)) {
    steps.step(0, rows_.size());
    const target& t = *programme_->find_target(c.target);
    met.add(c.verdict ? &rows_[c.row] : nullptr, t.due <= as_of_, sums.of(t, c.tier));
  }
  met.finish(options_.level, report);
  return sums;
}

}  // namespace tiendo::inline v0_1
