// tiendo/index/node.hpp: a node of an index: an indicator, a pillar or the index itself.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tiendo/core/direction.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/index/aggregation.hpp"
#include "tiendo/index/normalisation.hpp"
#include "tiendo/index/scoring.hpp"
#include "tiendo/model/indicator.hpp"

namespace tiendo::inline v0_1::index {

/// How a node treats parts without a score.
enum class missing_policy {
  available,  ///< they are left out and the other parts are reweighted
  required,   ///< the node has no score itself
};

/// A node without children is an indicator: points are assigned (if it has a scoring), then the
/// normalisations are applied in order. A node with children aggregates their scores, then
/// normalises them. The node without a parent is the index.
struct node {
  std::string id = {};
  label name = {};
  std::string parent = {};
  double weight = 1;
  tiendo::direction direction =
      direction::increase;  ///< of an indicator; a higher score is always better
  scoring points = {};
  std::vector<normalisation> normalise = {};
  std::optional<aggregation> aggregate =
      {};  ///< of a node with children; default: the arithmetic mean
  missing_policy missing_parts = missing_policy::available;
  double least_coverage = 0;  ///< the least share of its indicators that must have a score, 0 to 1
  std::optional<int> decimals =
      {};  ///< the decimals of the published scores, by which units are ranked
  bool zero_is_missing = false;  ///< a value of 0 in the file codes a missing value
  std::string source = {};
};

}  // namespace tiendo::inline v0_1::index
