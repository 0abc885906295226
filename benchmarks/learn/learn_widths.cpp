// Estimates the interval widths for the shipped weights: `learn_widths CUT... < set.csv >
// interval_weights.hpp`. Each CUT is an origin, as in learn_weights.cpp. See
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

/// One error of the shipped `auto` in interval scales, with the regressors of its width. Its share
/// is such that the competition and the panels count equally; its weight is the share times the
/// unit in mean absolute changes, at most 5, as in MASE.
struct error_sample {
  std::array<double, width_features::count> terms;
  double error;
  double share;
  double weight;
};

std::vector<error_sample> errors_of(const std::vector<hold_out>& hold_outs) {
  std::vector<error_sample> errors;
  for (const hold_out& h : hold_outs)
    for (const sample& s : h.samples) {
      const auto_features f = s.features();
      const auto_forecast p = fit_auto(trend_plans(s.y.size()), s.y, f, horizon);
      const double step =
          interval_scale(mean_absolute_change(s.y), s.y.size(), std::abs(s.y.back()));
      const double share = h.weight / h.errors();
      for (std::size_t t = 0; t < horizon; ++t)
        errors.push_back(
            {width_features{double(s.y.size()), p.fit_error, p.spread[t], double(t + 1), f}.terms(),
             (s.after[t] - p.ahead[t]) / step, share, share * std::min(5.0, step / s.scale)});
    }
  return errors;
}

/// The coefficients with the least interval score of one side at 2.5 %: the width plus 40 times the
/// error beyond it.
learn::vector learn_widths(const std::vector<error_sample>& errors, double side) {
  learn::vector start(width_features::count);
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

/// An error divided by its width, and its share.
using ratio = std::pair<double, double>;

/// The errors of one side divided by their widths, sorted.
std::vector<ratio> ratios_of(const std::vector<error_sample>& errors, const learn::vector& weights,
                             double side, double least_shortness = 0, double most_shortness = 2) {
  std::vector<ratio> ratios;
  for (const error_sample& e : errors)
    if (e.terms[2] > least_shortness && e.terms[2] <= most_shortness)
      ratios.emplace_back(
          side * e.error /
              std::exp(std::inner_product(weights.begin(), weights.end(), e.terms.begin(), 0.0)),
          e.share);
  std::sort(ratios.begin(), ratios.end());
  return ratios;
}

/// The errors of a year are correlated between series, so widths with a coverage of 95 % on the
/// hold-out samples have a slightly lower coverage in another year. Quantiles are therefore taken
/// at 92 % of their tail probability.
inline constexpr double tail_share = 0.92;

/// The quantile of the sorted ratios that is exceeded with the probability `tail` times
/// `tail_share`.
double upper_quantile(const std::vector<ratio>& ratios, double tail) {
  double left = 0;
  for (const auto& [value, share] : ratios) left += share;
  left *= tail_share * tail;
  for (std::size_t k = ratios.size(); k-- > 0;)
    if ((left -= ratios[k].second) <= 0) return ratios[k].first;
  return ratios.front().first;
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
        sum += e.share * e.terms[2];
        count += e.share;
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

/// The quantiles of the ratio of error to width for each tail probability, relative to that of
/// 2.5 %: one table for both sides, whose errors are taken together.
std::array<double, 9> learn_stretch(const std::vector<error_sample>& errors,
                                    const learn::vector& below, const learn::vector& above) {
  std::vector<ratio> ratios = ratios_of(errors, below, -1);
  const std::vector<ratio> upper = ratios_of(errors, above, 1);
  ratios.insert(ratios.end(), upper.begin(), upper.end());
  std::sort(ratios.begin(), ratios.end());
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
         "/// log(.1 + fit error), log(.1 + spread / horizon), roughness, the same x log horizon, "
         "drift,\n"
         "/// relative and largest change. Then the quantiles of the errors at the tail\n"
         "/// probability of each knot, in these half-widths.\n";
  std::array<learn::vector, 2> weights;
  for (const std::size_t upper : {0u, 1u}) {
    const double side = upper ? 1 : -1;
    weights[upper] = learn_widths(errors, side);
    cover(errors, weights[upper], side);
    std::cout << fmt::format(
        "inline constexpr std::array<double, {}> width_weights_{}{{\n    {}}};\n",
        width_features::count, upper ? "above" : "below", learn::row(weights[upper]));
  }
  std::cout << fmt::format("inline constexpr std::array<double, 9> width_stretch{{\n    {}}};\n",
                           learn::row(learn_stretch(errors, weights[0], weights[1])));
  std::cout << "\n}  // namespace tiendo::inline v0_1::forecast::detail\n";
}
