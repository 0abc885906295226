// tiendo/reconciliation/reconciler.hpp: every method by its name, made once for any number of
// forecasts.
#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tiendo/reconciliation/bounds.hpp"
#include "tiendo/reconciliation/error_weights.hpp"
#include "tiendo/reconciliation/gaps.hpp"
#include "tiendo/reconciliation/joint_paths.hpp"
#include "tiendo/reconciliation/shares_of_total.hpp"

namespace tiendo::reconciliation {

/// The methods that look at some nodes alone and sum up or divide from there; the others are
/// `method_names`.
inline constexpr std::array<std::string_view, 5> level_method_names{
    "bottom_up", "top_down_average_proportions", "top_down_proportions_of_averages",
    "top_down_forecast_proportions", "middle_out"};

/// All methods that there are: those that go from some nodes, then those with weights.
inline constexpr auto reconciler_names = [] {
  std::array<std::string_view, level_method_names.size() + method_names.size()> all;
  std::copy(method_names.begin(), method_names.end(),
            std::copy(level_method_names.begin(), level_method_names.end(), all.begin()));
  return all;
}();

/// A method, and what it needs beside the base forecasts. What a method does not need is not looked
/// at.
struct recipe {
  std::string method = {};  ///< of `reconciler_names`
  std::optional<matrix> residuals =
      {};  ///< one row per time, one column per node: "wls_var" and "mint_..."
  std::optional<matrix> history =
      {};  ///< likewise: "top_down_average_proportions", "..._of_averages"
  std::vector<std::int64_t> middle = {};  ///< the nodes from which "middle_out" goes
  std::optional<box> within = {};         ///< bounds, of `method_names` alone
  std::vector<std::int64_t> held = {};    ///< nodes that keep their base forecasts, likewise
};

/// Base forecasts, one column each, made to add up by a recipe. A base forecast that is missing
/// (NaN) takes what its sum leaves, where the method is one of `method_names`; the others do not
/// look at what they overwrite. The structure has to outlive it.
///
/// Throws `lookup_error` for an unknown method; `value_error` where what it needs is missing or
/// does not fit, where bounds are given to a method that knows none, where nothing in the bounds
/// adds up, and where a result is no finite number. Worked: "ols" moves a total of 100 over parts
/// of 40 and 50 to 96.67, 43.33 and 53.33; "bottom_up" to 90, 40, 50;
/// "top_down_forecast_proportions" to 100, 44.44, 55.56.
class reconciler {
 public:
  reconciler(const summing_structure& s, recipe r) : s_(s), recipe_(std::move(r)) {
    const auto at = std::find(method_names.begin(), method_names.end(), recipe_.method);
    if (at == method_names.end()) {
      check_level_method();
      return;
    }
    weights_ = weights_of(static_cast<method>(at - method_names.begin()), s_, recipe_.residuals);
    if (recipe_.within || !recipe_.held.empty())
      bounded_.emplace(s_, *weights_);
    else
      free_.emplace(s_, *weights_);
  }

  matrix operator()(const Eigen::Ref<const matrix>& base) {
    if (base.rows() != s_.size())
      throw value_error(fmt::format("{} base values for {} nodes", base.rows(), s_.size()));
    matrix moved(base.rows(), base.cols());
    if (!weights_) {
      for (Eigen::Index j = 0; j < base.cols(); ++j) moved.col(j) = by_level(base.col(j));
      if (!moved.allFinite())
        throw value_error(fmt::format("'{}' needs a forecast that is missing", recipe_.method));
      return moved;
    }
    for (Eigen::Index j = 0, end = 0; j < base.cols(); j = end) {
      end = j + 1;
      while (end < base.cols() && same_gaps(base.col(j), base.col(end))) ++end;
      const auto block = base.middleCols(j, end - j);
      moved.middleCols(j, end - j) = bounded_ ? within_bounds(block) : filled(block);
    }
    if (!moved.allFinite()) throw value_error("the reconciled values are too large for numbers");
    return moved;
  }

  /// Each path in each period by itself.
  joint_paths operator()(const joint_paths& base) { return {(*this)(base.figures), base.periods}; }

 private:
  void check_level_method() const {
    if (std::find(level_method_names.begin(), level_method_names.end(), recipe_.method) ==
        level_method_names.end())
      throw lookup_error(fmt::format("there is no method '{}'; there are {}", recipe_.method,
                                     fmt::join(reconciler_names, ", ")));
    if (recipe_.within || !recipe_.held.empty())
      throw value_error(fmt::format("'{}' knows no bounds and holds no node", recipe_.method));
    const bool by_history =
        recipe_.method == level_method_names[1] || recipe_.method == level_method_names[2];
    if (by_history && !recipe_.history)
      throw value_error(fmt::format("'{}' needs a history", recipe_.method));
    if (recipe_.method == level_method_names[4] && recipe_.middle.empty())
      throw value_error(fmt::format("'{}' needs the nodes to go from", recipe_.method));
  }

  static bool same_gaps(const Eigen::Ref<const vector>& a, const Eigen::Ref<const vector>& b) {
    return (a.array().isNaN() == b.array().isNaN()).all();
  }

  vector by_level(const Eigen::Ref<const vector>& base) const {
    if (recipe_.method == level_method_names[1])
      return top_down(s_, base, *recipe_.history, division::average_proportions);
    if (recipe_.method == level_method_names[2])
      return top_down(s_, base, *recipe_.history, division::proportions_of_averages);
    if (recipe_.method == level_method_names[3]) return top_down(s_, base);
    if (recipe_.method == level_method_names[4]) return middle_out(s_, base, recipe_.middle);
    return bottom_up(s_, base);
  }

  matrix filled(const Eigen::Ref<const matrix>& base) const {
    const bool gaps = base.col(0).array().isNaN().any();
    return gaps ? reconcile_available(s_, *weights_, base) : (*free_)(base);
  }

  matrix within_bounds(const Eigen::Ref<const matrix>& base) {
    const bool gaps = base.col(0).array().isNaN().any();
    const matrix there =
        gaps ? matrix(base.array().isNaN().select(reconcile_available(s_, *weights_, base), base))
             : matrix(base);
    matrix moved(base.rows(), base.cols());
    for (Eigen::Index j = 0; j < base.cols(); ++j) {
      box own = recipe_.within.value_or(box::open(s_.size()));
      own.hold(recipe_.held, base.col(j));
      moved.col(j) = (*bounded_)(there.col(j), own);
    }
    return moved;
  }

  const summing_structure& s_;
  recipe recipe_;
  std::optional<error_weights> weights_;  ///< of `method_names` alone
  std::optional<projection> free_;
  std::optional<bounded_projection> bounded_;
};

}  // namespace tiendo::reconciliation
