// Hold-out samples from a panel: the values before and after an origin, and the cost of errors.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/forecast/detail/transforms/scaling.hpp"

namespace learn {

inline constexpr std::size_t horizon = 6;

/// The last values before an origin, and the six values after it.
struct sample {
  std::vector<double> y;
  std::array<double, horizon> after{};
  double scale = 0;  ///< mean absolute change before the origin, the scale of MASE
};

/// Samples that are scored together, and the mean errors of the naive forecast on them.
struct hold_out {
  std::vector<sample> samples;
  double naive_smape = 0;
  double naive_mase = 0;

  /// Takes every `stride`-th series without its last `cut` values, of which at most the last
  /// `length` are kept (0: all of them). Series with fewer than 7 values left and constant series
  /// are omitted.
  hold_out(const std::vector<std::vector<double>>& all, std::size_t cut, std::size_t length,
           std::size_t stride) {
    for (std::size_t i = 0; i < all.size(); i += stride) {
      if (all[i].size() < cut + 7) continue;
      const auto origin = all[i].end() - static_cast<std::ptrdiff_t>(cut);
      sample s;
      s.y.assign(all[i].begin(), origin);
      std::copy_n(origin, horizon, s.after.begin());
      s.scale = tiendo::forecast::detail::mean_absolute_change(s.y);
      if (length > 0 && s.y.size() > length)
        s.y.erase(s.y.begin(), s.y.end() - static_cast<std::ptrdiff_t>(length));
      if (tiendo::forecast::detail::mean_absolute_change(s.y) > 0) samples.push_back(std::move(s));
    }
    for (const sample& s : samples)
      for (const double x : s.after) {
        naive_smape += smape(x, s.y.back());
        naive_mase += std::abs(x - s.y.back()) / s.scale;
      }
    naive_smape /= errors();
    naive_mase /= errors();
  }

  static double smape(double x, double f) {
    return 200 * std::abs(x - f) / (std::abs(x) + std::abs(f));
  }
  double errors() const { return static_cast<double>(samples.size() * horizon); }

  /// The cost of a forecast f of x, and its derivative with respect to f. The costs of all samples
  /// sum to the mean of sMAPE and MASE relative to the naive forecast (OWA).
  std::pair<double, double> cost(const sample& s, double x, double f) const {
    const double sign = f > x ? 1 : f < x ? -1 : 0, sum = std::abs(x) + std::abs(f);
    const double relative = 200 / naive_smape, scaled = 1 / (s.scale * naive_mase);
    const double error = std::abs(x - f);
    return {(relative * error / sum + scaled * error) / (2 * errors()),
            (relative * (sign / sum - error * (f < 0 ? -1 : 1) / (sum * sum)) + scaled * sign) /
                (2 * errors())};
  }
};

/// Reads series from lines `id,t,value`, ordered by id and t.
inline std::vector<std::vector<double>> read_series(std::istream& in) {
  std::vector<std::vector<double>> all;
  std::string line, last;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const auto first = line.find(','), second = line.rfind(',');
    if (line.substr(0, first) != last) all.emplace_back();
    last = line.substr(0, first);
    all.back().push_back(std::stod(line.substr(second + 1)));
  }
  return all;
}

/// The hold-out samples of every origin at each of the lengths, the number of values kept before it
/// (0: all of them).
inline std::vector<hold_out> hold_outs_at(const std::vector<std::size_t>& cuts, std::size_t stride,
                                          const std::vector<std::size_t>& lengths = {0, 12, 8, 6, 4,
                                                                                     3}) {
  const auto series = read_series(std::cin);
  std::vector<hold_out> all;
  for (const std::size_t cut : cuts)
    for (const std::size_t length : lengths) all.emplace_back(series, cut, length, stride);
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
