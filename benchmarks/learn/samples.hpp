// Hold-out samples from groups of series: the values before and after an origin, and the cost of
// errors.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/forecast/detail/auto_features.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"

namespace learn {

inline constexpr std::size_t horizon = 6;

/// The last values before an origin, and the six values after it.
struct sample {
  bool share = false;  ///< whether the values lie between the bounds 0 and 100
  std::vector<double> y;
  std::array<double, horizon> after{};
  double scale = 0;  ///< mean absolute change before the origin, the scale of MASE

  tiendo::forecast::detail::auto_features features() const {
    using tiendo::forecast::detail::features_of;
    return share ? features_of(y, std::min(y.back(), 100 - y.back()), 0) : features_of(y);
  }
};

enum class world { competition, indicators, simulation };

/// Series of one kind: those of the competition, one indicator in several areas, or simulated ones.
struct group {
  std::string name;
  learn::world world = world::indicators;
  std::vector<std::vector<double>> series;

  /// Whether all values lie between 0 and 100, and not all in the lower part.
  bool shares() const {
    double most = 0;
    for (const auto& y : series)
      for (const double x : y) {
        if (x < 0 || x > 100) return false;
        most = std::max(most, x);
      }
    return most > 40;
  }
};

/// Samples that are scored together, and the mean errors of the naive forecast on them. Series of
/// the competition are scored by the mean of sMAPE and MASE, the others, whose values may be 0, by
/// MASE alone.
struct hold_out {
  std::vector<sample> samples;
  learn::world world = world::competition;
  bool whole = true;  ///< whether all values before the origin are kept
  double weight = 0;  ///< see `hold_outs_at`
  double naive_smape = 0;
  double naive_mase = 0;

  /// Takes every `stride`-th series without its last `cut` values, of which at most the last
  /// `length` are kept (0: all of them). Series with fewer than 7 values left and constant series
  /// are omitted.
  hold_out(const group& all, std::size_t cut, std::size_t length, std::size_t stride,
           bool as_shares)
      : world(all.world), whole(length == 0) {
    for (std::size_t i = 0; i < all.series.size(); i += stride) {
      const std::vector<double>& series = all.series[i];
      if (series.size() < cut + (world == world::simulation ? 2 : 7)) continue;
      const auto origin = series.end() - static_cast<std::ptrdiff_t>(cut);
      sample s;
      s.share = as_shares;
      s.y.assign(series.begin(), origin);
      std::copy_n(origin, horizon, s.after.begin());
      s.scale = tiendo::forecast::detail::mean_absolute_change(s.y);
      if (length > 0 && s.y.size() > length)
        s.y.erase(s.y.begin(), s.y.end() - static_cast<std::ptrdiff_t>(length));
      if (tiendo::forecast::detail::mean_absolute_change(s.y) > 0) samples.push_back(std::move(s));
    }
    if (world != world::competition) limit_errors();
    for (const sample& s : samples)
      for (const double x : s.after) {
        naive_smape += smape(x, s.y.back());
        naive_mase += std::abs(x - s.y.back()) / s.scale;
      }
    naive_smape /= errors();
    naive_mase /= errors();
  }

  /// Raises the scale of series that changed by far more after the origin than before, so that the
  /// mean error of the naive forecast is at most 10 and no series outweighs its panel.
  void limit_errors() {
    for (sample& s : samples) {
      double sum = 0;
      for (const double x : s.after) sum += std::abs(x - s.y.back());
      s.scale = std::max(s.scale, sum / static_cast<double>(horizon) / 10);
    }
  }

  static double smape(double x, double f) {
    const double sum = std::abs(x) + std::abs(f);
    return sum > 0 ? 200 * std::abs(x - f) / sum : 0;
  }
  double errors() const { return static_cast<double>(samples.size() * horizon); }

  /// The cost of a forecast f of x, and its derivative with respect to f. The costs of all samples
  /// sum to the error relative to that of the naive forecast.
  std::pair<double, double> cost(const sample& s, double x, double f) const {
    const double sign = f > x ? 1 : f < x ? -1 : 0, sum = std::abs(x) + std::abs(f);
    const double scaled = 1 / (s.scale * naive_mase), error = std::abs(x - f);
    if (world != world::competition) return {scaled * error / errors(), scaled * sign / errors()};
    const double relative = 200 / naive_smape;
    return {(relative * error / sum + scaled * error) / (2 * errors()),
            (relative * (sign / sum - error * (f < 0 ? -1 : 1) / (sum * sum)) + scaled * sign) /
                (2 * errors())};
  }
};

/// Reads series from lines `group,series,value`, ordered by group and series.
inline std::vector<group> read_groups(std::istream& in) {
  std::vector<group> all;
  std::string line, last;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const auto first = line.find(','), second = line.rfind(',');
    const std::string name = line.substr(0, first);
    if (all.empty() || all.back().name != name)
      all.push_back({name, name == "m4" ? world::competition : world::indicators, {}});
    if (line.substr(0, second) != last) all.back().series.emplace_back();
    last = line.substr(0, second);
    all.back().series.back().push_back(std::stod(line.substr(second + 1)));
  }
  return all;
}

/// Shares that climb, or fall, by five points a year with independent normal errors of the given
/// standard deviation: as many values as `length` and the six that follow.
inline group steady_shares(std::size_t length, double noise, bool falling) {
  std::mt19937 generator(static_cast<std::uint32_t>(100 * length + (falling ? 1 : 0)));
  std::normal_distribution<double> error(0, noise);
  std::uniform_real_distribution<double> first(2, 25);
  group g{"steady shares", world::simulation, {}};
  for (int i = 0; i < 300; ++i) {
    const double from = first(generator);
    g.series.emplace_back();
    for (std::size_t t = 0; t < length + horizon; ++t) {
      const double y = from + 5 * static_cast<double>(t) + error(generator);
      g.series.back().push_back(falling ? 100 - y : y);
    }
  }
  return g;
}

/// The origins of the panels of indicators, which are shorter than the series of the competition.
inline constexpr std::array<std::size_t, 2> panel_cuts{6, 10};

/// The hold-out samples of every origin at each of the lengths, the number of values kept before it
/// (0: all of them); of the competition, every `stride`-th series. Panels with fewer than 8 samples
/// are omitted; those of shares are taken with and without their bounds. The weights of the
/// competition sum to 1, and those of the panels too; in both, those of whole histories have half
/// of the sum.
inline std::vector<hold_out> hold_outs_at(const std::vector<std::size_t>& cuts, std::size_t stride,
                                          const std::vector<std::size_t>& lengths = {0, 12, 8, 6, 4,
                                                                                     3}) {
  std::vector<hold_out> all;
  for (const group& g : read_groups(std::cin)) {
    const bool competition = g.world == world::competition;
    const std::vector<std::size_t> origins =
        competition ? cuts : std::vector(panel_cuts.begin(), panel_cuts.end());
    for (const bool as_shares : {false, true}) {
      if (as_shares && (competition || !g.shares())) continue;
      for (const std::size_t cut : origins)
        for (const std::size_t length : lengths) {
          hold_out h(g, cut, length, competition ? stride : 1, as_shares);
          if (h.samples.size() >= 8) all.push_back(std::move(h));
        }
    }
  }
  for (hold_out& h : all)
    h.weight = 0.5 / static_cast<double>(std::count_if(all.begin(), all.end(), [&](const auto& o) {
                 return o.world == h.world && o.whole == h.whole;
               }));
  return all;
}

/// The simulated hold-out samples: steady shares of several lengths, with little and with much
/// noise, with and without their bounds. Their weights sum to `weight`.
inline std::vector<hold_out> simulated_hold_outs(double weight) {
  std::vector<hold_out> all;
  for (const std::size_t length : {4u, 5u, 6u, 8u, 12u})
    for (const double noise : {0.5, 1.0, 1.5})
      for (const bool falling : {false, true})
        for (const bool as_shares : {false, true})
          if (as_shares || !falling)
            all.emplace_back(steady_shares(length, noise, falling), horizon, 0, 1, as_shares);
  for (hold_out& h : all) h.weight = weight / static_cast<double>(all.size());
  return all;
}

/// The origins on the command line, "24 18 12", and their names, "n-24, n-18, n-12".
struct origins {
  std::vector<std::size_t> cuts;
  std::string names;

  origins(int count, char** words) {
    for (int i = 1; i < count; ++i) {
      cuts.push_back(std::stoul(words[i]));
      names += (names.empty() ? "n-" : ", n-") + std::string(words[i]);
    }
  }
};

}  // namespace learn
