// tiendo/io/impl/unused_table.ipp: bodies of tiendo/io/unused_table.hpp.
#pragma once

#include "tiendo/io/unused_table.hpp"

#include <cstdint>

#include "tiendo/assessment/assessment.hpp"
#include "tiendo/assessment/unused_observation.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/io/detail/table_maker.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/model/observation.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE table unused_table(const assessment& a) {
  using enum column_type;
  const auto of = [&](const unused_observation& u) -> const observation& {
    return a.observations()[u.observation];
  };
  return detail::table_maker<unused_observation>(a.unused())
      .column("observation", integer,
              [](const unused_observation& u) { return static_cast<std::int64_t>(u.observation); })
      .column("indicator_id", text, [&](const unused_observation& u) { return of(u).indicator; })
      .column("area_code", text, [&](const unused_observation& u) { return of(u).area.code; })
      .column("area_valid_from", day,
              [&](const unused_observation& u) { return of(u).area.valid_from; })
      .column("tier", text, [&](const unused_observation& u) { return of(u).tier; })
      .column("method", text, [&](const unused_observation& u) { return of(u).method; })
      .column("period", text, [&](const unused_observation& u) { return to_string(of(u).period); })
      .column("source", text, [&](const unused_observation& u) { return of(u).source; })
      .column("reason", text, [](const unused_observation& u) { return to_string(u.why); })
      .take();
}

}  // namespace tiendo::inline v0_1
