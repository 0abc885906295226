// tiendo/io/impl/changes_table.ipp: bodies of tiendo/io/changes_table.hpp.
#pragma once

#include "tiendo/io/changes_table.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "tiendo/assessment/difference.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/assessment/verdict.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/io/detail/table_maker.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/narrative/readable_number.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE table to_table(const std::vector<change>& changes) {
  using enum column_type;
  const auto status = [](const assessment_row* r) {
    return r ? std::string(to_string(r->judgement.status)) : "";
  };
  const auto cause = [](const assessment_row* r) {
    return r ? std::string(to_string(r->main_reason())) : "";
  };
  const auto figure = [](const assessment_row* r) {
    return r && r->evidence.latest ? fmt::format("{} ({})", readable(r->evidence.latest->bounds),
                                                 to_string(r->evidence.latest->period))
                                   : std::string();
  };
  return detail::table_maker<change>(changes)
      .column("change", text, [](const change& c) { return to_string(c.kind); })
      .column("target_id", text, [](const change& c) { return c.row().subject.target; })
      .column("indicator_id", text, [](const change& c) { return c.row().subject.indicator; })
      .column("area_code", text, [](const change& c) { return c.row().subject.area.code; })
      .column("area_valid_from", day,
              [](const change& c) { return c.row().subject.area.valid_from; })
      .column("tier", text, [](const change& c) { return c.row().subject.tier; })
      .column("method", text, [](const change& c) { return c.row().subject.method; })
      .column("proxy", boolean, [](const change& c) { return c.row().subject.proxy; })
      .column("status_before", text, [&](const change& c) { return status(c.before); })
      .column("status_after", text, [&](const change& c) { return status(c.after); })
      .column("figure_before", text, [&](const change& c) { return figure(c.before); })
      .column("figure_after", text, [&](const change& c) { return figure(c.after); })
      .column("reason_before", text, [&](const change& c) { return cause(c.before); })
      .column("reason_after", text, [&](const change& c) { return cause(c.after); })
      .take();
}

}  // namespace tiendo::inline v0_1
