// tiendo/reconciliation/impl/evaluation.ipp: bodies of tiendo/reconciliation/evaluation.hpp.
#pragma once

#include "tiendo/reconciliation/evaluation.hpp"

#include <fmt/format.h>
#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/reconciliation/coherence_error.hpp"
#include "tiendo/reconciliation/hierarchy.hpp"
#include "tiendo/reconciliation/reconciler.hpp"

namespace tiendo::inline v0_1::reconciliation::detail {

/// Accumulates the errors of one method by node.
class node_errors {
 public:
  explicit node_errors(Eigen::Index nodes)
      : roots_(vector::Zero(nodes)), sizes_(roots_), counts_(roots_) {}

  void add(const matrix& forecasts, const past_forecast& p) {
    for (Eigen::Index j = 0; j < forecasts.cols(); ++j)
      for (Eigen::Index i = 0; i < forecasts.rows(); ++i) {
        if (std::isnan(p.base(i, j)) || std::isnan(p.actual(i, j))) continue;
        roots_[i] = std::hypot(roots_[i], forecasts(i, j) - p.actual(i, j));
        sizes_[i] += std::abs(p.actual(i, j));
        counts_[i] += 1;
      }
  }

  std::optional<double> mean(const std::vector<bool>& chosen) const {
    double sum = 0, count = 0;
    for (Eigen::Index i = 0; i < roots_.size(); ++i) {
      if (!chosen[static_cast<std::size_t>(i)] || sizes_[i] == 0) continue;
      sum += roots_[i] / sizes_[i] * std::sqrt(counts_[i]);
      ++count;
    }
    return count > 0 ? std::optional(sum / count) : std::nullopt;
  }

 private:
  vector roots_, sizes_,
      counts_;  ///< roots of sums of squared errors; sums of absolute observations; numbers of both
};

/// The nodes of each level: all, roots, in between, bottom.
struct tiers {
  std::vector<bool> all, top, middle, bottom;

  explicit tiers(const hierarchy& s)
      : all(static_cast<std::size_t>(s.size()), true),
        top(all.size()),
        middle(all.size()),
        bottom(all.size()) {
    for (const std::int64_t i : s.bottom()) bottom[static_cast<std::size_t>(i)] = true;
    const vector counts = s.bottom_counts();
    for (std::size_t i = 0; i < all.size(); ++i) {
      const bool highest = s.parents().empty()
                               ? counts[static_cast<Eigen::Index>(i)] == counts.maxCoeff()
                               : s.parents()[i] < 0;
      top[i] = highest && !bottom[i];
      middle[i] = !top[i] && !bottom[i];
    }
  }
};

TIENDO_INLINE void check_past(const hierarchy& s, std::span<const past_forecast> past) {
  if (past.empty()) throw invalid_value("an evaluation needs at least one past forecast");
  for (const past_forecast& p : past) {
    if (p.base.rows() != s.size() || p.actual.rows() != s.size() ||
        p.base.cols() != p.actual.cols())
      throw invalid_value(
          fmt::format("past forecasts are {} x {} and observations {} x {}, for {} nodes",
                      p.base.rows(), p.base.cols(), p.actual.rows(), p.actual.cols(), s.size()));
    if (p.base.array().isInf().any() || p.actual.array().isInf().any())
      throw invalid_value("a past forecast or observation is infinite");
  }
}

}  // namespace tiendo::inline v0_1::reconciliation::detail

namespace tiendo::inline v0_1::reconciliation {

TIENDO_INLINE std::vector<method_score> evaluate_methods(const hierarchy& s,
                                                         std::span<const past_forecast> past,
                                                         const reconciliation_options& common,
                                                         const progress& report) {
  detail::check_past(s, past);
  const detail::tiers of(s);
  const auto score_of =
      [&](std::string_view method,
          const std::function<matrix(const past_forecast&)>& reconciled) -> method_score {
    detail::node_errors errors(s.size());
    double largest = 0;
    for (const past_forecast& p : past) {
      try {
        const matrix forecasts = reconciled(p);
        errors.add(forecasts, p);
        largest = std::max(largest, coherence_error(s, forecasts));
      } catch (const invalid_value& why) {
        return {std::string(method),
                {},
                {},
                {},
                {},
                {},
                p.cutoff.empty() ? why.what() : fmt::format("{}: {}", p.cutoff, why.what())};
      }
    }
    return {std::string(method),    errors.mean(of.all),    errors.mean(of.top),
            errors.mean(of.middle), errors.mean(of.bottom), largest};
  };
  std::vector<method_score> scores{score_of("base", [](const past_forecast& p) { return p.base; })};
  if (!scores[0].error)
    throw invalid_value(
        "no node has both a forecast and an observation other than 0, so no error can be computed");
  for (const std::string_view name : reconciler_names)
    scores.push_back(score_of(name, [&](const past_forecast& p) {
      tiendo::detail::report_progress(report, scores.size() - 1, reconciler_names.size());
      reconciliation_options own = common;
      own.method = name;
      own.residuals = p.residuals;
      own.history = p.history;
      return reconciler(s, std::move(own))(p.base, [&](std::size_t, std::size_t) {
        return !report || report(scores.size() - 1, reconciler_names.size());
      });
    }));
  std::stable_sort(scores.begin(), scores.end(), [](const method_score& a, const method_score& b) {
    return a.error && (!b.error || *a.error < *b.error);
  });
  return scores;
}

}  // namespace tiendo::inline v0_1::reconciliation
