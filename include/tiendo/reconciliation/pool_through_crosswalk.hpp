// tiendo/reconciliation/pool_through_crosswalk.hpp: partial pooling of trends of shares across a
// territorial reform.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/crosswalk/connected_component.hpp"
#include "tiendo/crosswalk/reform.hpp"
#include "tiendo/reconciliation/partial_pooling.hpp"

namespace tiendo::inline v0_1::reconciliation {

/// The share of an area in a year, by its numerator and denominator.
struct annual_share {
  std::string code;
  std::int64_t year = 0;
  std::optional<double> numerator;
  std::optional<double> denominator;
};

/// Options of a pooled trend.
struct pooling_options {
  std::int64_t until = 0;  ///< the year to forecast
  between_variance between = between_variance::paule_mandel;
  confidence_level level = confidence_level(0.95);
  std::map<std::string, std::string> groups =
      {};  ///< the group of an area after the reform, by code; by default its parent
};

/// The trend of one connected component (`crosswalk::connected_component`), from its own
/// observations and after pooling.
struct pooled_component {
  std::string group;      ///< several, separated by " | ", where the areas of the component are in
                          ///< several groups
  std::size_t years = 0;  ///< the number of years with exact totals of numerator and denominator
  std::optional<logit_trend> own;     ///< times are years
  std::optional<logit_trend> pooled;  ///< the same level; the slope is shrunk towards that of the
                                      ///< group, and this one towards the overall mean
  std::optional<logit_trend::projection> until;
  tiendo::reason reason =
      tiendo::reason::none;  ///< why there is no trend: `no_observation` or `single_observation`
};

/// An observation that is in no total, and why: `territory_unknown`, `not_comparable` (numerator or
/// denominator is missing), `sign_change`, `out_of_range`, `coverage_too_low` (another area of its
/// component has no observation), `zero_base` (the denominators of its component sum to 0).
struct unused_share {
  std::string code;
  std::int64_t year = 0;
  tiendo::reason reason = tiendo::reason::none;
};

/// The trends of all components, in the order of `connected_components`.
struct pooled_shares {
  std::vector<crosswalk::connected_component> components;
  std::vector<pooled_component> trends;
  std::vector<unused_share> unused;
};

/// Estimates trends of shares by partial pooling, across a reform of the areas to which the shares
/// refer. Pooling is meant for areas with few observations.
///
/// Observations in `before` refer to old areas, those in `after` to new ones. Over a connected
/// component, numerators and denominators have the same sums on both sides, so its series continues
/// across the reform and is exact, without any share of a split area. The slope of each component's
/// logit trend (`trend_of_share`) is shrunk towards that of its group, and the groups towards the
/// overall mean (`pool_nested`), by as much as they are uncertain. The level is not pooled. A year
/// in which an area of a component has no observation is missing for the component; a component
/// with fewer than two years has no trend. Throws `invalid_value` where an area has two
/// observations in a year, where a component has a year on both sides, and where `until` precedes
/// all observations, and `interrupted` if `report`, which is called about every 50 milliseconds,
/// returns false. Worked: the ten wards of tests/data/vectors/partial_pooling.json, with the
/// first three years given for two old halves of each ward, have the slopes of that file to the
/// last digits.
pooled_shares pool_through_crosswalk(const crosswalk::reform& r,
                                     const std::vector<annual_share>& before,
                                     const std::vector<annual_share>& after,
                                     const pooling_options& options, const progress& report = {});

}  // namespace tiendo::inline v0_1::reconciliation

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/reconciliation/impl/pool_through_crosswalk.ipp"
#endif
