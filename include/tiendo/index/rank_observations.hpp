// tiendo/index/rank_observations.hpp: the ranks of an index as observations for targets.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tiendo/core/date.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/index/compute_index.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/observation.hpp"

namespace tiendo::inline v0_1::index {

/// The attributes of an observation that the scores of an index do not have.
struct rank_origin {
  indicator_id indicator = {};  ///< the indicator whose values are ranks
  tiendo::period period = {};
  partial_date published = {};
  std::string source = {};
  std::string method = {};
  std::optional<date> valid_from =
      {};  ///< the version of the areas; without it each code has one version
  std::vector<std::string> only = {};  ///< the units to return; empty: all units
};

/// One rank of each unit that has a score, with the number of ranked units as its field: the units
/// are area codes. "Among the top 5 of 63" can then be assessed like any other target. Worked: the
/// best of three units has rank 1 of 3.
observations rank_observations(const index_result& result, const rank_origin& origin);

}  // namespace tiendo::inline v0_1::index

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/index/impl/rank_observations.ipp"
#endif
