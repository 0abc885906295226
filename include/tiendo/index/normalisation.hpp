// tiendo/index/normalisation.hpp: normalisation of indicators to one scale.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "tiendo/core/direction.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/statistics/column.hpp"
#include "tiendo/statistics/descriptive_statistics.hpp"

namespace tiendo::inline v0_1::index {

/// The worst value becomes `low`, the best `high`: low + (high - low) (x - min) / (max - min).
struct min_max {
  double low = 0;
  double high = 1;
};

/// (x - mean) / sigma.
struct z_score {
  statistics::detail::deviation sigma = statistics::detail::deviation::sample;
};

/// A fixed end of a scale, or the quantile `share` of the observed values (definition 7: linear
/// between order statistics).
struct goalpost {
  double value = 0;
  bool is_quantile = false;

  static goalpost at(double x) { return {x, false}; }
  static goalpost quantile(double share) { return {share, true}; }
};

/// top (x - worst) / (best - worst), clipped to 0 and `top` by default. The goalposts give the
/// direction: `worst` may lie above `best`. Without clipping it is a linear change of scale. Where
/// one end is fixed and the computed end lies on its other side, so that the scale would be
/// reversed for the indicator's direction, the scores are undefined (`out_of_range`).
struct goalposts {
  goalpost worst = {};
  goalpost best = {};
  double top = 1;
  bool clipped = true;
};

/// (x - min) / (target - min); where lower is better (max - x) / (max - target). The result exceeds
/// 1 beyond the target, unless it is `capped`. Where every value lies beyond the target, each has 1
/// if the result is capped, and is undefined otherwise (`out_of_range`).
struct distance_to_target {
  double target = 0;
  bool capped = false;
};

/// 1 - (x_ref - x) / (x_ref - min) for the value x_ref of one unit: the score is 1 for this unit
/// and above 1 for better ones.
struct distance_to_reference {
  std::string unit = {};
};

/// x / max; where lower is better min / x.
struct fraction_of_max {};

/// Ranks from 1 for the worst value upwards; equal values share the lower rank.
struct rank_order {};

/// (rank - 1) / (n - 1): 0 for the worst, and 1 for the best value if it is not tied.
struct percentile_rank {};

/// Borda count: the number of units with a worse value.
struct borda {};

using normalisation =
    std::variant<min_max, z_score, goalposts, distance_to_target, distance_to_reference,
                 fraction_of_max, rank_order, percentile_rank, borda>;

namespace detail {

/// Normalises one column to a scale on which higher is better, by the direction of the indicator.
class normaliser {
 public:
  normaliser(const statistics::detail::value_column& x, direction better,
             const std::vector<std::string>& units)
      : x_(x), up_(better == direction::increase), units_(units), sorted_(present(x)) {
    std::sort(sorted_.begin(), sorted_.end());
  }

  statistics::detail::value_column operator()(const min_max& n) const;

  statistics::detail::value_column operator()(const z_score& n) const;

  statistics::detail::value_column operator()(const goalposts& n) const;

  statistics::detail::value_column operator()(const distance_to_target& n) const;

  statistics::detail::value_column operator()(const distance_to_reference& n) const;

  statistics::detail::value_column operator()(const fraction_of_max&) const;

  statistics::detail::value_column operator()(const rank_order&) const {
    return each([&](double x) { return worse_than(x) + 1; });
  }

  statistics::detail::value_column operator()(const percentile_rank&) const;

  statistics::detail::value_column operator()(const borda&) const {
    return each([&](double x) { return worse_than(x); });
  }

 private:
  double sign() const { return up_ ? 1 : -1; }

  std::pair<double, double> ends() const {
    return sorted_.empty() ? std::pair(missing_value, missing_value)
                           : std::pair(sorted_.front(), sorted_.back());
  }

  double worse_than(double x) const;

  double value_of(const goalpost& g) const {
    return g.is_quantile ? statistics::detail::quantile_of(sorted_, g.value) : g.value;
  }

  template <class Function>
  statistics::detail::value_column each(Function f) const {
    statistics::detail::value_column result(x_.size());
    for (std::size_t i = 0; i < x_.size(); ++i)
      if (statistics::detail::is_missing(x_[i]))
        result.set_missing(i, x_.reason_at(i));
      else
        result.set(i, f(x_[i]));
    return result;
  }

  statistics::detail::value_column undefined(reason why) const;

  const statistics::detail::value_column& x_;
  bool up_;
  const std::vector<std::string>& units_;
  std::vector<double> sorted_;
};

}  // namespace detail

namespace detail {

/// Normalises a column to a scale on which higher is always better. A missing value stays missing;
/// where all values are equal up to rounding, or a formula divides by 0, every value is missing
/// with a reason (`zero_spread`, `base_equals_target`, `zero_value`, `sign_change`,
/// `out_of_range`).
///
/// `units` names the rows, for `distance_to_reference`. Source: the operations of COINr 1.1
/// (n_minmax, n_zscore, n_goalposts, n_dist2targ, n_dist2ref, n_fracmax, n_rank, n_prank, n_borda).
/// Worked: [0, 5, 11] against a target of 10 is [0, .5, 1.1], and [-1, 1, 10] against 0 where lower
/// is better [1.1, .9, 0].
inline statistics::detail::value_column normalise(const normalisation& n,
                                                  const statistics::detail::value_column& x,
                                                  direction better,
                                                  const std::vector<std::string>& units = {}) {
  return std::visit(detail::normaliser(x, better, units), n);
}

}  // namespace detail

/// The names of the normalisations in files, in the order of the alternatives.
inline constexpr std::array<const char*, std::variant_size_v<normalisation>> normalisation_names{
    "min_max",
    "z_score",
    "goalposts",
    "distance_to_target",
    "distance_to_reference",
    "fraction_of_max",
    "rank",
    "percentile_rank",
    "borda"};

}  // namespace tiendo::inline v0_1::index

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/index/impl/normalisation.ipp"
#endif
