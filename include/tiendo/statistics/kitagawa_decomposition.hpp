// tiendo/statistics/kitagawa_decomposition.hpp: a change of a ratio as the sum of a rate and a
// composition effect.
#pragma once

#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"

namespace tiendo::inline v0_1::statistics {

/// A part of a whole at two times: its ratio and its weight (denominator, population, base of a
/// growth rate). A part with weight 0 does not belong to the whole at that time; its ratio may then
/// be missing.
struct part_change {
  std::string code = {};
  std::optional<double> ratio_before = {};
  std::optional<double> ratio_after = {};
  double weight_before = 0;
  double weight_after = 0;
};

/// The contribution of one part to the change.
struct part_effect {
  std::string code = {};
  double rate_effect = 0;         ///< mean weight x change of ratio
  double composition_effect = 0;  ///< mean ratio x change of weight
};

/// A change and its two effects: `ratio_after - ratio_before = rate_effect + composition_effect`.
struct kitagawa_decomposition {
  std::optional<double> ratio_before = {};
  std::optional<double> ratio_after = {};
  double rate_effect = 0;
  double composition_effect = 0;
  std::vector<part_effect> parts = {};
  tiendo::reason reason = tiendo::reason::none;

  std::optional<double> change() const {
    return ratio_before && ratio_after ? std::optional(*ratio_after - *ratio_before) : std::nullopt;
  }
  /// Whether the rate effect and the composition effect have opposite signs.
  bool opposing_effects() const { return rate_effect * composition_effect < 0; }
  /// Simpson's paradox: the effects are opposed and the composition effect is the larger one, so
  /// the whole changes against its parts.
  bool simpson_reversal() const {
    return opposing_effects() && std::abs(composition_effect) > std::abs(rate_effect);
  }
};

/// Decomposes the change of a ratio P = sum of w p, with w the shares of weight, into
///     dP = sum of mean(w) dp + sum of mean(p) dw,
/// which is exact, without a residual (Kitagawa, Journal of the American Statistical Association
/// 50, 1955, 1168-1194). A part that enters or leaves the whole contributes only to the composition
/// effect: its ratio is taken as equal at both times. Undefined with `no_observation` where a part
/// with weight has no ratio, and with `zero_base` where no part has weight. Throws `invalid_value`
/// for two parts of one code, for negative weights and for values that are not finite, and
/// `interrupted` if `report` returns false. Worked: .5 of 100 and .9 of 100 become .6 of 300 and
/// .95 of 100: .7 to .6875, rate effect .625 x .1 + .375 x .05 = .08125, composition effect .55 x
/// .25 - .925 x .25 = -.09375.
kitagawa_decomposition decompose_change(const std::vector<part_change>& parts,
                                        const progress& report = {});

}  // namespace tiendo::inline v0_1::statistics

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/statistics/impl/kitagawa_decomposition.ipp"
#endif
