// tiendo/index/impl/rank_observations.ipp: bodies of tiendo/index/rank_observations.hpp.
#pragma once

#include "tiendo/index/rank_observations.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "tiendo/core/config.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/partial_date.hpp"
#include "tiendo/core/period.hpp"
#include "tiendo/core/rank.hpp"
#include "tiendo/index/compute_index.hpp"
#include "tiendo/model/observation.hpp"

namespace tiendo::inline v0_1::index {

TIENDO_INLINE observations rank_observations(const index_result& result,
                                             const rank_origin& origin) {
  observations all;
  const auto ranks = result.ranks();
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    if (!ranks[i]) continue;
    if (!origin.only.empty() &&
        std::find(origin.only.begin(), origin.only.end(), result.units[i]) == origin.only.end())
      continue;
    observation o;
    o.indicator = origin.indicator;
    o.area = {result.units[i], origin.valid_from, false};
    o.method = origin.method;
    o.period = origin.period;
    o.value = static_cast<double>(ranks[i]->position());
    o.bounds = interval::exactly(*o.value);
    o.field = ranks[i]->field();
    o.published = origin.published;
    o.source = origin.source;
    all.push_back(std::move(o));
  }
  return all;
}

}  // namespace tiendo::inline v0_1::index
