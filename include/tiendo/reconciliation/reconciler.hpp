// tiendo/reconciliation/reconciler.hpp: reconciliation by the name of a method, for any number of
// forecasts.
#pragma once

#include <Eigen/Core>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tiendo/core/progress.hpp"
#include "tiendo/reconciliation/bounds.hpp"
#include "tiendo/reconciliation/error_covariance.hpp"
#include "tiendo/reconciliation/hierarchy.hpp"
#include "tiendo/reconciliation/reconcile.hpp"
#include "tiendo/reconciliation/sample_paths.hpp"

namespace tiendo::inline v0_1::reconciliation {

/// The single-level methods, which use the forecasts of some nodes only and aggregate or
/// disaggregate them; the others are `covariance_method_names`.
inline constexpr std::array<std::string_view, 5> level_method_names{
    "bottom_up", "top_down_average_proportions", "top_down_proportions_of_averages",
    "top_down_forecast_proportions", "middle_out"};

/// All methods: the single-level ones, then those with an error covariance.
inline constexpr auto reconciler_names = [] {
  std::array<std::string_view, level_method_names.size() + covariance_method_names.size()> all;
  std::copy(covariance_method_names.begin(), covariance_method_names.end(),
            std::copy(level_method_names.begin(), level_method_names.end(), all.begin()));
  return all;
}();

/// The options of a reconciliation: a method, and the data it needs beside the base forecasts. Data
/// that a method does not need are ignored.
struct reconciliation_options {
  std::string method = {};  ///< of `reconciler_names`
  std::optional<matrix> residuals =
      {};  ///< one row per time, one column per node: "wls_var" and "mint_..."
  std::optional<matrix> history =
      {};  ///< likewise: "top_down_average_proportions", "..._of_averages"
  std::vector<std::int64_t> middle = {};   ///< the nodes whose forecasts "middle_out" uses
  std::optional<node_bounds> bounds = {};  ///< for `covariance_method_names` only
  std::vector<std::int64_t> fixed = {};    ///< nodes that keep their base forecasts; likewise
};

/// Reconciles base forecasts, one per column, by a method. With a method of
/// `covariance_method_names`, a missing base forecast (NaN) follows from its constraint; the
/// single-level methods ignore the forecasts that they replace. The hierarchy has to outlive it; a
/// temporary one does not compile.
///
/// Throws `unknown_name` for an unknown method; `invalid_value` where data it needs are missing or
/// do not fit, where bounds are given to a method that does not support them, where no coherent
/// values lie within the bounds, and where a result is not finite. Worked: "ols" changes a total of
/// 100 with parts of 40 and 50 to 96.67, 43.33 and 53.33; "bottom_up" to 90, 40, 50;
/// "top_down_forecast_proportions" to 100, 44.44, 55.56.
class reconciler {
 public:
  reconciler(const hierarchy& s, reconciliation_options r);
  reconciler(const hierarchy&& temporary, reconciliation_options r) = delete;

  /// `report` is called with the number of reconciled columns and of all; with bounds also during
  /// the iterations of one. If it returns false, throws `interrupted`.
  matrix operator()(const Eigen::Ref<const matrix>& base, const progress& report = {});

  /// Reconciles each path in each period separately.
  sample_paths operator()(const sample_paths& base, const progress& report = {}) {
    return {(*this)(base.values, report), base.periods};
  }

 private:
  void check_level_method() const;

  static bool same_missing(const Eigen::Ref<const vector>& a, const Eigen::Ref<const vector>& b) {
    return (a.array().isNaN() == b.array().isNaN()).all();
  }

  vector by_level(const Eigen::Ref<const vector>& base) const;

  matrix filled(const Eigen::Ref<const matrix>& base) const;

  /// Columns with the same missing nodes, in units of `unit`.
  matrix block_of(const Eigen::Ref<const matrix>& base, double unit, const progress& report);

  matrix within_bounds(const Eigen::Ref<const matrix>& base, double unit, const progress& report);

  const hierarchy& s_;
  reconciliation_options options_;  ///< without residuals, which the error covariance replaces
  // of `covariance_method_names` one of the two
  std::optional<detail::projection> free_;
  std::optional<detail::bounded_projection> bounded_;
};

}  // namespace tiendo::inline v0_1::reconciliation

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/reconciliation/impl/reconciler.ipp"
#endif
