// tiendo/assessment/detail/impl/met_counts.ipp: bodies of tiendo/assessment/detail/met_counts.hpp.
#pragma once

#include "tiendo/assessment/detail/met_counts.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "tiendo/assessment/outlook.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/assessment/totals.hpp"
#include "tiendo/assessment/verdict.hpp"
#include "tiendo/attainment/detail/joint_events.hpp"
#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/progress.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE void met_counts::add(const assessment_row* row, bool is_due,
                                   const std::vector<expected_count*>& counts) {
  const verdict status = row ? row->judgement.status : verdict::no_data;
  const bool met = is_due && status == verdict::achieved, missed = status == verdict::missed;
  const bool open = !met && !missed && row && row->outlook && row->outlook->probability;
  for (expected_count* count : counts) {
    ++count->targets;
    count->met += met;
    count->missed += missed;
    count->open += open;
    count->expected += open ? *row->outlook->probability : met;
    count->low += met;
    count->high += met;
  }
  if (!open) return;
  const row_subject& subject = row->subject;
  const panel_name panel{subject.indicator, subject.method, subject.tier};
  attainment::detail::normal_event e;
  e.group = panels_.try_emplace(panel, panels_.size()).first->second;
  e.series = series_.try_emplace({panel, *subject.area.id()}, series_.size()).first->second;
  e.common_share = row->outlook->common_share;
  for (const period_forecast& f : row->outlook->path)
    e.periods.push_back(f.period.last().day_number());
  e.range = {row->outlook->lowest_normal, row->outlook->highest_normal};
  events_.push_back(std::move(e));
  counts_of_event_.push_back(counts);
}

TIENDO_INLINE void met_counts::finish(confidence_level level, const progress& report) {
  watch steps(report);
  std::map<expected_count*, std::vector<std::uint32_t>> met_on_path;
  std::size_t done = 0;
  attainment::detail::for_each_event(events_, paths, seed,
                                     [&](std::size_t event, std::span<const std::uint8_t> happens) {
                                       steps.step(done++, events_.size());
                                       for (expected_count* count : counts_of_event_[event]) {
                                         std::vector<std::uint32_t>& sums = met_on_path[count];
                                         sums.resize(paths);
                                         for (std::size_t p = 0; p < paths; ++p)
                                           sums[p] += happens[p];
                                       }
                                     });
  const auto tail = static_cast<std::size_t>(std::floor(paths * (1 - level.probability()) / 2));
  for (auto& [count, sums] : met_on_path) {
    std::sort(sums.begin(), sums.end());
    count->low += sums[tail];
    count->high += sums[paths - 1 - tail];
  }
}

}  // namespace tiendo::inline v0_1::detail
