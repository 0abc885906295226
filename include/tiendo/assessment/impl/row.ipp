// tiendo/assessment/impl/row.ipp: bodies of tiendo/assessment/row.hpp.
#pragma once

#include "tiendo/assessment/row.hpp"

#include <optional>
#include <string>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/reason.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE bool assessment_row::has_reason(reason r) const {
  for (const reason own : judgement.reasons)
    if (own == r) return true;
  return false;
}

TIENDO_INLINE std::vector<std::string> assessment_row::reason_names() const {
  std::vector<std::string> names;
  for (const reason r : judgement.reasons)
    if (r != reason::none) names.emplace_back(to_string(r));
  return names;
}

TIENDO_INLINE std::optional<days> assessment_row::age_on(date day) const {
  if (!evidence.latest) return std::nullopt;
  return day - evidence.latest->period.last();
}

}  // namespace tiendo::inline v0_1
