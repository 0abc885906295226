// tiendo/index/uncertainty.hpp: Monte Carlo uncertainty analysis of the ranks of an index.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/missing_value.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/rank.hpp"
#include "tiendo/index/aggregation.hpp"
#include "tiendo/index/index_definition.hpp"
#include "tiendo/index/index_values.hpp"
#include "tiendo/index/normalisation.hpp"
#include "tiendo/statistics/column.hpp"

namespace tiendo::inline v0_1::index {

/// What is varied between draws; options that are left empty keep the definition of the index.
struct uncertainty_options {
  std::int64_t draws = 1000;
  std::uint64_t seed = 1;
  double weights = 0;  ///< w < 1: each weight is multiplied by a uniform number on [1 - w, 1 + w]
  double relative_noise =
      0;  ///< each value is multiplied by a normal number of mean 1 and this standard deviation
  std::map<std::string, double> noise =
      {};  ///< standard deviation of a normal number that is added to each value, by node
  std::vector<std::vector<normalisation>> normalise =
      {};  ///< alternative normalisations of all indicators that are normalised
  std::vector<aggregation> aggregate =
      {};  ///< alternative aggregations of all nodes with parts that are not weighted sums
  confidence_level level = confidence_level(0.90);  ///< of the rank interval
};

/// The distribution of the rank of one unit over all draws in which it has a score.
struct rank_distribution {
  std::optional<rank> nominal = {};  ///< the rank by the index as it is defined
  double mean = missing_value;
  std::int64_t median = 0;  ///< the lower one of two middle ranks
  std::int64_t low = 0;     ///< the best rank of the interval
  std::int64_t high = 0;    ///< the worst rank of the interval
  /// Each rank that was drawn, ascending, with its number of draws.
  std::vector<std::pair<std::int64_t, std::int64_t>> counts = {};
  std::int64_t draws = 0;

  /// The share of draws in which the rank of the unit is at most `top`; nothing where it never has
  /// a rank.
  std::optional<double> chance_of_top(std::int64_t top) const;
};

/// Computes the index repeatedly with random weights, normalisations, aggregations and values, and
/// returns the distribution of the rank of each unit. The same seed gives the same result on every
/// machine with the same arithmetic. Throws `interrupted` where `report` returns false,
/// `invalid_value` for invalid options, and `unknown_name` for noise of an unknown node.
///
/// Source: OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 7. Worked:
/// where nothing is varied, every draw gives the nominal rank, and the interval has this rank at
/// both ends.
std::vector<rank_distribution> rank_uncertainty(const index_definition& index,
                                                const index_values& values,
                                                const uncertainty_options& options,
                                                const progress& report = {});

}  // namespace tiendo::inline v0_1::index

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/index/impl/uncertainty.ipp"
#endif
