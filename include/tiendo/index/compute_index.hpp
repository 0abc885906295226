// tiendo/index/compute_index.hpp: computation of an index and all its nodes for every unit.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/core/progress.hpp"
#include "tiendo/core/rank.hpp"
#include "tiendo/index/index_definition.hpp"
#include "tiendo/index/index_values.hpp"
#include "tiendo/index/node.hpp"
#include "tiendo/statistics/column.hpp"
#include "tiendo/statistics/ranking.hpp"

namespace tiendo::inline v0_1::index {

/// The scores of one node, and for each unit the share of the node's indicators that have a score.
struct node_scores {
  statistics::detail::value_column scores;
  std::vector<double> coverage = {};
};

/// The scores of all nodes, in the order of the nodes of the definition and of the units.
struct index_result {
  std::shared_ptr<const index_definition> index = {};
  std::vector<std::string> units = {};
  std::vector<node_scores> nodes = {};

  const node_scores& of_index() const& { return nodes[index->root()]; }
  node_scores of_index() && { return std::move(nodes[index->root()]); }

  /// The ranks of the units by the scores of a node, rounded to its published decimals.
  std::vector<std::optional<rank>> ranks_by(std::size_t node) const {
    return ranks_of(nodes[node].scores, index->nodes()[node].decimals);
  }
  std::vector<std::optional<rank>> ranks() const { return ranks_by(index->root()); }

  /// The scores of a node; throws `unknown_name` where no node has that id.
  const node_scores& of(const std::string& node_id) const&;
  node_scores of(const std::string& node_id) && { return std::as_const(*this).of(node_id); }
};

/// Computes the index for every unit, from the indicators upwards: points, normalisation,
/// aggregation level by level.
///
/// A unit without a score has a reason (`coverage_too_low`, or that of its first missing part).
/// Coverage is the share of the indicators of a node that have a score; contextual indicators do
/// not count. Throws `invalid_value` with all problems of the values that do not fit the index.
/// Worked: the arithmetic mean of .9, .6 and .3 is .6; without the .3 it is .75 with a coverage of
/// 2/3.
///
/// `report` is called with the number of scored nodes and of all; if it returns false, throws
/// `interrupted`.
index_result compute_index(std::shared_ptr<const index_definition> index,
                           const index_values& values, const progress& report = {});

inline index_result compute_index(index_definition index, const index_values& values,
                                  const progress& report = {}) {
  return compute_index(std::make_shared<const index_definition>(std::move(index)), values, report);
}

}  // namespace tiendo::inline v0_1::index

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/index/impl/compute_index.ipp"
#endif
