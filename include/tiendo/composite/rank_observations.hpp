// tiendo/composite/rank_observations.hpp: the places of an index as figures that a target can be
// held against.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/composite/compute_index.hpp"
#include "tiendo/composite/ranking.hpp"
#include "tiendo/model/observation.hpp"

namespace tiendo::composite {

/// What the scores of an index do not say about themselves.
struct rank_origin {
  std::string indicator;  ///< the indicator that counts places
  period over;
  partial_date published;
  std::string source;
  std::string method;
  std::optional<date>
      valid_from;  ///< the version of the areas; without it each code has one version
  std::vector<std::string> only;  ///< these units alone; empty: all of them
};

/// One rank of each unit that has a score, with the number of ranked units as its field: the units
/// are area codes. "Among the top 5 of 63" can then be assessed like any other target. Worked: the
/// best of three units has rank 1 of 3.
inline observations rank_observations(const index_result& result, const rank_origin& origin) {
  observations all;
  const auto ranks = result.ranks();
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    if (!ranks[i]) continue;
    if (!origin.only.empty() &&
        std::find(origin.only.begin(), origin.only.end(), result.units[i]) == origin.only.end())
      continue;
    observation o;
    o.indicator = origin.indicator;
    o.where = {result.units[i], origin.valid_from, false};
    o.method = origin.method;
    o.over = origin.over;
    o.value = static_cast<double>(ranks[i]->position());
    o.bounds = interval::exactly(*o.value);
    o.field = ranks[i]->field();
    o.published = origin.published;
    o.source = origin.source;
    all.push_back(std::move(o));
  }
  return all;
}

}  // namespace tiendo::composite
