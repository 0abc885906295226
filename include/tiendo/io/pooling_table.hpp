// tiendo/io/pooling_table.hpp: pooled trends through a reform as tables.
#pragma once

#include <cstdint>
#include <optional>

#include "tiendo/io/geography_table.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/reconciliation/pool_across.hpp"

namespace tiendo {

/// One row per block: its areas, its group, the slope of its own figures and the pooled one (logit
/// per year) with their variances, and the share in the year ahead with the interval of the trend.
inline table to_table(const reconciliation::pooled_shares& p, const geography::reform& r) {
  using reconciliation::estimate;
  using reconciliation::logit_trend;
  using reconciliation::pooled_block;
  const auto rows = detail::numbered(p.trends.size());
  const auto slope = [&](std::optional<logit_trend> pooled_block::*which, double estimate::*part) {
    return [&p, which, part](std::size_t b) {
      return p.trends[b].*which ? std::optional((p.trends[b].*which)->slope.*part) : std::nullopt;
    };
  };
  const auto ahead = [&](double logit_trend::outlook::*part) {
    return [&p, part](std::size_t b) {
      return p.trends[b].until ? std::optional(*p.trends[b].until.*part) : std::nullopt;
    };
  };
  using enum column_type;
  detail::table_maker<std::size_t> make(rows);
  make.column("block", integer, [](std::size_t b) { return detail::whole(b); })
      .column("group", text, [&](std::size_t b) { return p.trends[b].group; })
      .column("before", texts,
              [&](std::size_t b) { return detail::codes_of(p.blocks[b].before, r.before()); })
      .column("after", texts,
              [&](std::size_t b) { return detail::codes_of(p.blocks[b].after, r.after()); })
      .column("years", integer, [&](std::size_t b) { return detail::whole(p.trends[b].years); })
      .column("own_slope", number, slope(&pooled_block::own, &estimate::value))
      .column("own_variance", number, slope(&pooled_block::own, &estimate::variance))
      .column("slope", number, slope(&pooled_block::pooled, &estimate::value))
      .column("variance", number, slope(&pooled_block::pooled, &estimate::variance))
      .column("share", number, ahead(&logit_trend::outlook::share))
      .column("low", number, ahead(&logit_trend::outlook::low))
      .column("high", number, ahead(&logit_trend::outlook::high))
      .column("reason", text, [&](std::size_t b) { return to_string(p.trends[b].reason); });
  return make.take();
}

/// One row per figure that took part in no total.
inline table to_table(const std::vector<reconciliation::unused_share>& unused) {
  using reconciliation::unused_share;
  using enum column_type;
  detail::table_maker<unused_share> make(unused);
  make.column("code", text, [](const unused_share& u) { return u.code; })
      .column("year", integer, [](const unused_share& u) { return u.year; })
      .column("reason", text, [](const unused_share& u) { return to_string(u.reason); });
  return make.take();
}

}  // namespace tiendo
