// tiendo/io/impl/index_table.ipp: bodies of tiendo/io/index_table.hpp.
#pragma once

#include "tiendo/io/index_table.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/rank.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/index/compute_index.hpp"
#include "tiendo/index/index_definition.hpp"
#include "tiendo/index/node.hpp"
#include "tiendo/index/uncertainty.hpp"
#include "tiendo/io/detail/table_maker.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/statistics/column.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE std::optional<double> number_in(const statistics::detail::value_column& x,
                                              std::size_t i) {
  return statistics::detail::is_missing(x[i]) ? std::nullopt : std::optional(x[i]);
}

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

TIENDO_INLINE table to_table(const index::index_result& result, const progress& report) {
  struct record {
    std::size_t node, unit;
    std::optional<rank> place;
  };
  detail::watch steps(report);
  std::vector<record> records;
  records.reserve(result.nodes.size() * result.units.size());
  for (std::size_t node = 0; node < result.nodes.size(); ++node) {
    steps.step(node, result.nodes.size());
    const auto ranks = result.ranks_by(node);
    for (std::size_t unit = 0; unit < result.units.size(); ++unit)
      records.push_back({node, unit, ranks[unit]});
  }
  using enum column_type;
  const auto& nodes = result.index->nodes();
  detail::table_maker<record> make(records, report);
  make.column("unit", text, [&](const record& r) { return result.units[r.unit]; })
      .column("node", text, [&](const record& r) { return nodes[r.node].id; })
      .column("parent", text, [&](const record& r) { return nodes[r.node].parent; })
      .column(
          "score", number,
          [&](const record& r) { return detail::number_in(result.nodes[r.node].scores, r.unit); })
      .column("rank", integer,
              [](const record& r) {
                return r.place ? std::optional(r.place->position()) : std::nullopt;
              })
      .column("field_size", integer,
              [](const record& r) { return r.place ? r.place->field() : std::nullopt; })
      .column("coverage", number,
              [&](const record& r) { return result.nodes[r.node].coverage[r.unit]; })
      .column(
          "reason", text,
          [&](const record& r) { return to_string(result.nodes[r.node].scores.reason_at(r.unit)); })
      .column("name_vi", text, [&](const record& r) { return nodes[r.node].name.vi; })
      .column("name_en", text, [&](const record& r) { return nodes[r.node].name.en; });
  return make.take();
}

TIENDO_INLINE table to_table(const std::vector<index::rank_distribution>& places,
                             const std::vector<std::string>& units, const progress& report) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < places.size(); ++i) rows.push_back(i);
  using enum column_type;
  const auto drawn = [&](auto get) {
    return [&places, get](std::size_t i) {
      return places[i].draws > 0 ? std::optional(get(places[i])) : std::nullopt;
    };
  };
  using distribution = index::rank_distribution;
  detail::table_maker<std::size_t> make(rows, report);
  make.column("unit", text, [&](std::size_t i) { return units[i]; })
      .column("rank", integer,
              [&](std::size_t i) {
                return places[i].nominal ? std::optional(places[i].nominal->position())
                                         : std::nullopt;
              })
      .column("rank_mean", number, drawn([](const distribution& d) { return d.mean; }))
      .column("rank_median", integer, drawn([](const distribution& d) { return d.median; }))
      .column("rank_low", integer, drawn([](const distribution& d) { return d.low; }))
      .column("rank_high", integer, drawn([](const distribution& d) { return d.high; }))
      .column("draws", integer, [&](std::size_t i) { return places[i].draws; });
  return make.take();
}

}  // namespace tiendo::inline v0_1
