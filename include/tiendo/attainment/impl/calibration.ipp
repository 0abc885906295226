// tiendo/attainment/impl/calibration.ipp: bodies of tiendo/attainment/calibration.hpp.
#pragma once

#include "tiendo/attainment/calibration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/portable_rng.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/error.hpp"

namespace tiendo::inline v0_1::attainment {

namespace detail {

/// Events with one probability: how many there are, and how many of them happened.
struct equal_forecasts {
  double probability = 0;
  double count = 0;
  double happened = 0;
};

/// Pools adjacent violators: blocks of forecasts whose frequencies do not decrease, each with its
/// frequency. Source: Ayer et al., Annals of Mathematical Statistics 26(4), 1955.
inline std::vector<double> isotonic(std::span<const equal_forecasts> sorted) {
  struct block {
    double count, happened;
    std::size_t forecasts;
    double frequency() const { return happened / count; }
  };
  std::vector<block> blocks;
  for (const equal_forecasts& f : sorted) {
    blocks.push_back({f.count, f.happened, 1});
    while (blocks.size() > 1 &&
           blocks[blocks.size() - 2].frequency() >= blocks.back().frequency()) {
      const block last = blocks.back();
      blocks.pop_back();
      blocks.back() = {blocks.back().count + last.count, blocks.back().happened + last.happened,
                       blocks.back().forecasts + last.forecasts};
    }
  }
  std::vector<double> frequencies;
  for (const block& b : blocks) frequencies.insert(frequencies.end(), b.forecasts, b.frequency());
  return frequencies;
}

inline void require_probabilities(std::span<const double> probabilities) {
  if (probabilities.empty()) throw invalid_value("there are no events to compare with");
  for (const double p : probabilities)
    if (!(0 <= p && p <= 1))
      throw invalid_value(fmt::format("a probability must lie in 0 to 1, not {}", p));
}

/// The places of the probabilities by their size.
inline std::vector<std::size_t> order_of(std::span<const double> probabilities) {
  std::vector<std::size_t> order(probabilities.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return probabilities[a] < probabilities[b];
  });
  return order;
}

}  // namespace detail

TIENDO_INLINE calibration calibration::of(std::span<const double> probabilities,
                                          std::span<const std::uint8_t> happened) {
  detail::require_probabilities(probabilities);
  if (probabilities.size() != happened.size())
    throw invalid_value(fmt::format("there are {} probabilities of {} events", probabilities.size(),
                                    happened.size()));
  std::vector<detail::equal_forecasts> forecasts;
  for (const std::size_t i : detail::order_of(probabilities)) {
    if (forecasts.empty() || forecasts.back().probability != probabilities[i])
      forecasts.push_back({probabilities[i]});
    ++forecasts.back().count;
    forecasts.back().happened += happened[i] != 0;
  }
  const std::vector<double> frequencies = detail::isotonic(forecasts);
  calibration result;
  const auto n = static_cast<double>(probabilities.size());
  result.count = n;
  // the mean square of a probability and its events, of which a share has happened
  const auto score = [](double p, const detail::equal_forecasts& f) {
    return f.happened * (1 - p) * (1 - p) + (f.count - f.happened) * p * p;
  };
  double all = 0, recalibrated = 0;
  for (std::size_t i = 0; i < forecasts.size(); ++i) {
    const detail::equal_forecasts& f = forecasts[i];
    all += f.happened;
    result.brier += score(f.probability, f) / n;
    recalibrated += score(frequencies[i], f) / n;
    const double least = .5 / n, p = std::clamp(f.probability, least, 1 - least);
    result.log_score -= (f.happened * std::log(p) + (f.count - f.happened) * std::log(1 - p)) / n;
    if (f.probability < .1 || f.probability > .9) result.sharpness += f.count / n;
    result.curve.push_back({f.probability, frequencies[i], f.count});
  }
  result.uncertainty = all / n * (1 - all / n);
  result.miscalibration = result.brier - recalibrated;
  result.discrimination = result.uncertainty - recalibrated;
  return result;
}

TIENDO_INLINE consistency_band consistency_band::of(std::span<const double> probabilities,
                                                    std::span<const std::int64_t> clusters,
                                                    double level, std::size_t draws,
                                                    std::uint64_t seed, const progress& report) {
  detail::require_probabilities(probabilities);
  if (!(0 < level && level < 1))
    throw invalid_value(fmt::format("the level of a band must lie between 0 and 1, not {}", level));
  if (draws == 0) throw invalid_value("a band needs at least one draw");
  if (!clusters.empty() && clusters.size() != probabilities.size())
    throw invalid_value(fmt::format("there are {} probabilities and {} clusters",
                                    probabilities.size(), clusters.size()));
  // events by their cluster, and the different probabilities in increasing order
  std::vector<std::vector<std::size_t>> members;
  if (clusters.empty()) {
    for (std::size_t i = 0; i < probabilities.size(); ++i) members.push_back({i});
  } else {
    std::vector<std::pair<std::int64_t, std::size_t>> sorted;
    for (std::size_t i = 0; i < clusters.size(); ++i) sorted.emplace_back(clusters[i], i);
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t k = 0; k < sorted.size(); ++k) {
      if (k == 0 || sorted[k].first != sorted[k - 1].first) members.emplace_back();
      members.back().push_back(sorted[k].second);
    }
  }
  std::vector<double> points(probabilities.begin(), probabilities.end());
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  std::vector<std::size_t> place(probabilities.size());
  for (std::size_t i = 0; i < place.size(); ++i)
    place[i] = static_cast<std::size_t>(
        std::lower_bound(points.begin(), points.end(), probabilities[i]) - points.begin());
  // the band is drawn at so many of the probabilities, and is linear between them
  constexpr std::size_t most_points = 1'000;
  const std::size_t stride = 1 + (points.size() - 1) / most_points;
  std::vector<std::size_t> knots;
  for (std::size_t k = 0; k < points.size(); k += stride) knots.push_back(k);
  if (knots.back() + 1 != points.size()) knots.push_back(points.size() - 1);
  tiendo::detail::portable_rng random(seed);
  std::vector<std::vector<double>> drawn(knots.size());
  std::vector<detail::equal_forecasts> sample, present;
  tiendo::detail::watch steps(report);
  for (std::size_t d = 0; d < draws; ++d) {
    steps.step(d, draws);
    sample.assign(points.size(), {});
    for (std::size_t c = 0; c < members.size(); ++c)
      for (const std::size_t i : members[random.uniform_index(members.size())]) {
        ++sample[place[i]].count;
        sample[place[i]].happened += random.uniform() < probabilities[i];
      }
    present.clear();
    for (const detail::equal_forecasts& f : sample)
      if (f.count > 0) present.push_back(f);
    const std::vector<double> frequencies = detail::isotonic(present);
    std::size_t at = 0, knot = 0;
    for (std::size_t k = 0; k < points.size(); ++k) {
      const bool wanted = knot < knots.size() && knots[knot] == k;
      if (sample[k].count > 0) {
        if (wanted) drawn[knot].push_back(frequencies[at]);
        ++at;
      }
      knot += wanted;
    }
  }
  consistency_band band{std::vector<double>(points.size()), std::vector<double>(points.size())};
  for (auto [side, p] : {std::pair(&band.low, (1 - level) / 2), {&band.high, (1 + level) / 2}}) {
    std::vector<double> ends;
    for (std::vector<double>& values : drawn) {
      std::sort(values.begin(), values.end());
      // a probability that no draw has is within any band
      ends.push_back(values.empty() ? (p < .5 ? 0 : 1)
                                    : values[static_cast<std::size_t>(std::lround(
                                          p * static_cast<double>(values.size() - 1)))]);
    }
    for (std::size_t k = 0, j = 0; k < points.size(); ++k) {
      while (j + 2 < knots.size() && knots[j + 1] <= k) ++j;
      const std::size_t next = std::min(j + 1, knots.size() - 1);
      const double share =
          next == j ? 0 : (points[k] - points[knots[j]]) / (points[knots[next]] - points[knots[j]]);
      (*side)[k] = ends[j] + share * (ends[next] - ends[j]);
    }
  }
  return band;
}

}  // namespace tiendo::inline v0_1::attainment
