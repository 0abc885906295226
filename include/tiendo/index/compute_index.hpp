// tiendo/index/compute_index.hpp: an index and all its parts for every unit.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/core/rank.hpp"
#include "tiendo/index/index_definition.hpp"
#include "tiendo/index/index_values.hpp"
#include "tiendo/index/node.hpp"
#include "tiendo/statistics/column.hpp"
#include "tiendo/statistics/ranking.hpp"

namespace tiendo::index {

/// The scores of one node, and which share of its figures each unit has.
struct node_scores {
  statistics::value_column scores;
  std::vector<double> coverage;
};

/// Every node's scores, in the order of the definition's nodes, for the units in their order.
struct index_result {
  std::shared_ptr<const index_definition> index;
  std::vector<std::string> units;
  std::vector<node_scores> nodes;

  const node_scores& of_index() const { return nodes[index->root()]; }

  /// The places of the units by a node's scores, as they are published.
  std::vector<std::optional<rank>> ranks_by(std::size_t node) const {
    return ranks_of(nodes[node].scores, index->nodes()[node].decimals);
  }
  std::vector<std::optional<rank>> ranks() const { return ranks_by(index->root()); }

  /// The scores of a node; throws `lookup_error` where there is none of that id.
  const node_scores& of(const std::string& node_id) const;
};

/// The index for every unit, from the figures up: points, normalisation, aggregation level by
/// level.
///
/// A unit without a score keeps the reason (`coverage_too_low`, or that of its first gap). Coverage
/// is the share of a node's figures that have a score; figures that are unscored do not count.
/// Throws `value_error` that names everything in the values that does not fit the index. Worked:
/// .9, .6 and .3 under an arithmetic mean are .6; without the .3 they are .75 with a coverage of
/// 2/3.
index_result compute_index(std::shared_ptr<const index_definition> index,
                           const index_values& values);

inline index_result compute_index(index_definition index, const index_values& values) {
  return compute_index(std::make_shared<const index_definition>(std::move(index)), values);
}

}  // namespace tiendo::index

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/index/impl/compute_index.ipp"
#endif
