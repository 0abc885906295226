// tiendo/index/uncertainty.hpp: how firm the places of an index are.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/rank.hpp"
#include "tiendo/index/aggregation.hpp"
#include "tiendo/index/index_definition.hpp"
#include "tiendo/index/index_values.hpp"
#include "tiendo/index/normalisation.hpp"
#include "tiendo/statistics/column.hpp"

namespace tiendo::index {

/// What is varied from draw to draw; what is left empty stays as the index defines it.
struct uncertainty_options {
  std::int64_t draws = 1000;
  std::uint64_t seed = 1;
  double weights = 0;  ///< each weight times a uniform number from 1 - this to 1 + this; below 1
  double relative_noise = 0;  ///< each figure times a normal number of mean 1 and this deviation
  std::map<std::string, double> noise = {};  ///< normal deviation to add to a figure, by node
  std::vector<std::vector<normalisation>> normalise =
      {};  ///< ways to normalise all figures that are normalised
  std::vector<aggregation> aggregate =
      {};  ///< ways to aggregate all nodes with parts that are no sums
  confidence_level level = confidence_level(0.90);  ///< of the rank interval
};

/// The places of one unit over all draws in which it had a score.
struct rank_distribution {
  std::optional<rank> nominal;  ///< by the index as it is defined
  double mean = statistics::missing;
  std::int64_t median = 0;                      ///< the lower one of two
  std::int64_t low = 0;                         ///< the interval's best place
  std::int64_t high = 0;                        ///< and its worst
  std::map<std::int64_t, std::int64_t> counts;  ///< how many draws gave each place that occurred
  std::int64_t draws = 0;

  /// The share of draws in which the unit was among the top `rank`; nothing where it never had a
  /// place.
  std::optional<double> chance_of_top(std::int64_t places) const;
};

/// Computes the index again and again with other weights, normalisations, aggregations and figures,
/// and returns the distribution of each unit's place. The same seed gives the same result on every
/// machine with the same arithmetic. Stops with `interrupted` where `report` says so; throws
/// `value_error` and `lookup_error` for a plan that cannot be.
///
/// Source: OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 7. Worked:
/// where nothing is varied every draw gives the nominal place, and the interval is that place
/// alone.
std::vector<rank_distribution> rank_uncertainty(const index_definition& index,
                                                const index_values& values,
                                                const uncertainty_options& plan,
                                                const progress& report = {});

}  // namespace tiendo::index

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/index/impl/uncertainty.ipp"
#endif
