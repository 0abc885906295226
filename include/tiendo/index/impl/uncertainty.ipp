// tiendo/index/impl/uncertainty.ipp: bodies of tiendo/index/uncertainty.hpp.
#pragma once

#include "tiendo/index/uncertainty.hpp"

#include <fmt/format.h>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <boost/random/uniform_real_distribution.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "tiendo/core/confidence_level.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/rank.hpp"
#include "tiendo/index/aggregation.hpp"
#include "tiendo/index/compute_index.hpp"
#include "tiendo/index/index_definition.hpp"
#include "tiendo/index/index_values.hpp"
#include "tiendo/index/node.hpp"

namespace tiendo::inline v0_1::index {

TIENDO_INLINE std::optional<double> rank_distribution::chance_of_top(std::int64_t top) const {
  if (draws == 0) return std::nullopt;
  std::int64_t inside = 0;
  for (const auto& [position, count] : counts)
    if (position <= top) inside += count;
  return static_cast<double>(inside) / static_cast<double>(draws);
}

}  // namespace tiendo::inline v0_1::index

namespace tiendo::inline v0_1::index::detail {

/// Draws variants of an index and its values. Every draw has its own engine, seeded by the seed of
/// the options and the number of the draw, so that draws do not depend on each other.
class variant_maker {
 public:
  variant_maker(const index_definition& index, const index_values& values,
                const uncertainty_options& options)
      : index_(index), values_(values), options_(options) {}

  std::pair<index_definition, index_values> draw(std::int64_t number) const {
    const std::uint64_t mixed =
        (options_.seed + 1) * 0x9E3779B97F4A7C15ULL + static_cast<std::uint64_t>(number);
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
    const auto* normalise = choose(engine, options_.normalise);
    const auto* aggregate = choose(engine, options_.aggregate);
    std::vector<node> nodes = index_.nodes();
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      node& n = nodes[i];
      if (1 - options_.weights < 1 + options_.weights)  // not so small that it changes nothing
        n.weight *= boost::random::uniform_real_distribution<double>(1 - options_.weights,
                                                                     1 + options_.weights)(engine);
      if (index_.is_figure(i)) {
        if (normalise && !n.normalise.empty()) n.normalise = *normalise;
      } else if (aggregate &&
                 !(n.aggregate && std::holds_alternative<weighted_sum>(*n.aggregate))) {
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
      const auto own = options_.noise.find(id);
      const double added = own == options_.noise.end() ? 0 : own->second;
      if (added == 0 && options_.relative_noise == 0) continue;
      for (double& x : column.values) {
        const double first = normal(engine);
        const double second = normal(engine);
        x = x * (1 + options_.relative_noise * first) + added * second;
      }
    }
    return values;
  }

  const index_definition& index_;
  const index_values& values_;
  const uncertainty_options& options_;
};

TIENDO_INLINE void check(const uncertainty_options& options, const index_definition& index) {
  if (options.draws < 1 || options.draws > 10'000'000)
    throw invalid_value("draws must lie between 1 and 10,000,000");
  if (!(options.weights >= 0 && options.weights < 1))
    throw invalid_value("weights must be >= 0 and < 1");
  if (!(options.relative_noise >= 0 && std::isfinite(options.relative_noise)))
    throw invalid_value("relative_noise must be finite and >= 0");
  for (const auto& [id, sigma] : options.noise) {
    if (!index.find(id))
      throw unknown_name(
          fmt::format("noise is given for '{}', which is not a node of the index", id));
    if (!(sigma >= 0 && std::isfinite(sigma))) throw invalid_value("noise must be finite and >= 0");
  }
}

/// The quantile of the ranks: the smallest rank such that at least this share of the draws has it
/// or a better one.
TIENDO_INLINE std::int64_t rank_quantile(const rank_distribution& d, double share) {
  std::int64_t cumulative = 0;
  for (const auto& [position, count] : d.counts) {
    cumulative += count;
    if (static_cast<double>(cumulative) >= share * static_cast<double>(d.draws)) return position;
  }
  return d.counts.back().first;
}

/// Counts a draw of a rank.
TIENDO_INLINE void count_draw(rank_distribution& d, std::int64_t position) {
  const auto at = std::lower_bound(
      d.counts.begin(), d.counts.end(), position,
      [](const auto& counted, std::int64_t wanted) { return counted.first < wanted; });
  if (at != d.counts.end() && at->first == position)
    ++at->second;
  else
    d.counts.insert(at, {position, 1});
}

TIENDO_INLINE void summarise(rank_distribution& d, double level) {
  for (const auto& [position, count] : d.counts) d.draws += count;
  if (d.draws == 0) return;
  d.mean = 0;
  for (const auto& [position, count] : d.counts)
    d.mean +=
        static_cast<double>(position) * static_cast<double>(count) / static_cast<double>(d.draws);
  d.median = rank_quantile(d, 0.5);
  d.low = rank_quantile(d, (1 - level) / 2);
  d.high = rank_quantile(d, (1 + level) / 2);
}

}  // namespace tiendo::inline v0_1::index::detail

namespace tiendo::inline v0_1::index {

TIENDO_INLINE std::vector<rank_distribution> rank_uncertainty(const index_definition& index,
                                                              const index_values& values,
                                                              const uncertainty_options& options,
                                                              const progress& report) {
  detail::check(options, index);
  const auto at_start = [&](std::size_t, std::size_t) {
    return !report || report(0, static_cast<std::size_t>(options.draws));
  };
  const auto nominal = compute_index(index, values, at_start).ranks();
  std::vector<rank_distribution> result(values.units.size());
  for (std::size_t i = 0; i < result.size(); ++i) result[i].nominal = nominal[i];
  const detail::variant_maker variants(index, values, options);
  for (std::int64_t draw = 0; draw < options.draws; ++draw) {
    const auto [varied, drawn] = variants.draw(draw);
    const auto ranks = compute_index(varied, drawn).ranks();
    for (std::size_t i = 0; i < ranks.size(); ++i)
      if (ranks[i]) detail::count_draw(result[i], ranks[i]->position());
    tiendo::detail::report_progress(report, static_cast<std::size_t>(draw) + 1,
                                    static_cast<std::size_t>(options.draws));
  }
  tiendo::detail::watch steps(report);
  for (rank_distribution& d : result) {
    steps.step(static_cast<std::size_t>(options.draws), static_cast<std::size_t>(options.draws));
    detail::summarise(d, options.level.probability());
  }
  return result;
}

}  // namespace tiendo::inline v0_1::index
