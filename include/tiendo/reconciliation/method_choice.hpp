// tiendo/reconciliation/method_choice.hpp: which method would have been best.
#pragma once

#include <fmt/format.h>

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tiendo/reconciliation/incoherence.hpp"
#include "tiendo/reconciliation/reconciler.hpp"

namespace tiendo::reconciliation {

/// Forecasts that were made once, what came of them, and what was known then.
struct past_forecast {
  std::string cutoff;  ///< the last time known then, as it is to be shown
  matrix base;         ///< one row per node, one column per time ahead; NaN where there is none
  matrix actual;       ///< likewise
  std::optional<matrix> residuals = {};  ///< as in `recipe`, up to the cutoff
  std::optional<matrix> history = {};    ///< likewise
};

/// How well a method did. Without an error it could not be used, and the reason says why.
struct method_score {
  std::string method;  ///< of `reconciler_names`, or "base": the forecasts as they came
  std::optional<double> error = {};  ///< the mean over all nodes
  std::optional<double> top =
      {};  ///< over the nodes that are no parts; a matrix of sums: those of the most bottom nodes
  std::optional<double> middle = {};  ///< over those between; none where there are none
  std::optional<double> bottom = {};
  std::optional<double> incoherence = {};  ///< the largest of what it gave
  std::string reason = {};
};

namespace detail {

/// Errors of one method, gathered node by node.
class node_errors {
 public:
  explicit node_errors(Eigen::Index nodes)
      : roots_(vector::Zero(nodes)), sizes_(roots_), counts_(roots_) {}

  void add(const matrix& moved, const past_forecast& p) {
    for (Eigen::Index j = 0; j < moved.cols(); ++j)
      for (Eigen::Index i = 0; i < moved.rows(); ++i) {
        if (std::isnan(p.base(i, j)) || std::isnan(p.actual(i, j))) continue;
        roots_[i] = std::hypot(roots_[i], moved(i, j) - p.actual(i, j));
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
  vector roots_, sizes_, counts_;  ///< of the sum of squared errors; of figures
};

struct tiers {
  std::vector<bool> all, top, middle, bottom;

  explicit tiers(const summing_structure& s)
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

inline void check_past(const summing_structure& s, std::span<const past_forecast> past) {
  if (past.empty()) throw value_error("a back-test needs a forecast of the past");
  for (const past_forecast& p : past) {
    if (p.base.rows() != s.size() || p.actual.rows() != s.size() ||
        p.base.cols() != p.actual.cols())
      throw value_error(fmt::format("past forecasts of {} x {} and figures of {} x {}, of {} nodes",
                                    p.base.rows(), p.base.cols(), p.actual.rows(), p.actual.cols(),
                                    s.size()));
    if (p.base.array().isInf().any() || p.actual.array().isInf().any())
      throw value_error("a forecast or figure of the past is infinite");
  }
}

}  // namespace detail

/// Every method on all of the past forecasts, the best first, and those that could not be used
/// last. Reconciled is not always better: "base" takes part. The error of a node has no unit, that
/// of a tier is the mean over its nodes:
///
///     sqrt(mean (y~ - y)^2) / mean |y|,   over what has both a forecast and a figure, the same for
///     all methods
///
/// A node whose figures are all 0 has none. `common` gives what all methods share: the nodes of
/// "middle_out", bounds, held nodes; its method, residuals and history are not looked at. A method
/// that throws `value_error` for one of the forecasts is left out, with that reason. Throws
/// `value_error` itself where the past does not fit, or nothing can be judged. Worked: 100 over 40
/// and 50, where 96 over 42 and 54 came: "base" .0545, "bottom_up" .0614, "ols" .0170.
inline std::vector<method_score> back_test(const summing_structure& s,
                                           std::span<const past_forecast> past,
                                           const recipe& common = {}) {
  detail::check_past(s, past);
  const detail::tiers of(s);
  const auto judged =
      [&](std::string_view method,
          const std::function<matrix(const past_forecast&)>& reconciled) -> method_score {
    detail::node_errors errors(s.size());
    double largest = 0;
    for (const past_forecast& p : past) {
      try {
        const matrix moved = reconciled(p);
        errors.add(moved, p);
        largest = std::max(largest, incoherence(s, moved));
      } catch (const value_error& why) {
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
  std::vector<method_score> scores{judged("base", [](const past_forecast& p) { return p.base; })};
  if (!scores[0].error)
    throw value_error(
        "no node has both a forecast and a figure other than 0: there is nothing to judge by");
  for (const std::string_view name : reconciler_names)
    scores.push_back(judged(name, [&](const past_forecast& p) {
      recipe own = common;
      own.method = name;
      own.residuals = p.residuals;
      own.history = p.history;
      return reconciler(s, std::move(own))(p.base);
    }));
  std::stable_sort(scores.begin(), scores.end(), [](const method_score& a, const method_score& b) {
    return a.error && (!b.error || *a.error < *b.error);
  });
  return scores;
}

}  // namespace tiendo::reconciliation
