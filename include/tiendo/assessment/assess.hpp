// tiendo/assessment/assess.hpp: the assessment of a programme on a day from its observations.
#pragma once

#include <concepts>
#include <memory>
#include <utility>

#include "tiendo/assessment/assess_options.hpp"
#include "tiendo/assessment/assessment.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/programme.hpp"

namespace tiendo::inline v0_1 {

/// Compares every target that is in force on `as_of` with the observations that were published by
/// that day (inclusive). The result has one row per target, area version and method.
///
/// Throws `input_error` that names every observation which does not fit the programme, and
/// `invalid_value` where the options are invalid. Worked: the shipped programme as of 2025-06-30
/// gives target 2393-17 (digital economy, at least 25 % of GRDP by 2025) a row by MIC, 22 in 2024,
/// at_risk, and one by GSO, 14.65 in 2023, off_track.
assessment assess(std::shared_ptr<const programme> p, std::shared_ptr<const observations> all,
                  date as_of, const assess_options& options = {}, const progress& report = {});

/// The same for inputs by value; the result keeps copies of them.
inline assessment assess(programme p, observations all, date as_of,
                         const assess_options& options = {}, const progress& report = {}) {
  return assess(std::make_shared<const programme>(std::move(p)),
                std::make_shared<const observations>(std::move(all)), as_of, options, report);
}

/// The same with the default options and a progress callback.
template <class Programme, class Observations, std::convertible_to<progress> Report>
assessment assess(Programme&& p, Observations&& all, date as_of, Report&& report) {
  return assess(std::forward<Programme>(p), std::forward<Observations>(all), as_of,
                assess_options(), progress(std::forward<Report>(report)));
}

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/assessment/impl/assess.ipp"
#endif
