// tiendo/reconciliation/pool_through_crosswalk.hpp: trends of sparse shares, carried through a
// reform and pooled.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/crosswalk/connected_component.hpp"
#include "tiendo/crosswalk/reform.hpp"
#include "tiendo/reconciliation/partial_pooling.hpp"

namespace tiendo::reconciliation {

/// The share of an area in a year, by its two parts.
struct annual_share {
  std::string code;
  std::int64_t year = 0;
  std::optional<double> numerator;
  std::optional<double> denominator;
};

/// What is wanted of a pooled trend.
struct pooling_options {
  std::int64_t until = 0;  ///< the year to forecast
  between_variance between = between_variance::paule_mandel;
  confidence_level level = confidence_level(0.95);
  std::map<std::string, std::string> groups =
      {};  ///< of areas after the reform, by code; by default the parent
};

/// The trend of one block (`crosswalk::component`), from its own figures and as its group pulls it.
struct pooled_component {
  std::string group;      ///< several, parted by " | ", where the block's areas lie in several
  std::size_t years = 0;  ///< with an exact total of both parts
  std::optional<logit_trend> own;     ///< times are years
  std::optional<logit_trend> pooled;  ///< the same level, the slope pulled towards the group's, and
                                      ///< this towards the whole's
  std::optional<logit_trend::projection> until;
  tiendo::reason reason =
      tiendo::reason::none;  ///< `no_observation`, or `single_observation`: no trend
};

/// A figure that took part in no total, and why: `territory_unknown`, `not_comparable` (half of a
/// share), `sign_change`, `out_of_range`, `coverage_too_low` (another area of its block has none),
/// `zero_base` (its block's denominators sum to 0).
struct unused_share {
  std::string code;
  std::int64_t year = 0;
  tiendo::reason reason = tiendo::reason::none;
};

/// Blocks in the order of `connected_components`.
struct pooled_shares {
  std::vector<crosswalk::connected_component> components;
  std::vector<pooled_component> trends;
  std::vector<unused_share> unused;
};

/// Trends of shares that are too sparse to be read one by one, through a reform of the areas that
/// they belong to.
///
/// Figures `before` are of old areas, those `after` of new ones. Over a block of areas that the
/// reform connects, numerators and denominators sum to the same on both sides, so its series runs
/// through the reform and is exact, without any share of a split area. Each block's logit trend
/// (`trend_of_share`) leans on its group's, and groups on the whole
/// (`pool_nested`), by as much as it is uncertain. The level stays the block's own. A year in which
/// an area of a block has no figure is a gap of the block; a block with fewer than two years has no
/// trend. Throws `value_error` where an area has two figures in a year, where a block has a year on
/// both sides, and where `until` lies before every figure. Worked: the ten wards of
/// tests/data/vectors/partial_pooling.json, whose first three years are given for two old halves of
/// each, have the slopes of that file, to the last digits.
pooled_shares pool_through_crosswalk(const crosswalk::reform& r,
                                     const std::vector<annual_share>& before,
                                     const std::vector<annual_share>& after,
                                     const pooling_options& plan);

}  // namespace tiendo::reconciliation

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/reconciliation/impl/pool_through_crosswalk.ipp"
#endif
