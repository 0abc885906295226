// Estimates the weights of `auto` from a panel: `learn_weights CUT... < panel.csv >
// auto_weights.hpp`. Each CUT is an origin: the six values after it are forecast from those before
// it. See script/learn.
#include <fmt/format.h>

#include <iostream>
#include <numeric>

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

/// The log-weights of a long series, set by hand: theta on logarithms has twice the weight of any
/// other member, and the naive forecast two thirds of it. This reduces every trend by a tenth,
/// since trends may persist less in future years than in the hold-out samples. The influence of the
/// learned weights decreases with the length of the series.
constexpr std::array<double, 6> long_series{0, 0, 0.6931, 0, 0, -0.4};
/// The ridge penalty of the constants, per hold-out sample.
constexpr double ridge = 4e-4;

/// The part of a sample's forecast that does not depend on the constants, as differences from the
/// last value in the unit of the values.
struct prepared {
  std::array<double, 4> x;
  std::array<std::array<double, trend_points>, 2> likelihoods;
  std::array<std::array<path, trend_points>, 2> trends;
  std::array<path, 6> members;  ///< those of the two trends are computed later
};

prepared prepare(const sample& s) {
  prepared p{};
  const auto_features f = features_of(s.y);
  p.x = {1, f.shortness, f.shortness * std::abs(f.direction), f.shortness * f.direction * f.growth};
  const auto plans = trend_plans(s.y.size());
  const auto scale = [&](const standardised& z, std::size_t i, auto change) {
    for (std::size_t k = 0; k < trend_points; ++k) {
      const smoothing_fit fit = plans[k].fit(z.values);
      p.likelihoods[i][k] = likelihood_share * log_likelihood(fit.squares, s.y.size());
      fit.final.extend(plans[k].parameters().phi, p.trends[i][k]);
      for (double& x : p.trends[i][k]) x = change(z.step * x);
    }
    path& dynamic = p.members[i == 0 ? dynamic_member : log_dynamic_member];
    average_dynamic_theta(z.values, dynamic);
    for (double& x : dynamic) x = change(z.step * x);
    if (i == 0) return;
    average_theta(z.values, p.members[log_theta_member]);
    for (double& x : p.members[log_theta_member]) x = change(z.step * x);
  };
  scale(standardised(s.y), 0, [](double x) { return x; });
  scale(standardised(log_values(s.y)), 1,
        [&](double x) { return s.y.back() * (linearised_exp(x) - 1); });
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

/// The cost of one sample under the constants (4 x 6 of the prior, then 4 x 6 of the members), and
/// its gradient added to `gradient`.
double cost(const hold_out& h, const sample& s, const prepared& p, const learn::vector& constants,
            learn::vector& gradient) {
  const auto linear = [&](std::size_t k, std::size_t begin) {
    double sum = 0;
    for (std::size_t i = 0; i < 4; ++i) sum += p.x[i] * constants[begin + 6 * i + k];
    return sum;
  };
  std::array<double, 6> prior{}, shares{};
  for (std::size_t k = 0; k < 6; ++k) {
    prior[k] = linear(k, 0);
    shares[k] = linear(k, 24);
  }
  softmax(shares);
  std::array<path, 6> members = p.members;
  std::array<std::array<double, trend_points>, 2> weights = p.likelihoods;
  for (std::size_t i = 0; i < 2; ++i) {
    for (std::size_t k = 0; k < trend_points; ++k) {
      const auto z = terms_of(k);
      weights[i][k] += std::inner_product(z.begin(), z.end(), prior.begin(), 0.0);
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
    for (std::size_t i = 0; i < 4; ++i) gradient[24 + 6 * i + k] += d * p.x[i];
  }
  for (std::size_t m = 0; m < 2; ++m)
    for (std::size_t k = 0; k < trend_points; ++k) {
      double d = 0;
      for (std::size_t t = 0; t < horizon; ++t)
        d += slope[t] * shares[m] * weights[m][k] * (p.trends[m][k][t] - members[m][t]);
      const auto z = terms_of(k);
      for (std::size_t i = 0; i < 4; ++i)
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
  learn::vector start(48);
  std::copy(long_series.begin(), long_series.end(), start.begin() + 24);
  const auto fixed = [](std::size_t i) { return i % 24 < 6; };
  return learn::minimise(
      [&](const learn::vector& x, learn::vector& gradient) {
        std::fill(gradient.begin(), gradient.end(), 0.0);
        double total = 0;
        for (std::size_t i = 0; i < hold_outs.size(); ++i)
          for (std::size_t k = 0; k < all[i].size(); ++k)
            total += cost(hold_outs[i], hold_outs[i].samples[k], all[i][k], x, gradient);
        const double each = ridge * static_cast<double>(hold_outs.size());
        for (std::size_t i = 0; i < x.size(); ++i) {
          total += each * (x[i] - start[i]) * (x[i] - start[i]);
          gradient[i] = fixed(i) ? 0 : gradient[i] + 2 * each * (x[i] - start[i]);
        }
        return total;
      },
      start, 80);
}

}  // namespace

int main(int count, char** words) {
  const learn::origins origins(count, words);
  const learn::vector x = learn_weights(learn::hold_outs_at(origins.cuts, 3));
  std::cout
      << learn::head("auto_weights.hpp", "learned weights of `auto`.", origins.names)
      << "/// Prior log-weights of the trend grid: low and high alpha, beta, phi, relative to "
         "the middle ones.\n"
         "/// Rows: constant, shortness, shortness x |direction|, shortness x direction x growth.\n"
      << learn::table_of("automatic_trend_weights", x, 0)
      << "\n/// Log-weights of the members: damped trend, damped trend on logarithms, "
         "theta on logarithms,\n"
         "/// dynamic theta, dynamic theta on logarithms, naive. Rows as above; the first is set "
         "by hand.\n"
      << learn::table_of("automatic_member_weights", x, 24)
      << "\n}  // namespace tiendo::inline v0_1::forecast::detail\n";
}
