// tiendo/io/impl/pooling_table.ipp: bodies of tiendo/io/pooling_table.hpp.
#pragma once

#include "tiendo/io/pooling_table.hpp"

#include <cstddef>
#include <optional>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/crosswalk/connected_component.hpp"
#include "tiendo/crosswalk/reform.hpp"
#include "tiendo/io/crosswalk_table.hpp"
#include "tiendo/io/detail/table_maker.hpp"
#include "tiendo/io/table.hpp"
#include "tiendo/reconciliation/partial_pooling.hpp"
#include "tiendo/reconciliation/pool_through_crosswalk.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE table to_table(const reconciliation::pooled_shares& p, const crosswalk::reform& r,
                             const progress& report) {
  using reconciliation::estimate;
  using reconciliation::logit_trend;
  using reconciliation::pooled_component;
  const auto rows = detail::numbered(p.trends.size());
  const auto slope = [&](std::optional<logit_trend> pooled_component::*which,
                         double estimate::*part) {
    return [&p, which, part](std::size_t b) {
      return p.trends[b].*which ? std::optional((p.trends[b].*which)->slope.*part) : std::nullopt;
    };
  };
  const auto ahead = [&](double logit_trend::projection::*part) {
    return [&p, part](std::size_t b) {
      return p.trends[b].until ? std::optional(*p.trends[b].until.*part) : std::nullopt;
    };
  };
  using enum column_type;
  detail::table_maker<std::size_t> make(rows, report);
  make.column("block", integer, [](std::size_t b) { return detail::whole(b); })
      .column("group", text, [&](std::size_t b) { return p.trends[b].group; })
      .column("before", texts,
              [&](std::size_t b) { return detail::codes_of(p.components[b].before, r.before()); })
      .column("after", texts,
              [&](std::size_t b) { return detail::codes_of(p.components[b].after, r.after()); })
      .column("years", integer, [&](std::size_t b) { return detail::whole(p.trends[b].years); })
      .column("own_slope", number, slope(&pooled_component::own, &estimate::value))
      .column("own_variance", number, slope(&pooled_component::own, &estimate::variance))
      .column("slope", number, slope(&pooled_component::pooled, &estimate::value))
      .column("variance", number, slope(&pooled_component::pooled, &estimate::variance))
      .column("share", number, ahead(&logit_trend::projection::share))
      .column("low", number, ahead(&logit_trend::projection::low))
      .column("high", number, ahead(&logit_trend::projection::high))
      .column("reason", text, [&](std::size_t b) { return to_string(p.trends[b].reason); });
  return make.take();
}

TIENDO_INLINE table to_table(const std::vector<reconciliation::unused_share>& unused,
                             const progress& report) {
  using reconciliation::unused_share;
  using enum column_type;
  detail::table_maker<unused_share> make(unused, report);
  make.column("code", text, [](const unused_share& u) { return u.code; })
      .column("year", integer, [](const unused_share& u) { return u.year; })
      .column("reason", text, [](const unused_share& u) { return to_string(u.reason); });
  return make.take();
}

}  // namespace tiendo::inline v0_1
