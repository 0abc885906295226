// tiendo/index/node.hpp: one part of an index: a figure, a pillar, or the index itself.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tiendo/core/label.hpp"
#include "tiendo/index/aggregation.hpp"
#include "tiendo/index/normalisation.hpp"
#include "tiendo/index/scoring.hpp"
#include "tiendo/model/indicator.hpp"

namespace tiendo::index {

/// What a node does where some of its parts have no score.
enum class missing_policy {
  available,  ///< the others carry the weight
  required,   ///< it has none itself
};

/// A node without children is a figure: its points (if it is scored), then its normalisations in
/// order. A node with children is their aggregate, then normalised. Without a parent it is the
/// index.
struct node {
  std::string id;
  label name;
  std::string parent;
  double weight = 1;
  /// Of a figure; a score is better when higher.
  tiendo::direction direction = tiendo::direction::higher_is_better;
  scoring points;
  std::vector<normalisation> normalise;
  std::optional<aggregation> aggregate;  ///< of a node with children; default: the arithmetic mean
  missing_policy missing_parts = missing_policy::available;
  double least_coverage = 0;  ///< the share of its figures that must be there, 0 to 1
  std::optional<int>
      decimals;  ///< how many a score is published with: places follow what is published
  bool zero_is_missing = false;  ///< the file writes 0 where there is no figure
  std::string source;
};

}  // namespace tiendo::index
