// tiendo/assessment/method_comparison.hpp: the results of the official methods for the targets of
// one programme.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/assessment/assessment.hpp"
#include "tiendo/assessment/method_assessment.hpp"
#include "tiendo/assessment/verdict.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_input.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/programme.hpp"
#include "tiendo/model/target.hpp"

namespace tiendo::inline v0_1 {

/// A target by one series: the result of every method that applies, and their dispersion.
struct target_comparison {
  target_id target = {};
  indicator_id indicator = {};
  tiendo::area_code area_code = {};
  tier_id tier = {};
  std::string series = {};  ///< the method by which the values were measured
  unit_id unit = {};
  date due = {};
  measures::progress_input input = {};  ///< without its series
  std::string base_period = {};
  std::string latest_period = {};
  verdict status = verdict::no_data;  ///< of the assessment
  std::vector<method_assessment> assessments = {};
  double dispersion = 0;
};

/// A target to which no method could be applied, and the reason.
struct not_compared_series {
  target_id target = {};
  std::string series = {};
  tiendo::reason why = reason::none;
};

/// The matrix target x method of a programme on a day; the targets on which the methods differ most
/// come first.
struct method_comparison {
  std::shared_ptr<const tiendo::programme> programme = {};
  date as_of = {};
  std::vector<target_comparison> targets = {};
  std::vector<not_compared_series> not_compared = {};
};

/// Applies every method, and any of the user's `own`, to every target of an assessment that has
/// a level to reach and two comparable exact values; base and latest are those of the assessment.
/// The classes of the methods are mapped to one scale (regressing, insufficient, on course, met),
/// on which `dispersion` is computed; targets with the largest dispersion come first. Worked: as of
/// 2025-06-30 the shipped programme's 2393-17 by method mic (15.38 % of GRDP in 2021, 22 in 2024,
/// 25 due in 2025) grows by 12.7 % a year, which is on track from the base and, at .74 of the pace
/// that is still required, at risk. `report` is called with the rows that are done and their
/// number.
method_comparison compare_methods(const assessment& a,
                                  const std::vector<measures::method>& own = {},
                                  const progress& report = {});

/// The same for a programme and its observations on a day. Throws as `assess` does, which `report`
/// is given to first.
method_comparison compare_methods(std::shared_ptr<const programme> p,
                                  std::shared_ptr<const observations> all, date as_of,
                                  const std::vector<measures::method>& own = {},
                                  const progress& report = {});

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/assessment/impl/method_comparison.ipp"
#endif
