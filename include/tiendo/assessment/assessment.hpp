// tiendo/assessment/assessment.hpp: the result of the main job.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/assessment/need.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/assessment/totals.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/model/programme.hpp"

namespace tiendo {

/// Where every target of a programme stood on a day, as far as it was known on that day. It keeps
/// the programme and the observations it was made from, so its evidence can always be followed.
/// Safe to read from many threads.
class assessment {
 public:
  assessment(std::shared_ptr<const tiendo::programme> p,
             std::shared_ptr<const tiendo::observations> o, date as_of,
             std::vector<assessment_row> rows)
      : programme_(std::move(p)),
        observations_(std::move(o)),
        as_of_(as_of),
        rows_(std::move(rows)) {}

  date as_of() const noexcept { return as_of_; }
  const tiendo::programme& programme() const noexcept { return *programme_; }
  const tiendo::observations& observations() const noexcept { return *observations_; }

  /// In the order of the programme's targets; of each the primary row first, then other methods,
  /// history, and proxies.
  const std::vector<assessment_row>& rows() const noexcept { return rows_; }

  /// The rows of one target; throws `lookup_error` where the programme has no such target.
  std::vector<const assessment_row*> rows_of(const std::string& target_id) const {
    if (!programme_->find_target(target_id))
      throw lookup_error(fmt::format("there is no target '{}'", target_id));
    std::vector<const assessment_row*> result;
    for (const assessment_row& row : rows_)
      if (row.target == target_id) result.push_back(&row);
    return result;
  }

  /// Everything that is missing, one need per figure.
  std::vector<need> needs() const {
    std::vector<need> result;
    for (const assessment_row& row : rows_) {
      const auto more = needs_of(row, *programme_->find_target(row.target), as_of_);
      result.insert(result.end(), more.begin(), more.end());
    }
    return result;
  }

  /// Targets counted by verdict. A target counts once in each of its areas (one, unless it holds
  /// for each area of a tier): by its primary row, else where its methods agree, else as disputed.
  tiendo::totals totals() const {
    std::map<std::pair<std::string, area_id>, std::vector<const assessment_row*>> standings;
    for (const assessment_row& row : rows_)
      if (!row.proxy && !row.history && row.area_valid_from)
        standings[{row.target, {row.area_code, *row.area_valid_from}}].push_back(&row);
    tiendo::totals sums;
    for (const auto& [where, rows] : standings) {
      const auto primary =
          std::find_if(rows.begin(), rows.end(), [](auto* row) { return row->primary; });
      const assessment_row& first = primary == rows.end() ? *rows.front() : **primary;
      const bool decided = primary != rows.end() ||
                           std::all_of(rows.begin(), rows.end(),
                                       [&](auto* row) { return row->status == first.status; });
      const target& t = *programme_->find_target(first.target);
      for (tally* sum : {&sums.overall, &sums.by_due_year[t.due.year()], &sums.by_tier[first.tier],
                         &sums.by_programme[t.programme], &sums.by_act[t.basis.act]})
        decided ? sum->add(first.status) : void(++sum->disputed);
    }
    return sums;
  }

 private:
  std::shared_ptr<const tiendo::programme> programme_;
  std::shared_ptr<const tiendo::observations> observations_;
  date as_of_;
  std::vector<assessment_row> rows_;
};

}  // namespace tiendo
