// tiendo/assessment/detail/impl/regular_series.ipp: bodies of
// tiendo/assessment/detail/regular_series.hpp.
#pragma once

#include "tiendo/assessment/detail/regular_series.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/core/outcome.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/core/recurrence.hpp"
#include "tiendo/model/observed_series.hpp"
#include "tiendo/model/vintage.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE outcome<regular_series> regular_series_of(const comparable_points& points,
                                                        const data_point& latest) {
  comparable_points exact;
  for (const data_point* p : points)
    if (p->period.end() <= latest.period.end() && p->value && p->bounds.is_exact() &&
        (!p->field || !latest.field || *p->field == *latest.field))
      exact.push_back(p);
  if (exact.size() < 2) return reason::too_few_values;
  std::vector<period> observed;
  for (const data_point* p : exact) observed.push_back(p->period);
  if (observed.back() != latest.period) observed.push_back(latest.period);
  const auto grid = period_grid::through(observed);
  if (!grid) return reason::irregular_series;
  constexpr auto most = static_cast<std::int64_t>(most_periods);
  const std::int64_t first = std::max(*grid->position_of(exact.front()->period), 1 - most);
  std::vector<double> values(static_cast<std::size_t>(1 - first), missing_value);
  for (const data_point* p : exact)
    if (const std::int64_t place = *grid->position_of(p->period); place >= first)
      values[static_cast<std::size_t>(place - first)] = *p->value;
  return regular_series{*grid, std::move(values)};
}

}  // namespace tiendo::inline v0_1::detail
