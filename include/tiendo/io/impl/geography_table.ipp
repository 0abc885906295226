// tiendo/io/impl/geography_table.ipp: bodies of tiendo/io/geography_table.hpp.
#pragma once

#include "tiendo/io/geography_table.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/rank.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/crosswalk/connected_component.hpp"
#include "tiendo/crosswalk/reform.hpp"
#include "tiendo/crosswalk/transfer.hpp"
#include "tiendo/crosswalk/transfer_ratio.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/statistics/aggregation.hpp"
#include "tiendo/statistics/disclosure_control.hpp"
#include "tiendo/statistics/kitagawa_decomposition.hpp"
#include "tiendo/statistics/rank_summary.hpp"

namespace tiendo::detail {

TIENDO_INLINE std::vector<std::size_t> numbered(std::size_t n) {
  std::vector<std::size_t> rows(n);
  for (std::size_t i = 0; i < n; ++i) rows[i] = i;
  return rows;
}

TIENDO_INLINE std::optional<double> low_of(const std::optional<interval>& x) {
  return x ? x->finite_low() : std::nullopt;
}

TIENDO_INLINE std::optional<double> high_of(const std::optional<interval>& x) {
  return x ? x->finite_high() : std::nullopt;
}

TIENDO_INLINE std::optional<double> exact_of(const std::optional<interval>& x) {
  return x ? x->value() : std::nullopt;
}

TIENDO_INLINE std::vector<std::string> codes_of(const std::vector<std::size_t>& places,
                                                const std::vector<crosswalk::reform_area>& units) {
  std::vector<std::string> codes;
  for (const std::size_t i : places) codes.push_back(units[i].code);
  return codes;
}

/// The day from which areas on the far side of a reform are known: its own, or, on the way back,
/// the day before it.
TIENDO_INLINE date far_day(const crosswalk::reform& r, crosswalk::transfer_direction w) {
  return w == crosswalk::transfer_direction::forward ? r.effective() : r.effective() - days(1);
}

TIENDO_INLINE std::string identity(const std::string& code, date day) {
  return to_string(area_id{code, day});
}

}  // namespace tiendo::detail

namespace tiendo {

TIENDO_INLINE table to_table(const std::vector<crosswalk::connected_component>& blocks,
                             const crosswalk::reform& r) {
  const auto rows = detail::numbered(blocks.size());
  using enum column_type;
  detail::table_maker<std::size_t> make(rows);
  make.column("block", integer, [](std::size_t i) { return detail::whole(i); })
      .column("event", text, [&](std::size_t i) { return to_string(kind_of(blocks[i], r)); })
      .column("before", texts,
              [&](std::size_t i) { return detail::codes_of(blocks[i].before, r.before()); })
      .column("after", texts,
              [&](std::size_t i) { return detail::codes_of(blocks[i].after, r.after()); })
      .column("links", integer,
              [&](std::size_t i) { return detail::whole(blocks[i].links.size()); })
      .column("exact", boolean, [&](std::size_t i) { return blocks[i].after.size() == 1; });
  return make.take();
}

TIENDO_INLINE table to_table(const crosswalk::transferred_values& c, const crosswalk::reform& r,
                             crosswalk::transfer_direction w) {
  const date from = detail::far_day(r, w);
  using crosswalk::transferred_value;
  using enum column_type;
  detail::table_maker<transferred_value> make(c.areas);
  make.column("code", text, [](const transferred_value& a) { return a.code; })
      .column("area_id", text,
              [&](const transferred_value& a) { return detail::identity(a.code, from); })
      .column("value", number, [](const transferred_value& a) { return detail::exact_of(a.value); })
      .column("low", number, [](const transferred_value& a) { return detail::low_of(a.value); })
      .column("high", number, [](const transferred_value& a) { return detail::high_of(a.value); })
      .column("reason", text, [](const transferred_value& a) { return to_string(a.reason); })
      .column("basis", text, [](const transferred_value& a) { return a.basis; })
      .column("block", integer,
              [](const transferred_value& a) { return detail::whole(a.component); });
  return make.take();
}

TIENDO_INLINE table to_table(const crosswalk::transferred_ratios& c, const crosswalk::reform& r,
                             crosswalk::transfer_direction w) {
  const date from = detail::far_day(r, w);
  using crosswalk::transferred_ratio;
  using enum column_type;
  detail::table_maker<transferred_ratio> make(c.areas);
  make.column("code", text, [](const transferred_ratio& a) { return a.code; })
      .column("area_id", text,
              [&](const transferred_ratio& a) { return detail::identity(a.code, from); })
      .column("value", number, [](const transferred_ratio& a) { return detail::exact_of(a.ratio); })
      .column("low", number, [](const transferred_ratio& a) { return detail::low_of(a.ratio); })
      .column("high", number, [](const transferred_ratio& a) { return detail::high_of(a.ratio); })
      .column("numerator_low", number,
              [](const transferred_ratio& a) { return detail::low_of(a.numerator); })
      .column("numerator_high", number,
              [](const transferred_ratio& a) { return detail::high_of(a.numerator); })
      .column("denominator_low", number,
              [](const transferred_ratio& a) { return detail::low_of(a.denominator); })
      .column("denominator_high", number,
              [](const transferred_ratio& a) { return detail::high_of(a.denominator); })
      .column("reason", text, [](const transferred_ratio& a) { return to_string(a.reason); })
      .column("basis", text, [](const transferred_ratio& a) { return a.basis; })
      .column("block", integer,
              [](const transferred_ratio& a) { return detail::whole(a.component); });
  return make.take();
}

TIENDO_INLINE table to_table(const std::vector<crosswalk::component_total>& blocks) {
  const auto rows = detail::numbered(blocks.size());
  using enum column_type;
  detail::table_maker<std::size_t> make(rows);
  make.column("block", integer, [](std::size_t i) { return detail::whole(i); })
      .column("value", number, [&](std::size_t i) { return blocks[i].total; })
      .column("present", number, [&](std::size_t i) { return blocks[i].present; })
      .column("missing", integer, [&](std::size_t i) { return detail::whole(blocks[i].missing); });
  return make.take();
}

TIENDO_INLINE table to_table(const std::vector<crosswalk::component_ratio>& blocks) {
  const auto rows = detail::numbered(blocks.size());
  using enum column_type;
  detail::table_maker<std::size_t> make(rows);
  make.column("block", integer, [](std::size_t i) { return detail::whole(i); })
      .column("value", number, [&](std::size_t i) { return blocks[i].ratio; })
      .column("numerator", number, [&](std::size_t i) { return blocks[i].numerator; })
      .column("denominator", number, [&](std::size_t i) { return blocks[i].denominator; })
      .column("reason", text, [&](std::size_t i) { return to_string(blocks[i].reason); });
  return make.take();
}

TIENDO_INLINE table to_table(const std::vector<crosswalk::unmatched_value>& left) {
  using crosswalk::unmatched_value;
  using enum column_type;
  detail::table_maker<unmatched_value> make(left);
  make.column("code", text, [](const unmatched_value& l) { return l.code; })
      .column("value", number, [](const unmatched_value& l) { return l.value; })
      .column("reason", text, [](const unmatched_value& l) { return to_string(l.reason); });
  return make.take();
}

TIENDO_INLINE table to_table(const std::vector<statistics::aggregate_value>& values,
                             const std::vector<statistics::suppression>& flags,
                             std::optional<direction> best, std::optional<int> decimals) {
  const auto rows = detail::numbered(values.size());
  const auto hidden = [&](std::size_t i) {
    return flags[i] == statistics::suppression::suppressed ||
           flags[i] == statistics::suppression::secondary;
  };
  const auto shown = [&](std::size_t i, const std::optional<double>& x) {
    return hidden(i) ? std::nullopt : x;
  };
  using enum column_type;
  detail::table_maker<std::size_t> make(rows);
  make.column("group", text, [&](std::size_t i) { return values[i].group; })
      .column("value", number, [&](std::size_t i) { return shown(i, values[i].value); })
      .column("numerator", number, [&](std::size_t i) { return shown(i, values[i].numerator); })
      .column("denominator", number, [&](std::size_t i) { return shown(i, values[i].denominator); })
      .column("coverage", number, [&](std::size_t i) { return values[i].coverage; })
      .column("areas", integer, [&](std::size_t i) { return detail::whole(values[i].members); })
      .column("areas_with_figure", integer,
              [&](std::size_t i) { return detail::whole(values[i].present); })
      .column("relative_standard_error", number,
              [&](std::size_t i) {
                return shown(i, values[i].numerator
                                    ? statistics::relative_standard_error(*values[i].numerator)
                                    : std::nullopt);
              })
      .column("flag", text, [&](std::size_t i) { return to_string(flags[i]); })
      .column("reason", text, [&](std::size_t i) { return to_string(values[i].reason); });
  if (best) {
    std::vector<std::optional<double>> ranked;
    for (const std::size_t i : rows) ranked.push_back(shown(i, values[i].value));
    const auto places = statistics::ranks_of(ranked, *best, decimals);
    make.column("rank", integer,
                [&](std::size_t i) {
                  return places[i] ? std::optional(places[i]->position()) : std::nullopt;
                })
        .column("field", integer,
                [&](std::size_t i) { return places[i] ? places[i]->field() : std::nullopt; });
  }
  return make.take();
}

TIENDO_INLINE table to_table(const std::vector<statistics::rank_summary>& summaries) {
  using statistics::rank_summary;
  using enum column_type;
  detail::table_maker<rank_summary> make(summaries);
  make.column("group", text, [](const rank_summary& s) { return s.group; })
      .column("best", integer, [](const rank_summary& s) { return s.best; })
      .column("median_low", integer, [](const rank_summary& s) { return s.median_low; })
      .column("median_high", integer, [](const rank_summary& s) { return s.median_high; })
      .column("worst", integer, [](const rank_summary& s) { return s.worst; })
      .column("field", integer, [](const rank_summary& s) { return s.field; })
      .column("within_top_low", number,
              [](const rank_summary& s) { return detail::low_of(s.within_top); })
      .column("within_top_high", number,
              [](const rank_summary& s) { return detail::high_of(s.within_top); })
      .column("areas", integer, [](const rank_summary& s) { return detail::whole(s.members); })
      .column("areas_with_rank", integer,
              [](const rank_summary& s) { return detail::whole(s.ranked); })
      .column("reason", text, [](const rank_summary& s) { return to_string(s.reason); });
  return make.take();
}

TIENDO_INLINE table to_table(const statistics::kitagawa_decomposition& split) {
  using statistics::part_effect;
  using enum column_type;
  detail::table_maker<part_effect> make(split.parts);
  make.column("code", text, [](const part_effect& p) { return p.code; })
      .column("performance", number, [](const part_effect& p) { return p.rate_effect; })
      .column("mix", number, [](const part_effect& p) { return p.composition_effect; });
  return make.take();
}

TIENDO_INLINE table to_table(const std::vector<const area*>& areas) {
  using enum column_type;
  detail::table_maker<const area*> make(areas);
  make.column("code", text, [](const area* a) { return a->id.code; })
      .column("valid_from", day, [](const area* a) { return a->id.valid_from; })
      .column("area_id", text, [](const area* a) { return to_string(a->id); })
      .column("name", text, [](const area* a) { return a->name.text(true); })
      .column("tier", text, [](const area* a) { return a->tier; })
      .column("parent_code", text,
              [](const area* a) { return a->parent ? a->parent->code : std::string(); })
      .column("valid_to", day, [](const area* a) { return a->valid_to; });
  return make.take();
}

}  // namespace tiendo
