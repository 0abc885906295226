// Estimates the interval widths of series with a season: `learn_seasonal_widths < learning.csv >
// seasonal_widths.hpp`, from lines `source,frequency,id,period,value`. See script/learn.
#include <Eigen/Dense>
#include <algorithm>
#include <iostream>
#include <map>
#include <numeric>
#include <sstream>

#include "headers.hpp"
#include "minimise.hpp"
#include "tiendo/forecast/detail/engine.hpp"
#include "tiendo/forecast/detail/seasonal/seasonal_width.hpp"

using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;

namespace {

/// A series of a source. Months are forecast for 18 periods, quarters for 8.
struct seasonal_series {
  std::string source;
  std::size_t season = 12;
  std::vector<double> y;

  std::size_t horizon() const { return season == 12 ? 18 : 8; }
};

std::vector<seasonal_series> read_series(std::istream& in) {
  std::vector<seasonal_series> all;
  std::string line, last;
  while (std::getline(in, line)) {
    std::istringstream words(line);
    std::string source, frequency, id, period, value;
    for (std::string* word : {&source, &frequency, &id, &period, &value})
      std::getline(words, *word, ',');
    if (const std::string name = source + frequency + id; name != last) {
      last = name;
      all.push_back({source + frequency, frequency == "month" ? 12u : 4u, {}});
    }
    all.back().y.push_back(std::stod(value));
  }
  return all;
}

/// One error in seasonal scales, with the regressors of its width.
struct error_sample {
  seasonal_terms terms;
  double error;
  double share;   ///< of all errors; the shares of a source sum to 1
  double weight;  ///< in the interval score: the share times the weight of MASE, at most 5
  std::size_t source;
};

/// The mean absolute seasonal difference, the scale of MASE.
double mase_scale(std::span<const double> y, std::size_t m) {
  double sum = 0;
  for (std::size_t t = m; t < y.size(); ++t) sum += std::abs(y[t] - y[t - m]);
  return sum / static_cast<double>(y.size() - m);
}

/// Adds the errors of the shipped `auto` for the periods after an origin, forecast from the last
/// `length` values before it; `until` ends with these periods.
void add_errors(const seasonal_series& s, std::span<const double> until, std::size_t length,
                double share, std::size_t source, std::vector<error_sample>& errors) {
  const std::size_t m = s.season, horizon = s.horizon();
  const auto before = until.first(until.size() - horizon), after = until.last(horizon);
  const auto known = before.last(length);
  preprocessed_series prepared(
      engine_options{static_cast<std::int64_t>(horizon), static_cast<std::int64_t>(m), {}});
  prepared.assign(known);
  precomputed_paths paths{
      fit_auto(trend_plans(length), prepared.values(), prepared.features(), prepared.reach())};
  seasonal_memory memory;
  prepared.fit_season({}, paths, memory);
  if (paths.seasonal.ahead.empty()) return;
  const seasonal_forecast& f = paths.seasonal;
  const double scale = prepared.width_scale(paths), unit = prepared.unit();
  const double mase = mase_scale(before, m);
  if (!(scale > 0) || !(mase > 0)) return;
  for (std::size_t h = 0; h < horizon; ++h)
    errors.push_back({seasonal_width_terms(f, h, length, m, scale),
                      (after[h] / unit - f.ahead[h]) / scale, share,
                      share * std::min(5.0, scale * unit / mase), source});
}

/// Errors at three origins, each after the whole history, and after its last values alone, which
/// count a fifth. Every source counts equally.
std::vector<error_sample> errors_of(const std::vector<seasonal_series>& all) {
  std::vector<error_sample> errors;
  std::map<std::string, std::size_t> sources;
  std::map<std::size_t, double> totals;
  for (const seasonal_series& s : all) {
    const std::size_t m = s.season, h = s.horizon();
    const std::size_t source = sources.try_emplace(s.source, sources.size()).first->second;
    for (std::size_t cut = h; cut <= 3 * h; cut += h) {
      if (s.y.size() < cut + m + 1) continue;
      const std::size_t n = s.y.size() - cut;
      const std::vector<double> until(s.y.begin(),
                                      s.y.end() - static_cast<std::ptrdiff_t>(cut - h));
      for (const std::size_t length : {n, m + 1, m + m / 2, 2 * m, 2 * m + m / 2, 4 * m}) {
        if (length > n) continue;
        const double share = length == n ? 1 : 0.2;
        add_errors(s, until, length, share, source, errors);
      }
    }
  }
  for (const error_sample& e : errors) totals[e.source] += e.share;
  for (error_sample& e : errors) {
    e.share /= totals[e.source];
    e.weight /= totals[e.source];
  }
  return errors;
}

double width_of(const error_sample& e, const learn::vector& x) {
  return std::exp(std::inner_product(x.begin(), x.end(), e.terms.begin(), 0.0));
}

/// The coefficients with the least interval score of one side at 2.5 %, see learn_widths.cpp.
learn::vector learn_widths(const std::vector<error_sample>& errors, double side) {
  learn::vector start{1, 0.3, 0, 0.5, 0.5, 0.3, 0, 0, 0, 0};
  return learn::minimise(
      [&](const learn::vector& x, learn::vector& gradient) {
        std::fill(gradient.begin(), gradient.end(), 0.0);
        double total = 0;
        for (const error_sample& e : errors) {
          const double width = width_of(e, x), beyond = side * e.error - width;
          total += e.weight * (width + 40 * std::max(0.0, beyond));
          const double d = e.weight * width * (beyond > 0 ? -39 : 1);
          for (std::size_t i = 0; i < x.size(); ++i) gradient[i] += d * e.terms[i];
        }
        return total;
      },
      start, 300);
}

/// The quantile of the errors of one side, in their widths, that the share `tail` of them exceeds,
/// among errors whose shortness is in the limits; every source counts equally.
double upper_quantile(const std::vector<error_sample>& errors, const learn::vector& x, double side,
                      double tail, double least = 0, double most = 1) {
  std::map<std::size_t, double> totals;
  std::vector<std::pair<double, const error_sample*>> ratios;
  for (const error_sample& e : errors)
    if (e.terms[2] > least && e.terms[2] <= most) {
      ratios.emplace_back(side * e.error / width_of(e, x), &e);
      totals[e.source] += e.share;
    }
  std::sort(ratios.rbegin(), ratios.rend());
  const double all = static_cast<double>(totals.size());
  double sum = 0;
  for (const auto& [ratio, e] : ratios)
    if ((sum += e->share / totals[e->source] / all) >= tail) return ratio;
  return 1;
}

/// As in learn_widths.cpp: the errors of a year are correlated between series.
constexpr double tail_share = 0.92;

/// Adjusts the widths so that 2.5 % of the errors exceed them at every length: the factors that are
/// needed at five lengths are fitted by a line in shortness.
void cover(const std::vector<error_sample>& errors, learn::vector& x, double side) {
  constexpr std::array<double, 6> limits{0, 0.1, 0.2, 0.35, 0.55, 1};
  Eigen::Matrix<double, 5, 2> design;
  Eigen::Matrix<double, 5, 1> factors;
  for (int i = 0; i < 5; ++i) {
    const auto k = static_cast<std::size_t>(i);
    double sum = 0, count = 0;
    for (const error_sample& e : errors)
      if (e.terms[2] > limits[k] && e.terms[2] <= limits[k + 1]) {
        sum += e.terms[2];
        ++count;
      }
    design.row(i) << 1, sum / count;
    factors[i] =
        std::log(upper_quantile(errors, x, side, tail_share * 0.025, limits[k], limits[k + 1]));
  }
  const Eigen::Vector2d line = design.colPivHouseholderQr().solve(factors);
  x[0] += line[0];
  x[2] += line[1];
}

}  // namespace

int main() {
  const auto errors = errors_of(read_series(std::cin));
  std::cout
      << "// tiendo/forecast/detail/learned/seasonal_widths.hpp: learned widths of seasonal "
         "series.\n"
         "// Written by script/learn from the learning half of seasonal_train; not to be edited.\n"
         "// Origins: n-18, n-36, n-54 of months and n-8, n-16, n-24 of quarters.\n"
         "#pragma once\n\n#include <array>\n\nnamespace tiendo::inline v0_1::forecast::detail {\n\n"
         "/// Logarithm of the 95 % half-width: see `seasonal_width_terms`.\n";
  for (const auto& [name, side] : {std::pair("below", -1.0), std::pair("above", 1.0)}) {
    learn::vector x = learn_widths(errors, side);
    std::cerr << name << " by score: " << learn::row(x) << '\n';
    cover(errors, x, side);
    std::cout << fmt::format(
        "inline constexpr std::array<double, 10> seasonal_weights_{}{{\n    {}}};\n", name,
        learn::row(x));
    for (const double tail : {0.4, 0.3, 0.2, 0.1, 0.05, 0.025, 0.005})
      std::cerr << "  " << tail << ": " << upper_quantile(errors, x, side, tail_share * tail)
                << '\n';
  }
  std::cout << "\n}  // namespace tiendo::inline v0_1::forecast::detail\n";
}
