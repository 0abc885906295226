// tiendo/composite/uncertainty.hpp: how firm the places of an index are.
#pragma once

#include <algorithm>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <boost/random/uniform_real_distribution.hpp>
#include <cmath>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/composite/compute_index.hpp"
#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/progress.hpp"

namespace tiendo::composite {

/// What is varied from draw to draw; what is left empty stays as the index defines it.
struct uncertainty_plan {
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
  double mean = missing;
  std::int64_t median = 0;                      ///< the lower one of two
  std::int64_t low = 0;                         ///< the interval's best place
  std::int64_t high = 0;                        ///< and its worst
  std::map<std::int64_t, std::int64_t> counts;  ///< how many draws gave each place that occurred
  std::int64_t draws = 0;

  /// The share of draws in which the unit was among the top `places`; nothing where it never had a
  /// place.
  std::optional<double> chance_of_top(std::int64_t places) const {
    if (draws == 0) return std::nullopt;
    std::int64_t inside = 0;
    for (const auto& [place, count] : counts)
      if (place <= places) inside += count;
    return static_cast<double>(inside) / static_cast<double>(draws);
  }
};

namespace detail {

/// Draws one variant of an index and its values after the other. Every draw has an engine of its
/// own, seeded by the plan's seed and the draw's number, so a draw does not depend on the others.
class variant_maker {
 public:
  variant_maker(const index_definition& index, const index_values& values,
                const uncertainty_plan& plan)
      : index_(index), values_(values), plan_(plan) {}

  std::pair<index_definition, index_values> draw(std::int64_t number) const {
    const std::uint64_t mixed =
        (plan_.seed + 1) * 0x9E3779B97F4A7C15ULL + static_cast<std::uint64_t>(number);
    boost::random::mt19937_64 engine(mixed * 0xBF58476D1CE4E5B9ULL);
    return {varied_index(engine), varied_values(engine)};
  }

 private:
  template <class Engine, class List>
  static const auto* choose(Engine& engine, const List& list) {
    using item = typename List::value_type;
    if (list.empty()) return static_cast<const item*>(nullptr);
    return &list[boost::random::uniform_int_distribution<std::size_t>(0, list.size() - 1)(engine)];
  }

  template <class Engine>
  index_definition varied_index(Engine& engine) const {
    const auto* normalise = choose(engine, plan_.normalise);
    const auto* aggregate = choose(engine, plan_.aggregate);
    std::vector<node> nodes = index_.nodes();
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      node& n = nodes[i];
      if (plan_.weights > 0)
        n.weight *= boost::random::uniform_real_distribution<double>(1 - plan_.weights,
                                                                     1 + plan_.weights)(engine);
      if (index_.is_figure(i)) {
        if (normalise && !n.normalise.empty()) n.normalise = *normalise;
      } else if (aggregate &&
                 !(n.aggregate && std::holds_alternative<sum_of_points>(*n.aggregate))) {
        n.aggregate = *aggregate;
      }
    }
    return {index_.id(), index_.name(), std::move(nodes)};
  }

  template <class Engine>
  index_values varied_values(Engine& engine) const {
    index_values values = values_;
    boost::random::normal_distribution<double> normal;
    for (auto& [id, column] : values.columns) {
      const auto own = plan_.noise.find(id);
      const double added = own == plan_.noise.end() ? 0 : own->second;
      if (added == 0 && plan_.relative_noise == 0) continue;
      for (double& x : column.numbers) {
        const double first = normal(engine);
        const double second = normal(engine);
        x = x * (1 + plan_.relative_noise * first) + added * second;
      }
    }
    return values;
  }

  const index_definition& index_;
  const index_values& values_;
  const uncertainty_plan& plan_;
};

inline void check(const uncertainty_plan& plan, const index_definition& index) {
  if (plan.draws < 1 || plan.draws > 10'000'000)
    throw value_error("'draws' lies between 1 and 10 million");
  if (!(plan.weights >= 0 && plan.weights < 1))
    throw value_error("'weights' lies from 0 to below 1");
  if (!(plan.relative_noise >= 0 && std::isfinite(plan.relative_noise)))
    throw value_error("'relative_noise' is 0 or more");
  for (const auto& [id, sigma] : plan.noise) {
    if (!index.find(id))
      throw lookup_error(fmt::format("there is no node '{}' to add noise to", id));
    if (!(sigma >= 0 && std::isfinite(sigma))) throw value_error("'noise' is 0 or more");
  }
}

/// The place below which a share of the draws lies (the smallest with at least that share).
inline std::int64_t place_at(const rank_distribution& d, double share) {
  std::int64_t seen = 0;
  for (const auto& [place, count] : d.counts) {
    seen += count;
    if (static_cast<double>(seen) >= share * static_cast<double>(d.draws)) return place;
  }
  return d.counts.rbegin()->first;
}

inline void summarise(rank_distribution& d, double level) {
  for (const auto& [place, count] : d.counts) d.draws += count;
  if (d.draws == 0) return;
  d.mean = 0;
  for (const auto& [place, count] : d.counts)
    d.mean +=
        static_cast<double>(place) * static_cast<double>(count) / static_cast<double>(d.draws);
  d.median = place_at(d, 0.5);
  d.low = place_at(d, (1 - level) / 2);
  d.high = place_at(d, (1 + level) / 2);
}

}  // namespace detail

/// Computes the index again and again with other weights, normalisations, aggregations and figures,
/// and returns the distribution of each unit's place. The same seed gives the same result on every
/// machine with the same arithmetic. Stops with `interrupted` where `report` says so; throws
/// `value_error` and `lookup_error` for a plan that cannot be.
///
/// Source: OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 7. Worked:
/// where nothing is varied every draw gives the nominal place, and the interval is that place
/// alone.
inline std::vector<rank_distribution> rank_uncertainty(const index_definition& index,
                                                       const index_values& values,
                                                       const uncertainty_plan& plan,
                                                       const progress& report = {}) {
  detail::check(plan, index);
  const auto nominal = compute_index(index, values).ranks();
  std::vector<rank_distribution> result(values.units.size());
  for (std::size_t i = 0; i < result.size(); ++i) result[i].nominal = nominal[i];
  const detail::variant_maker variants(index, values, plan);
  for (std::int64_t draw = 0; draw < plan.draws; ++draw) {
    const auto [varied, drawn] = variants.draw(draw);
    const auto ranks = compute_index(varied, drawn).ranks();
    for (std::size_t i = 0; i < ranks.size(); ++i)
      if (ranks[i]) ++result[i].counts[ranks[i]->position()];
    report_progress(report, static_cast<std::size_t>(draw) + 1,
                    static_cast<std::size_t>(plan.draws));
  }
  for (rank_distribution& d : result) detail::summarise(d, plan.level.probability());
  return result;
}

}  // namespace tiendo::composite
