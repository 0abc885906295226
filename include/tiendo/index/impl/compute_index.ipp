// tiendo/index/impl/compute_index.ipp: bodies of tiendo/index/compute_index.hpp.
#pragma once

#include "tiendo/index/compute_index.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/direction.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/numeric.hpp"
#include "tiendo/core/outcome.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/index/aggregation.hpp"
#include "tiendo/index/index_definition.hpp"
#include "tiendo/index/index_values.hpp"
#include "tiendo/index/node.hpp"
#include "tiendo/index/normalisation.hpp"
#include "tiendo/index/scoring.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/statistics/column.hpp"

namespace tiendo::inline v0_1::index {

TIENDO_INLINE const node_scores& index_result::of(const std::string& node_id) const& {
  if (const auto at = index->find(node_id)) return nodes[*at];
  throw unknown_name(fmt::format("there is no node '{}' in the index '{}'", node_id, index->id()));
}

}  // namespace tiendo::inline v0_1::index

namespace tiendo::inline v0_1::index::detail {

/// Computes the nodes from the indicators upwards.
class index_computer {
 public:
  index_computer(const index_definition& index, const index_values& values, const progress& report)
      : index_(index), values_(values), steps_(report) {}

  std::vector<node_scores> compute() {
    nodes_.assign(index_.nodes().size(),
                  node_scores{statistics::detail::value_column(values_.units.size()), {}});
    indicator_counts_.assign(index_.nodes().size(), 1);
    for (const std::size_t at : index_.bottom_up_order()) {
      step();
      if (index_.is_figure(at))
        nodes_[at] = indicator(at);
      else if (values_.columns.contains(index_.nodes()[at].id))
        nodes_[at] = precomputed(at);
      else
        nodes_[at] = aggregated(at);
      ++done_;
    }
    return std::move(nodes_);
  }

 private:
  /// Reports the nodes that are done, where it is time to.
  void step() { steps_.step(done_, nodes_.size()); }

  const node& node_at(std::size_t at) const { return index_.nodes()[at]; }
  bool is_scored(std::size_t at) const {
    return !std::holds_alternative<informational>(node_at(at).points);
  }

  static std::vector<double> coverage_of(const statistics::detail::value_column& x) {
    std::vector<double> coverage;
    for (const double v : x.values())
      coverage.push_back(statistics::detail::is_missing(v) ? 0.0 : 1.0);
    return coverage;
  }

  node_scores indicator(std::size_t at) const {
    const node& n = node_at(at);
    statistics::detail::value_column x = points(n);
    for (const normalisation& step : n.normalise)
      x = normalise(step, x, n.direction, values_.units);
    auto coverage = coverage_of(x);
    return {std::move(x), std::move(coverage)};
  }

  node_scores precomputed(std::size_t at) {
    count_indicators(at);
    statistics::detail::value_column x(values_.columns.at(node_at(at).id).values);
    auto coverage = coverage_of(x);
    return {std::move(x), std::move(coverage)};
  }

  statistics::detail::value_column points(const node& n) const {
    const auto found = values_.columns.find(n.id);
    if (found == values_.columns.end())
      return statistics::detail::value_column(values_.units.size());
    if (const auto* levels = std::get_if<lookup_score>(&n.points)) {
      statistics::detail::value_column x(values_.units.size());
      for (std::size_t i = 0; i < x.size(); ++i)
        if (const auto p = points_of(*levels, found->second.categories[i])) x.set(i, *p);
      return x;
    }
    statistics::detail::value_column x(found->second.values);
    for (std::size_t i = 0; i < x.size(); ++i)
      if (n.zero_is_missing && x[i] == 0) x.set_missing(i, reason::no_observation);
    if (const auto* s = std::get_if<ratio_points>(&n.points)) score(*s, x);
    if (const auto* s = std::get_if<step_points>(&n.points)) score(*s, x);
    return x;
  }

  template <class Scoring>
  static void score(const Scoring& s, statistics::detail::value_column& x) {
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (statistics::detail::is_missing(x[i])) continue;
      if (const outcome<double> points = points_of(s, x[i]))
        x.set(i, *points);
      else
        x.set_missing(i, points.reason());
    }
  }

  void count_indicators(std::size_t at) {
    indicator_counts_[at] = 0;
    for (const std::size_t part : index_.parts_of(at))
      if (is_scored(part)) indicator_counts_[at] += indicator_counts_[part];
  }

  node_scores aggregated(std::size_t at) {
    count_indicators(at);
    const node& n = node_at(at);
    const aggregation how = n.aggregate.value_or(arithmetic_mean{});
    node_scores result{statistics::detail::value_column(values_.units.size()),
                       std::vector<double>(values_.units.size())};
    std::vector<double> scores, weights;
    for (std::size_t unit = 0; unit < values_.units.size(); ++unit) {
      step();
      scores.clear();
      weights.clear();
      double present_indicators = 0;
      reason first_gap = reason::none;
      for (const std::size_t part : index_.parts_of(at)) {
        if (!is_scored(part)) continue;
        const double x = nodes_[part].scores[unit];
        present_indicators += nodes_[part].coverage[unit] * indicator_counts_[part];
        if (statistics::detail::is_missing(x)) {
          if (first_gap == reason::none && node_at(part).weight > 0)
            first_gap = nodes_[part].scores.reason_at(unit);
        } else {
          scores.push_back(x);
          weights.push_back(node_at(part).weight);
        }
      }
      result.coverage[unit] = present_indicators / indicator_counts_[at];
      if (first_gap != reason::none && n.missing_parts == missing_policy::required) {
        result.scores.set_missing(unit, first_gap);
      } else if (!tiendo::detail::reaches(result.coverage[unit], n.least_coverage)) {
        result.scores.set_missing(unit, reason::coverage_too_low);
      } else if (const outcome<double> x = aggregate_scores(how, scores, weights)) {
        result.scores.set(unit, *x);
      } else {
        result.scores.set_missing(unit, x.reason());
      }
    }
    for (const normalisation& step : n.normalise)
      result.scores = normalise(step, result.scores, direction::increase, values_.units);
    return result;
  }

  const index_definition& index_;
  const index_values& values_;
  tiendo::detail::watch steps_;
  std::size_t done_ = 0;  ///< nodes
  std::vector<node_scores> nodes_;
  std::vector<double> indicator_counts_;  ///< the number of indicators below each node
};

}  // namespace tiendo::inline v0_1::index::detail

namespace tiendo::inline v0_1::index {

TIENDO_INLINE index_result compute_index(std::shared_ptr<const index_definition> index,
                                         const index_values& values, const progress& report) {
  if (!index) throw invalid_value("the index is a null pointer");
  if (auto found = diagnostics_of(values, *index); !found.empty())
    throw input_error("the values have", std::move(found));
  auto nodes = detail::index_computer(*index, values, report).compute();
  return {std::move(index), values.units, std::move(nodes)};
}

}  // namespace tiendo::inline v0_1::index
