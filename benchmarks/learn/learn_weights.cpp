// Estimates the weights of `auto` from series of the M4 competition and panels of official
// indicators: `learn_weights CUT... < set.csv > auto_weights.hpp`. Each CUT is an origin of the
// competition: the six values after it are forecast from those before it. See script/learn.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <iostream>
#include <numeric>
#include <span>
#include <vector>

#include "headers.hpp"
#include "minimise.hpp"
#include "samples.hpp"
#include "tiendo/forecast/models/auto_model.hpp"

using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using learn::hold_out;
using learn::horizon;
using learn::sample;

namespace {

using path = std::array<double, horizon>;
using narrow_path = std::array<float, horizon>;  // there are many samples

constexpr std::size_t rows = auto_features::count, members_at = 6 * rows;

/// The log-weights of a long series, set by hand: theta on logarithms has twice the weight of any
/// other member, and the naive forecast two thirds of it. This reduces every trend by a tenth,
/// since trends may persist less in future years than in the hold-out samples. The influence of the
/// learned weights decreases with the length of the series.
constexpr std::array<double, 6> long_series{0, 0, 0.6931, 0, 0, -0.4};
/// The ridge penalty of the constants. The objective is the sum, over the competition and the
/// panels, of the mean logarithm of the relative error of their hold-out samples, and the relative
/// error of steady shares, times `steady_weight`.
constexpr double ridge = 3e-5, steady_weight = 2;

/// The part of a sample's forecast that does not depend on the constants, as differences from the
/// last value in the unit of the values.
struct prepared {
  std::array<double, rows> x;
  std::array<std::array<float, trend_points>, 2> likelihoods;
  std::array<std::array<narrow_path, trend_points>, 2> trends;
  std::array<narrow_path, 6> members;  ///< those of the two trends are computed later
};

/// The paths of the members on one scale, from which `change` leads to the values: the trends of
/// the grid, dynamic theta and theta.
void prepare_scale(const sample& s, std::span<const smoothing_plan> plans, const standardised& z,
                   std::size_t scale, auto change, prepared& p) {
  const auto write = [&](std::span<const double> from, narrow_path& to) {
    for (std::size_t t = 0; t < horizon; ++t) to[t] = static_cast<float>(change(z.step * from[t]));
  };
  path ahead{};
  for (std::size_t k = 0; k < trend_points; ++k) {
    const smoothing_fit fit = plans[k].fit(z.values);
    p.likelihoods[scale][k] =
        static_cast<float>(likelihood_share * log_likelihood(fit.squares, s.y.size()));
    fit.final.extend(plans[k].parameters().phi, ahead);
    write(ahead, p.trends[scale][k]);
  }
  average_dynamic_theta(z.values, ahead);
  write(ahead, p.members[scale == 0 ? dynamic_member : log_dynamic_member]);
  average_theta(z.values, ahead);
  write(ahead, p.members[log_theta_member]);
}

/// Where the log scale has a weight below 1, the members on logarithms are the weighted means of
/// their paths on both scales, as in `auto`.
prepared prepare(const sample& s) {
  prepared p{};
  const auto_features f = s.features();
  p.x = f.terms();
  const auto plans = trend_plans(s.y.size());
  prepare_scale(
      s, plans, standardised(s.y), 0, [](double x) { return x; }, p);
  if (!(f.growth > 0)) {
    p.likelihoods[1] = p.likelihoods[0];
    p.trends[1] = p.trends[0];
    p.members[log_dynamic_member] = p.members[dynamic_member];
    return p;
  }
  const narrow_path theta = p.members[log_theta_member];
  const double last = s.y.back();
  prepare_scale(
      s, plans, standardised(log_values(s.y)), 1,
      [&](double x) { return last * (linearised_exp(x) - 1); }, p);
  const auto mix = [&](narrow_path& grown, const narrow_path& plain) {
    for (std::size_t t = 0; t < horizon; ++t)
      grown[t] = static_cast<float>(f.growth * grown[t] + (1 - f.growth) * plain[t]);
  };
  if (f.growth == 1) return p;
  for (std::size_t k = 0; k < trend_points; ++k) mix(p.trends[1][k], p.trends[0][k]);
  mix(p.members[log_dynamic_member], p.members[dynamic_member]);
  mix(p.members[log_theta_member], theta);
  return p;
}

/// The regressors of a point of the trend grid: 1 for each of the six constants of the prior that
/// applies to it, else 0.
std::array<double, 6> terms_of(std::size_t point) {
  std::array<double, 6> z{};
  const std::array<std::size_t, 3> indices{point / 9, point / 3 % 3, point % 3};
  for (std::size_t i = 0; i < 3; ++i)
    if (indices[i] != 1) z[2 * i + indices[i] / 2] = 1;
  return z;
}

/// The cost of one sample under the constants (those of the prior, then those of the members, six
/// per row), and its gradient added to `gradient`.
double cost(const hold_out& h, const sample& s, const prepared& p, const learn::vector& constants,
            learn::vector& gradient) {
  const auto linear = [&](std::size_t k, std::size_t begin) {
    double sum = 0;
    for (std::size_t i = 0; i < rows; ++i) sum += p.x[i] * constants[begin + 6 * i + k];
    return sum;
  };
  std::array<double, 6> prior{}, shares{};
  for (std::size_t k = 0; k < 6; ++k) {
    prior[k] = linear(k, 0);
    shares[k] = linear(k, members_at);
  }
  softmax(shares);
  std::array<path, 6> members{};
  std::array<std::array<double, trend_points>, 2> weights{};
  for (std::size_t k = 0; k < 6; ++k)
    std::copy(p.members[k].begin(), p.members[k].end(), members[k].begin());
  for (std::size_t i = 0; i < 2; ++i) {
    for (std::size_t k = 0; k < trend_points; ++k) {
      const auto z = terms_of(k);
      weights[i][k] =
          std::inner_product(z.begin(), z.end(), prior.begin(), double{p.likelihoods[i][k]});
    }
    softmax(weights[i]);
    members[i] = {};
    for (std::size_t k = 0; k < trend_points; ++k)
      for (std::size_t t = 0; t < horizon; ++t) members[i][t] += weights[i][k] * p.trends[i][k][t];
  }
  double total = 0;
  path forecast{}, slope{};
  for (std::size_t t = 0; t < horizon; ++t) {
    for (std::size_t k = 0; k < 6; ++k) forecast[t] += shares[k] * members[k][t];
    const auto [value, derivative] = h.cost(s, s.after[t], s.y.back() + forecast[t]);
    total += value;
    slope[t] = derivative;
  }
  for (std::size_t k = 0; k < 6; ++k) {
    double d = 0;
    for (std::size_t t = 0; t < horizon; ++t)
      d += slope[t] * shares[k] * (members[k][t] - forecast[t]);
    for (std::size_t i = 0; i < rows; ++i) gradient[members_at + 6 * i + k] += d * p.x[i];
  }
  for (std::size_t m = 0; m < 2; ++m)
    for (std::size_t k = 0; k < trend_points; ++k) {
      double d = 0;
      for (std::size_t t = 0; t < horizon; ++t)
        d += slope[t] * shares[m] * weights[m][k] * (p.trends[m][k][t] - members[m][t]);
      const auto z = terms_of(k);
      for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t j = 0; j < 6; ++j) gradient[6 * i + j] += d * p.x[i] * z[j];
    }
  return total;
}

learn::vector learn_weights(const std::vector<hold_out>& hold_outs) {
  std::vector<std::vector<prepared>> all;
  for (const hold_out& h : hold_outs) {
    all.emplace_back();
    for (const sample& s : h.samples) all.back().push_back(prepare(s));
  }
  learn::vector start(2 * members_at), slope(2 * members_at);
  std::copy(long_series.begin(), long_series.end(), start.begin() + members_at);
  const auto fixed = [](std::size_t i) { return i % members_at < 6; };
  const auto minimum_from = [&](const learn::vector& from) {
    return learn::minimise(
        [&](const learn::vector& x, learn::vector& gradient) {
          std::fill(gradient.begin(), gradient.end(), 0.0);
          double total = 0;
          for (std::size_t i = 0; i < hold_outs.size(); ++i) {
            const hold_out& h = hold_outs[i];
            double relative = 0;
            std::fill(slope.begin(), slope.end(), 0.0);
            for (std::size_t k = 0; k < all[i].size(); ++k)
              relative += cost(h, h.samples[k], all[i][k], x, slope);
            const bool simulated = h.world == learn::world::simulation;
            total += h.weight * (simulated ? relative : std::log(relative));
            const double factor = simulated ? h.weight : h.weight / relative;
            for (std::size_t j = 0; j < x.size(); ++j) gradient[j] += factor * slope[j];
          }
          for (std::size_t i = 0; i < x.size(); ++i) {
            total += ridge * (x[i] - start[i]) * (x[i] - start[i]);
            gradient[i] = fixed(i) ? 0 : gradient[i] + 2 * ridge * (x[i] - start[i]);
          }
          return total;
        },
        from, 200);
  };
  return minimum_from(minimum_from(start));  // a new start forgets old curvatures
}

}  // namespace

int main(int count, char** words) {
  const learn::origins origins(count, words);
  auto hold_outs = learn::hold_outs_at(origins.cuts, 12, {0, 8, 6, 4, 3});
  for (hold_out& h : learn::simulated_hold_outs(steady_weight)) hold_outs.push_back(std::move(h));
  const learn::vector x = learn_weights(hold_outs);
  std::cout
      << learn::head("auto_weights.hpp", "learned weights of `auto`.", origins.names)
      << "/// Prior log-weights of the trend grid: low and high alpha, beta, phi, relative to "
         "the middle ones.\n"
         "/// Rows: the terms of `auto_features`.\n"
      << learn::table_of("automatic_trend_weights", x, 0, rows)
      << "\n/// Log-weights of the members: damped trend, damped trend on logarithms, "
         "theta on logarithms,\n"
         "/// dynamic theta, dynamic theta on logarithms, naive. Rows as above; the first is set "
         "by hand.\n"
      << learn::table_of("automatic_member_weights", x, members_at, rows)
      << "\n}  // namespace tiendo::inline v0_1::forecast::detail\n";
}
