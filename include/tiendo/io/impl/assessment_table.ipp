// tiendo/io/impl/assessment_table.ipp: bodies of tiendo/io/assessment_table.hpp.
#pragma once

#include "tiendo/io/assessment_table.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tiendo/assessment/assessment.hpp"
#include "tiendo/assessment/need.hpp"
#include "tiendo/assessment/outlook.hpp"
#include "tiendo/assessment/row.hpp"
#include "tiendo/assessment/verdict.hpp"
#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/io/detail/table_maker.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/model/act.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/observation.hpp"
#include "tiendo/model/programme.hpp"
#include "tiendo/model/rule.hpp"
#include "tiendo/model/target.hpp"
#include "tiendo/narrative/describe.hpp"
#include "tiendo/narrative/language.hpp"
#include "tiendo/narrative/narrate.hpp"
#include "tiendo/narrative/readable_number.hpp"

namespace tiendo::inline v0_1::detail {

/// Pointers to the rows with these indices.
TIENDO_INLINE std::vector<const assessment_row*> chosen_rows(const assessment& a,
                                                             std::span<const std::size_t> rows) {
  std::vector<const assessment_row*> chosen;
  chosen.reserve(rows.size());
  for (const std::size_t i : rows) {
    if (i >= a.rows().size())
      throw invalid_value(fmt::format("there is no row {}; there are {}", i, a.rows().size()));
    chosen.push_back(&a.rows()[i]);
  }
  return chosen;
}

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE table to_table(const assessment& a, language l) {
  return to_table(a, detail::numbered(a.rows().size()), l);
}

TIENDO_INLINE table to_table(const assessment& a, std::span<const std::size_t> rows, language l) {
  using enum column_type;
  using row = assessment_row;
  using number_of = std::optional<interval> row_progress::*;
  const programme& p = a.programme();
  const std::string level = readable(100 * a.options().level.probability());
  const std::string low = "lo_" + level, high = "hi_" + level;
  const auto target_of = [&](const row& r) -> const target& {
    return *p.find_target(r.subject.target);
  };
  const auto figure = [](const row& r, auto get) {
    return r.evidence.latest ? get(*r.evidence.latest) : decltype(get(*r.evidence.latest)){};
  };
  const auto newer = [](auto get) {
    return [get](const row& r) {
      return r.evidence.newer ? get(*r.evidence.newer) : decltype(get(*r.evidence.newer)){};
    };
  };
  detail::table_maker<row> make(detail::chosen_rows(a, rows));
  const auto exact = [&](const char* name, number_of x) {
    make.column(name, number, [x](const row& r) {
      return r.progress.*x ? (r.progress.*x)->value() : std::nullopt;
    });
  };
  const auto ends = [&](const char* from, const char* to, number_of x) {
    make.column(from, number, [x](const row& r) {
      return r.progress.*x ? (r.progress.*x)->finite_low() : std::nullopt;
    });
    make.column(to, number, [x](const row& r) {
      return r.progress.*x ? (r.progress.*x)->finite_high() : std::nullopt;
    });
  };
  const auto expected = [](auto get) {
    return [get](const row& r) {
      return r.outlook ? std::optional<double>(get(*r.outlook)) : std::nullopt;
    };
  };

  make.column("target_id", text, [](const row& r) { return r.subject.target; })
      .column("indicator_id", text, [](const row& r) { return r.subject.indicator; })
      .column("area_code", text, [](const row& r) { return r.subject.area.code; })
      .column("area_valid_from", day, [](const row& r) { return r.subject.area.valid_from; })
      .column("tier", text, [](const row& r) { return r.subject.tier; })
      .column("method", text, [](const row& r) { return r.subject.method; })
      .column("primary", boolean, [](const row& r) { return r.subject.primary; })
      .column("rule", text, [&](const row& r) { return detail::name_of(target_of(r).rule); })
      .column("bindingness", text,
              [&](const row& r) { return to_string(target_of(r).bindingness); })
      .column("target_value", number, [](const row& r) { return r.goal.value; })
      .column("target_low", number, [](const row& r) { return r.goal.low; })
      .column("target_high", number, [](const row& r) { return r.goal.high; })
      .column("unit", text, [](const row& r) { return r.goal.unit; })
      .column("due", day, [&](const row& r) { return target_of(r).due; })
      .column(
          "latest_value", number,
          [&](const row& r) { return figure(r, [](const latest_figure& x) { return x.value; }); })
      .column("latest_low", number,
              [&](const row& r) {
                return figure(r, [](const latest_figure& x) { return x.bounds.finite_low(); });
              })
      .column("latest_high", number,
              [&](const row& r) {
                return figure(r, [](const latest_figure& x) { return x.bounds.finite_high(); });
              })
      .column("observation_kind", text,
              [&](const row& r) {
                return figure(r, [](const latest_figure& x) { return to_string(x.kind); });
              })
      .column("proxy", boolean, [](const row& r) { return r.subject.proxy; })
      .column("latest_period", text, [&](const row& r) {
        return figure(r, [](const latest_figure& x) { return to_string(x.period); });
      });
  exact("achievement", &row_progress::achievement);
  exact("gap", &row_progress::gap);
  exact("required_pace", &row_progress::required_pace);
  exact("actual_pace", &row_progress::actual_pace);
  make.column("status", text, [](const row& r) { return to_string(r.judgement.status); })
      .column("status_basis", text, [](const row& r) { return to_string(r.judgement.basis); })
      .column("reason", text, [](const row& r) { return to_string(r.main_reason()); })
      .column("forecast_at_due", number,
              expected([](const outlook& o) { return o.at_due().median; }))
      .column(low.c_str(), number,
              expected([](const outlook& o) { return o.at_due().central.low(); }))
      .column(high.c_str(), number,
              expected([](const outlook& o) { return o.at_due().central.high(); }))
      .column("probability", number,
              [](const row& r) { return r.outlook ? r.outlook->probability : std::nullopt; })
      .column("expected_date", day,
              [](const row& r) { return r.outlook ? r.outlook->expected_date : std::nullopt; })
      .column("as_of", day, [&](const row&) { return a.as_of(); })
      .column("evidence", texts,
              [&](const row& r) { return describe_evidence(r, a.observations(), l); })
      .column("note", text, [&](const row& r) { return narrate(a, r, l); })
      .column("reasons", texts, [](const row& r) { return r.reason_names(); })
      .column("history", boolean, [](const row& r) { return r.subject.history; })
      .column("latest_status", text,
              [&](const row& r) {
                return figure(r, [](const latest_figure& x) { return to_string(x.status); });
              })
      .column(
          "field_size", integer,
          [&](const row& r) { return figure(r, [](const latest_figure& x) { return x.field; }); })
      .column("age_days", integer, [&](const row& r) {
        const auto age = r.age_on(a.as_of());
        return age ? std::optional(age->count) : std::nullopt;
      });
  ends("achievement_low", "achievement_high", &row_progress::achievement);
  ends("gap_low", "gap_high", &row_progress::gap);
  ends("required_pace_low", "required_pace_high", &row_progress::required_pace);
  ends("actual_pace_low", "actual_pace_high", &row_progress::actual_pace);
  exact("pace_ratio", &row_progress::pace_ratio);
  make.column("aspiration", number, [&](const row& r) { return target_of(r).aspiration; })
      .column("rule_in_words", text,
              [&](const row& r) {
                return describe(target_of(r).rule,
                                symbol_of(p.find_indicator(target_of(r).indicator)->unit, l), l);
              })
      .column("programme", text, [&](const row& r) { return target_of(r).programme; })
      .column("act", text, [&](const row& r) { return target_of(r).basis.act; })
      .column("modifies", text, [&](const row& r) { return target_of(r).modifies; })
      .column("name_vi", text,
              [&](const row& r) { return p.find_indicator(target_of(r).indicator)->name.vi; })
      .column("name_en", text,
              [&](const row& r) { return p.find_indicator(target_of(r).indicator)->name.en; })
      .column("indicator_name_vi", text,
              [&](const row& r) { return p.find_indicator(r.subject.indicator)->name.vi; })
      .column("indicator_name_en", text,
              [&](const row& r) { return p.find_indicator(r.subject.indicator)->name.en; })
      .column("needed", text,
              [&](const row& r) {
                return describe_data_gaps(data_gaps_of(r, target_of(r), a.as_of()), l);
              })
      .column("newer_value", number, newer([](const latest_figure& x) { return x.value; }))
      .column("newer_low", number,
              newer([](const latest_figure& x) { return x.bounds.finite_low(); }))
      .column("newer_high", number,
              newer([](const latest_figure& x) { return x.bounds.finite_high(); }))
      .column("newer_period", text,
              newer([](const latest_figure& x) { return to_string(x.period); }))
      .column("forecast_areas", integer, [](const row& r) {
        return r.outlook ? std::optional(static_cast<std::int64_t>(r.outlook->areas))
                         : std::nullopt;
      });
  return make.take();
}

}  // namespace tiendo::inline v0_1
