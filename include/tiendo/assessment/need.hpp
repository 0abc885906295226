// tiendo/assessment/need.hpp: which figures would turn "unknown" into a verdict.
#pragma once

#include <string>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/model/target.hpp"

namespace tiendo::inline v0_1 {

/// A figure that is missing: of what, where, by which method, for which period.
struct data_gap {
  std::string target = {};
  std::string indicator = {};
  area_id area = {};
  std::string tier = {};
  std::string method = {};
  tiendo::period period = {};
};

/// The figures that would let a row be judged; empty where it is judged already, cannot be, or is
/// by proxy (the target's own row asks for its own figures).
///
/// After the due date: the year that holds it. Before: the last full year before `as_of`, and the
/// year of enactment to compare it with (not for a milestone, which is reached or not).
std::vector<data_gap> data_gaps_of(const assessment_row& row, const target& t, date as_of);

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/assessment/impl/need.ipp"
#endif
