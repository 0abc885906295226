// tiendo/io/impl/statistics_table.ipp: bodies of tiendo/io/statistics_table.hpp.
#pragma once

#include "tiendo/io/statistics_table.hpp"

#include <cstddef>
#include <optional>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/rank.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/io/detail/table_maker.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/statistics/aggregation.hpp"
#include "tiendo/statistics/disclosure_control.hpp"
#include "tiendo/statistics/kitagawa_decomposition.hpp"
#include "tiendo/statistics/rank_summary.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE table to_table(const std::vector<statistics::aggregate_value>& values,
                             const std::vector<statistics::suppression>& flags,
                             std::optional<direction> best, std::optional<int> decimals,
                             const progress& report) {
  const auto rows = detail::numbered(values.size());
  const auto hidden = [&](std::size_t i) {
    return flags[i] == statistics::suppression::suppressed ||
           flags[i] == statistics::suppression::secondary;
  };
  const auto shown = [&](std::size_t i, const std::optional<double>& x) {
    return hidden(i) ? std::nullopt : x;
  };
  using enum column_type;
  detail::table_maker<std::size_t> make(rows, report);
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
    const auto places = statistics::group_ranks(ranked, *best, decimals);
    make.column("rank", integer,
                [&](std::size_t i) {
                  return places[i] ? std::optional(places[i]->position()) : std::nullopt;
                })
        .column("field", integer,
                [&](std::size_t i) { return places[i] ? places[i]->field() : std::nullopt; });
  }
  return make.take();
}

TIENDO_INLINE table to_table(const std::vector<statistics::rank_summary>& summaries,
                             const progress& report) {
  using statistics::rank_summary;
  using enum column_type;
  detail::table_maker<rank_summary> make(summaries, report);
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

TIENDO_INLINE table to_table(const statistics::kitagawa_decomposition& split,
                             const progress& report) {
  using statistics::part_effect;
  using enum column_type;
  detail::table_maker<part_effect> make(split.parts, report);
  make.column("code", text, [](const part_effect& p) { return p.code; })
      .column("performance", number, [](const part_effect& p) { return p.rate_effect; })
      .column("mix", number, [](const part_effect& p) { return p.composition_effect; });
  return make.take();
}

}  // namespace tiendo::inline v0_1
