// tiendo/assessment/need.hpp: data gaps, the observations that a verdict still needs.
#pragma once

#include <string>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/target.hpp"

namespace tiendo::inline v0_1 {

/// A missing observation: its indicator, area, tier, method and period, and the target it is for.
struct data_gap {
  target_id target = {};
  indicator_id indicator = {};
  area_id area = {};
  tier_id tier = {};
  std::string method = {};
  tiendo::period period = {};
};

/// The observations that a verdict on a row needs; empty where the row has a verdict already,
/// cannot have one, or is by proxy (the target's own row lists the gaps of its own indicator).
///
/// After the due date this is the year that contains it. Before, it is the last full year before
/// `as_of`, and the year of enactment as the base of the pace (not for a milestone, which needs no
/// pace). Where the values are of days, of years from April, of the first months of a year or of
/// another period that recurs, it is such a period of the year. A period that has a value already
/// is never needed. For a target that is set for each area of a tier the gap names no tier.
std::vector<data_gap> data_gaps_of(const assessment_row& row, const target& t, date as_of);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/assessment/impl/need.ipp"
#endif
