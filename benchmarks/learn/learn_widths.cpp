// Estimates the interval widths from a panel, for the shipped weights: `learn_widths CUT... <
// panel.csv > interval_weights.hpp`. Each CUT is an origin, as in learn_weights.cpp. See
// script/learn.
#include <Eigen/Dense>
#include <algorithm>
#include <iostream>
#include <numeric>

#include "headers.hpp"
#include "minimise.hpp"
#include "samples.hpp"
#include "tiendo/forecast/detail/interval_width.hpp"
#include "tiendo/forecast/models/auto_model.hpp"

using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using learn::hold_out;
using learn::horizon;
using learn::sample;

namespace {

/// One error of the shipped `auto` in interval scales, with the regressors of its width; its weight
/// is that of MASE, at most 5.
struct error_sample {
  std::array<double, 6> terms;
  double error;
  double weight;
};

std::vector<error_sample> errors_of(const std::vector<hold_out>& hold_outs) {
  std::vector<error_sample> errors;
  for (const hold_out& h : hold_outs)
    for (const sample& s : h.samples) {
      const auto_features f = features_of(s.y);
      const auto_forecast p = fit_auto(trend_plans(s.y.size()), s.y, f, horizon);
      const double step =
          interval_scale(mean_absolute_change(s.y), s.y.size(), std::abs(s.y.back()));
      for (std::size_t t = 0; t < horizon; ++t)
        errors.push_back(
            {width_features{double(s.y.size()), p.fit_error, p.spread[t], double(t + 1)}.terms(),
             (s.after[t] - p.ahead[t]) / step, std::min(5.0, step / s.scale) / h.errors()});
    }
  return errors;
}

/// The coefficients with the least interval score of one side at 2.5 %: the width plus 40 times the
/// error beyond it.
learn::vector learn_widths(const std::vector<error_sample>& errors, double side) {
  learn::vector start(6);
  start[0] = 1;
  start[1] = 0.8;
  return learn::minimise(
      [&](const learn::vector& x, learn::vector& gradient) {
        std::fill(gradient.begin(), gradient.end(), 0.0);
        double total = 0;
        for (const error_sample& e : errors) {
          const double width =
              std::exp(std::inner_product(x.begin(), x.end(), e.terms.begin(), 0.0));
          const double beyond = side * e.error - width;
          total += e.weight * (width + 40 * std::max(0.0, beyond));
          const double d = e.weight * width * (beyond > 0 ? -39 : 1);
          for (std::size_t i = 0; i < x.size(); ++i) gradient[i] += d * e.terms[i];
        }
        return total;
      },
      start, 200);
}

constexpr std::array<double, 9> tails{0.5, 0.4, 0.3, 0.2, 0.1, 0.05, 0.025, 0.005, 0.0005};

/// The errors of one side divided by their widths, sorted.
std::vector<double> ratios_of(const std::vector<error_sample>& errors, const learn::vector& weights,
                              double side, double least_shortness = 0, double most_shortness = 2) {
  std::vector<double> ratios;
  for (const error_sample& e : errors)
    if (e.terms[2] > least_shortness && e.terms[2] <= most_shortness)
      ratios.push_back(
          side * e.error /
          std::exp(std::inner_product(weights.begin(), weights.end(), e.terms.begin(), 0.0)));
  std::sort(ratios.begin(), ratios.end());
  return ratios;
}

/// The errors of a year are correlated between series, so widths with a coverage of 95 % on the
/// hold-out samples have a slightly lower coverage in another year. Quantiles are therefore taken
/// at 92 % of their tail probability.
inline constexpr double tail_share = 0.92;

/// The quantile of the sorted ratios that is exceeded with the probability `tail`, times
/// `tail_share`.
double upper_quantile(const std::vector<double>& ratios, double tail) {
  return ratios[static_cast<std::size_t>(static_cast<double>(ratios.size()) *
                                         (1 - tail_share * tail))];
}

/// Adjusts the widths so that 2.5 % of the errors exceed them at every length: the factors that are
/// needed at seven lengths are fitted by a parabola in shortness. (Widths with the least interval
/// score are too narrow for short series.)
void cover(const std::vector<error_sample>& errors, learn::vector& weights, double side) {
  Eigen::Matrix<double, 7, 3> design;
  Eigen::Matrix<double, 7, 1> factors;
  const std::array<double, 8> limits{0, 0.12, 0.26, 0.4, 0.6, 0.8, 1, 2};
  for (int i = 0; i < 7; ++i) {
    const auto k = static_cast<std::size_t>(i);
    double sum = 0, count = 0;
    for (const error_sample& e : errors)
      if (e.terms[2] > limits[k] && e.terms[2] <= limits[k + 1]) {
        sum += e.terms[2];
        ++count;
      }
    const double shortness = sum / count;
    design.row(i) << 1, shortness, shortness * shortness;
    factors[i] =
        std::log(upper_quantile(ratios_of(errors, weights, side, limits[k], limits[k + 1]), 0.025));
  }
  const Eigen::Vector3d parabola = design.colPivHouseholderQr().solve(factors);
  weights[0] += parabola[0];
  weights[2] += parabola[1];
  weights[3] += parabola[2];
}

/// The quantiles of the ratio of error to width on one side for each tail probability, relative to
/// that of 2.5 %.
std::array<double, 9> learn_stretch(const std::vector<error_sample>& errors,
                                    const learn::vector& weights, double side) {
  const auto ratios = ratios_of(errors, weights, side);
  std::array<double, 9> table{};
  for (std::size_t k = 1; k < tails.size(); ++k)
    table[k] =
        std::max(table[k - 1], upper_quantile(ratios, tails[k]) / upper_quantile(ratios, 0.025));
  return table;
}

}  // namespace

int main(int count, char** words) {
  const learn::origins origins(count, words);
  const auto errors = errors_of(learn::hold_outs_at(origins.cuts, 1, {0, 12, 8, 6, 4, 3, 2}));
  std::cout
      << learn::head("interval_weights.hpp", "learned constants of prediction intervals.",
                     origins.names)
      << "/// Normal quantiles of the tails .5, .4, .3, .2, .1, .05, .025, .005 and .0005.\n"
         "inline constexpr std::array<double, 9> width_knots{\n"
         "    0, 0.2533471, 0.5244005, 0.8416212, 1.2815516, 1.6448536, 1.9599640, 2.5758293, "
         "3.2905267};\n"
         "\n/// Logarithm of the 95 % half-width: constant, log horizon, shortness, its square,\n"
         "/// log(.1 + fit error), log(.1 + spread / horizon). Then the quantiles of the errors "
         "at the tail\n"
         "/// probability of each knot, in these half-widths.\n";
  for (const auto& [name, side] : {std::pair("below", -1.0), std::pair("above", 1.0)}) {
    learn::vector weights = learn_widths(errors, side);
    cover(errors, weights, side);
    const auto stretch = learn_stretch(errors, weights, side);
    std::cout << fmt::format(
                     "inline constexpr std::array<double, 6> width_weights_{}{{\n    {}}};\n", name,
                     learn::row(weights))
              << fmt::format(
                     "inline constexpr std::array<double, 9> width_stretch_{}{{\n    {}}};\n", name,
                     learn::row(stretch));
  }
  std::cout << "\n}  // namespace tiendo::inline v0_1::forecast::detail\n";
}
