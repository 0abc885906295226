// tiendo/reconciliation/reconciler.hpp: every method by its name, made once for any number of
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

#include "tiendo/reconciliation/bounds.hpp"
#include "tiendo/reconciliation/error_covariance.hpp"
#include "tiendo/reconciliation/hierarchy.hpp"
#include "tiendo/reconciliation/reconcile.hpp"
#include "tiendo/reconciliation/sample_paths.hpp"

namespace tiendo::reconciliation {

/// The methods that look at some nodes alone and sum up or divide from there; the others are
/// `covariance_method_names`.
inline constexpr std::array<std::string_view, 5> level_method_names{
    "bottom_up", "top_down_average_proportions", "top_down_proportions_of_averages",
    "top_down_forecast_proportions", "middle_out"};

/// All methods that there are: those that go from some nodes, then those with weights.
inline constexpr auto reconciler_names = [] {
  std::array<std::string_view, level_method_names.size() + covariance_method_names.size()> all;
  std::copy(covariance_method_names.begin(), covariance_method_names.end(),
            std::copy(level_method_names.begin(), level_method_names.end(), all.begin()));
  return all;
}();

/// A method, and what it needs beside the base forecasts. What a method does not need is not looked
/// at.
struct reconciliation_options {
  std::string method = {};  ///< of `reconciler_names`
  std::optional<matrix> residuals =
      {};  ///< one row per time, one column per node: "wls_var" and "mint_..."
  std::optional<matrix> history =
      {};  ///< likewise: "top_down_average_proportions", "..._of_averages"
  std::vector<std::int64_t> middle = {};   ///< the nodes from which "middle_out" goes
  std::optional<node_bounds> bounds = {};  ///< bounds, of `covariance_method_names` alone
  std::vector<std::int64_t> fixed = {};    ///< nodes that keep their base forecasts, likewise
};

/// Base forecasts, one column each, made to add up by a recipe. A base forecast that is missing
/// (NaN) takes what its sum leaves, where the method is one of `covariance_method_names`; the
/// others do not look at what they overwrite. The structure has to outlive it.
///
/// Throws `lookup_error` for an unknown method; `value_error` where what it needs is missing or
/// does not fit, where bounds are given to a method that knows none, where nothing in the bounds
/// adds up, and where a result is no finite number. Worked: "ols" moves a total of 100 over parts
/// of 40 and 50 to 96.67, 43.33 and 53.33; "bottom_up" to 90, 40, 50;
/// "top_down_forecast_proportions" to 100, 44.44, 55.56.
class reconciler {
 public:
  reconciler(const hierarchy& s, reconciliation_options r);

  matrix operator()(const Eigen::Ref<const matrix>& base);

  /// Each path in each period by itself.
  sample_paths operator()(const sample_paths& base) { return {(*this)(base.values), base.periods}; }

 private:
  void check_level_method() const;

  static bool same_gaps(const Eigen::Ref<const vector>& a, const Eigen::Ref<const vector>& b) {
    return (a.array().isNaN() == b.array().isNaN()).all();
  }

  vector by_level(const Eigen::Ref<const vector>& base) const;

  matrix filled(const Eigen::Ref<const matrix>& base) const;

  matrix within_bounds(const Eigen::Ref<const matrix>& base);

  const hierarchy& s_;
  reconciliation_options recipe_;
  std::optional<error_covariance> weights_;  ///< of `covariance_method_names` alone
  std::optional<projection> free_;
  std::optional<bounded_projection> bounded_;
};

}  // namespace tiendo::reconciliation

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/reconciliation/impl/reconciler.ipp"
#endif
