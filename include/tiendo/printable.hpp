// tiendo/printable.hpp: the types that tiendo/fmt.hpp and tiendo/ostream.hpp can print.
#pragma once

#include <concepts>

#include "tiendo/areas/area.hpp"
#include "tiendo/assessment/verdict.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/direction.hpp"
#include "tiendo/core/frequency.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/rank.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/target.hpp"

namespace tiendo::inline v0_1 {

namespace detail {
template <class T, class... Types>
concept one_of_types = (std::same_as<T, Types> || ...);
}  // namespace detail

/// A type whose text is that of `to_string`.
template <class T>
concept printable =
    detail::one_of_types<T, date, partial_date, period, frequency, interval, rank, reason, verdict,
                         area_id, unit_kind, direction, bindingness, observation_kind,
                         observation_status, diagnostic>;

}  // namespace tiendo::inline v0_1
