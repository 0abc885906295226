// tiendo/io/geography_table.hpp: reforms, carried figures, aggregates and split changes as tables.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/geography/aggregation.hpp"
#include "tiendo/geography/carry_ratio.hpp"
#include "tiendo/geography/change_split.hpp"
#include "tiendo/geography/group_ranks.hpp"
#include "tiendo/geography/small_counts.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/model/area.hpp"

namespace tiendo {

namespace detail {

inline std::vector<std::size_t> numbered(std::size_t n) {
  std::vector<std::size_t> rows(n);
  for (std::size_t i = 0; i < n; ++i) rows[i] = i;
  return rows;
}
inline std::int64_t whole(std::size_t n) {
  return static_cast<std::int64_t>(n);
}
inline std::optional<double> low_of(const std::optional<interval>& x) {
  return x ? x->finite_low() : std::nullopt;
}
inline std::optional<double> high_of(const std::optional<interval>& x) {
  return x ? x->finite_high() : std::nullopt;
}
inline std::optional<double> exact_of(const std::optional<interval>& x) {
  return x ? x->value() : std::nullopt;
}

inline std::vector<std::string> codes_of(const std::vector<std::size_t>& places,
                                         const std::vector<geography::unit>& units) {
  std::vector<std::string> codes;
  for (const std::size_t i : places) codes.push_back(units[i].code);
  return codes;
}

/// The day from which areas on the far side of a reform are known: its own, or, on the way back,
/// the day before it.
inline date far_day(const geography::reform& r, geography::way w) {
  return w == geography::way::forward ? r.effective() : r.effective() - days(1);
}
inline std::string identity(const std::string& code, date day) {
  return to_string(area_id{code, day});
}

}  // namespace detail

/// One row per block: the areas before and after, what happened, and whether the areas after are
/// exact.
inline table to_table(const std::vector<geography::component>& blocks, const geography::reform& r) {
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
              [&](std::size_t i) { return detail::whole(blocks[i].edges.size()); })
      .column("exact", boolean, [&](std::size_t i) { return blocks[i].after.size() == 1; });
  return make.take();
}

/// One row per area on the far side. `area_id` (code@day) is unique over time, fit for the `id` of
/// a GeoJSON feature.
inline table to_table(const geography::carried_amounts& c, const geography::reform& r,
                      geography::way w) {
  const date from = detail::far_day(r, w);
  using geography::carried_amount;
  using enum column_type;
  detail::table_maker<carried_amount> make(c.areas);
  make.column("code", text, [](const carried_amount& a) { return a.code; })
      .column("area_id", text,
              [&](const carried_amount& a) { return detail::identity(a.code, from); })
      .column("value", number, [](const carried_amount& a) { return detail::exact_of(a.value); })
      .column("low", number, [](const carried_amount& a) { return detail::low_of(a.value); })
      .column("high", number, [](const carried_amount& a) { return detail::high_of(a.value); })
      .column("reason", text, [](const carried_amount& a) { return to_string(a.reason); })
      .column("basis", text, [](const carried_amount& a) { return a.basis; })
      .column("block", integer, [](const carried_amount& a) { return detail::whole(a.block); });
  return make.take();
}

/// One row per area on the far side, numerator and denominator included.
inline table to_table(const geography::carried_ratios& c, const geography::reform& r,
                      geography::way w) {
  const date from = detail::far_day(r, w);
  using geography::carried_ratio;
  using enum column_type;
  detail::table_maker<carried_ratio> make(c.areas);
  make.column("code", text, [](const carried_ratio& a) { return a.code; })
      .column("area_id", text,
              [&](const carried_ratio& a) { return detail::identity(a.code, from); })
      .column("value", number, [](const carried_ratio& a) { return detail::exact_of(a.ratio); })
      .column("low", number, [](const carried_ratio& a) { return detail::low_of(a.ratio); })
      .column("high", number, [](const carried_ratio& a) { return detail::high_of(a.ratio); })
      .column("numerator_low", number,
              [](const carried_ratio& a) { return detail::low_of(a.numerator); })
      .column("numerator_high", number,
              [](const carried_ratio& a) { return detail::high_of(a.numerator); })
      .column("denominator_low", number,
              [](const carried_ratio& a) { return detail::low_of(a.denominator); })
      .column("denominator_high", number,
              [](const carried_ratio& a) { return detail::high_of(a.denominator); })
      .column("reason", text, [](const carried_ratio& a) { return to_string(a.reason); })
      .column("basis", text, [](const carried_ratio& a) { return a.basis; })
      .column("block", integer, [](const carried_ratio& a) { return detail::whole(a.block); });
  return make.take();
}

/// One row per block: the total, the sum of what is there, and how many areas have no figure.
inline table to_table(const std::vector<geography::block_total>& blocks) {
  const auto rows = detail::numbered(blocks.size());
  using enum column_type;
  detail::table_maker<std::size_t> make(rows);
  make.column("block", integer, [](std::size_t i) { return detail::whole(i); })
      .column("value", number, [&](std::size_t i) { return blocks[i].total; })
      .column("present", number, [&](std::size_t i) { return blocks[i].present; })
      .column("missing", integer, [&](std::size_t i) { return detail::whole(blocks[i].missing); });
  return make.take();
}

/// One row per block: numerator, denominator and ratio, or the reason why there is none.
inline table to_table(const std::vector<geography::block_ratio>& blocks) {
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

/// One row per figure that did not arrive.
inline table to_table(const std::vector<geography::left_behind>& left) {
  using geography::left_behind;
  using enum column_type;
  detail::table_maker<left_behind> make(left);
  make.column("code", text, [](const left_behind& l) { return l.code; })
      .column("value", number, [](const left_behind& l) { return l.value; })
      .column("reason", text, [](const left_behind& l) { return to_string(l.reason); });
  return make.take();
}

/// One row per group; a suppressed one shows neither its figure nor its events, and has no place.
/// With `best`, groups have places by their values, those that show one.
inline table to_table(const std::vector<geography::aggregate_value>& values,
                      const std::vector<geography::count_flag>& flags,
                      std::optional<geography::best_value> best = {},
                      std::optional<int> decimals = {}) {
  const auto rows = detail::numbered(values.size());
  const auto hidden = [&](std::size_t i) {
    return flags[i] == geography::count_flag::suppressed ||
           flags[i] == geography::count_flag::suppressed_to_guard;
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
                                    ? geography::relative_standard_error(*values[i].numerator)
                                    : std::nullopt);
              })
      .column("flag", text, [&](std::size_t i) { return to_string(flags[i]); })
      .column("reason", text, [&](std::size_t i) { return to_string(values[i].reason); });
  if (best) {
    std::vector<std::optional<double>> ranked;
    for (const std::size_t i : rows) ranked.push_back(shown(i, values[i].value));
    const auto places = geography::ranks_of(ranked, *best, decimals);
    make.column("rank", integer,
                [&](std::size_t i) {
                  return places[i] ? std::optional(places[i]->position()) : std::nullopt;
                })
        .column("field", integer,
                [&](std::size_t i) { return places[i] ? places[i]->field() : std::nullopt; });
  }
  return make.take();
}

/// One row per group of which only its members' places are known.
inline table to_table(const std::vector<geography::rank_summary>& summaries) {
  using geography::rank_summary;
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

/// One row per part: what it adds to the change by its performance and by its weight.
inline table to_table(const geography::change_split& split) {
  using geography::part_effect;
  using enum column_type;
  detail::table_maker<part_effect> make(split.parts);
  make.column("code", text, [](const part_effect& p) { return p.code; })
      .column("performance", number, [](const part_effect& p) { return p.performance; })
      .column("mix", number, [](const part_effect& p) { return p.mix; });
  return make.take();
}

/// One row per version of an area.
inline table to_table(const std::vector<const area*>& areas) {
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
