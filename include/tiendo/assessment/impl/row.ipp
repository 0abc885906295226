// tiendo/assessment/impl/row.ipp: bodies of tiendo/assessment/row.hpp.
#pragma once

#include "tiendo/assessment/row.hpp"

#include <optional>

#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/reason.hpp"

namespace tiendo {

TIENDO_INLINE bool assessment_row::has_reason(reason r) const {
  for (const reason own : reasons)
    if (own == r) return true;
  return false;
}

TIENDO_INLINE std::optional<days> assessment_row::age_on(date day) const {
  if (!latest) return std::nullopt;
  return day - latest->period.last();
}

}  // namespace tiendo
