// tiendo/crosswalk/history.hpp: the areas on both sides of a reform as an area history.
#pragma once

#include <optional>

#include "tiendo/areas/area_history.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/crosswalk/reform.hpp"

namespace tiendo::inline v0_1::crosswalk {

/// The areas of both sides of a reform, with their parents. The old areas are valid from
/// `known_from` to the day before the reform; the default is that day alone, since a reform does
/// not say when its old areas began. Throws `invalid_value` where `known_from` is not before the
/// effective date, and `interrupted` if `report` returns false. Worked: 26740 is Ben Nghe on
/// 2025-06-30 and Sai Gon from 2025-07-01 on.
area_history history_of(const reform& r, std::optional<date> known_from = std::nullopt,
                        const progress& report = {});

}  // namespace tiendo::inline v0_1::crosswalk

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/crosswalk/impl/history.ipp"
#endif
