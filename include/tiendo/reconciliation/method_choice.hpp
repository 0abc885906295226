// tiendo/reconciliation/method_choice.hpp: which method would have been best.
#pragma once

#include <fmt/format.h>

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tiendo/reconciliation/reconcile.hpp"
#include "tiendo/reconciliation/shares_of_total.hpp"

namespace tiendo::reconciliation {

/// Forecasts that were made once, what came of them, and the residuals known then (none: methods that need
/// them are left out).
struct past_forecast {
  vector base;
  vector actual;
  std::optional<matrix> residuals;
};

/// How well a method did: the mean over nodes of root mean square error over mean absolute actual.
struct method_score {
  std::string name;  ///< of `method_names`, or "base" (as they came) or "bottom_up"
  double error = 0;
};

/// Every method that can be used on all of the past forecasts, the best first. Reconciled is not always better: "base"
/// takes part. A node whose actuals are all 0 is left out of the mean. Throws `value_error` without a past forecast.
inline std::vector<method_score> back_test(const summing_structure& s, std::span<const past_forecast> past) {
  if (past.empty()) throw value_error("a back-test needs a forecast of the past");
  for (const past_forecast& p : past)
    if (p.base.size() != s.size() || p.actual.size() != s.size())
      throw value_error(fmt::format("a past forecast of {} values for {} nodes", p.base.size(), s.size()));
  const auto score = [&](std::string name, auto reconciled) -> std::optional<method_score> {
    vector squares = vector::Zero(s.size()), sizes = vector::Zero(s.size());
    for (const past_forecast& p : past) {
      const std::optional<vector> y = reconciled(p);
      if (!y) return std::nullopt;
      squares += (*y - p.actual).cwiseAbs2();
      sizes += p.actual.cwiseAbs();
    }
    double sum = 0, count = 0;
    for (Eigen::Index i = 0; i < squares.size(); ++i) {
      if (sizes[i] == 0) continue;
      sum += std::sqrt(squares[i] * static_cast<double>(past.size())) / sizes[i];
      ++count;
    }
    return method_score{std::move(name), count > 0 ? sum / count : 0};
  };
  std::vector<method_score> scores;
  const auto keep = [&](std::optional<method_score> m) {
    if (m) scores.push_back(std::move(*m));
  };
  keep(score("base", [](const past_forecast& p) { return std::optional(p.base); }));
  keep(score("bottom_up", [&](const past_forecast& p) { return std::optional(bottom_up(s, p.base)); }));
  for (std::size_t m = 0; m < method_names.size(); ++m)
    keep(score(std::string(method_names[m]), [&](const past_forecast& p) -> std::optional<vector> {
      try {
        return reconcile(s, weights_of(static_cast<method>(m), s, p.residuals), p.base);
      } catch (const value_error&) {
        return std::nullopt;
      }
    }));
  std::stable_sort(scores.begin(), scores.end(), [](const auto& a, const auto& b) { return a.error < b.error; });
  return scores;
}

}  // namespace tiendo::reconciliation
