// tiendo/assessment/impl/assess.ipp: bodies of tiendo/assessment/assess.hpp.
#pragma once

#include "tiendo/assessment/assess.hpp"

#include <memory>
#include <utility>

#include "tiendo/assessment/assess_options.hpp"
#include "tiendo/assessment/assessment.hpp"
#include "tiendo/assessment/assessor.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/programme.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE assessment assess(std::shared_ptr<const programme> p,
                                std::shared_ptr<const observations> all, date as_of,
                                const assess_options& options, const progress& report) {
  return assessor(std::move(p), std::move(all), as_of, options, report).assess(report);
}

}  // namespace tiendo::inline v0_1
