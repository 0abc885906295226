// Chooses the constants of panel regressions: `learn_panels < rows.csv > panel_weights.hpp`, where
// the rows are panel, area, year and value, ordered by panel, area and year. See script/learn.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <iostream>
#include <string>
#include <vector>

#include "tiendo/forecast/detail/panel_regression.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"
#include "tiendo/forecast/forecast.hpp"

using namespace tiendo::forecast::detail;
using tiendo::forecast::forecast;

namespace {

constexpr std::size_t horizon = 5;

/// An area without its last five values: what is known at the length, and the forecast of `auto`.
struct area {
  panel_member member;
  std::vector<double> path;
  std::array<double, horizon> later{};
  double scale = 0;  ///< mean absolute change of the whole history

  /// The mean absolute error by the scale, at most 10.
  double error(const std::vector<double>& f) const {
    double sum = 0;
    for (std::size_t h = 0; h < horizon; ++h) sum += std::abs(f[h] - later[h]) / horizon;
    return std::min(sum / scale, 10.0);
  }
};

using panel_of_areas = std::vector<area>;

std::vector<std::vector<std::vector<double>>> read_panels(std::istream& in) {
  std::vector<std::vector<std::vector<double>>> panels;
  std::string line, last_panel, last_area;
  while (std::getline(in, line)) {
    const auto first = line.find(','), value = line.rfind(','), year = line.rfind(',', value - 1);
    const std::string panel = line.substr(0, first), area = line.substr(0, year);
    if (panel != last_panel) panels.emplace_back();
    if (area != last_area) panels.back().emplace_back();
    panels.back().back().push_back(std::stod(line.substr(value + 1)));
    last_panel = panel, last_area = area;
  }
  return panels;
}

area area_of(const std::vector<double>& y, std::size_t length) {
  std::vector<double> known(y.begin(), y.end() - horizon);
  area a;
  std::copy(y.end() - horizon, y.end(), a.later.begin());
  a.scale = mean_absolute_change(known);
  if (length > 0 && known.size() > length)
    known.erase(known.begin(), known.end() - static_cast<std::ptrdiff_t>(length));
  for (const auto& d : forecast(known, horizon).ahead) a.path.push_back(d.median);
  const double size = known.back() != 0 ? std::abs(known.back())
                                        : std::abs(*std::max_element(known.begin(), known.end()));
  a.member = {known, mean_absolute_change(known), size};
  return a;
}

/// The mean logarithm of the errors of panels relative to naive, each panel of the areas i, i + n,
/// i + 2n ... for n = 1, and for n so large that 2 or 8 areas remain.
double cost(const std::vector<panel_of_areas>& panels, const panel_weights& weights) {
  double sum = 0, count = 0;
  for (const panel_of_areas& panel : panels)
    for (const std::size_t areas : {panel.size(), std::size_t{8}, std::size_t{2}}) {
      const std::size_t stride = std::max<std::size_t>(1, panel.size() / areas);
      double error = 0, naive = 0;
      for (std::size_t first = 0; first < std::min<std::size_t>(stride, 5); ++first) {
        std::vector<panel_member> members;
        for (std::size_t i = first; i < panel.size(); i += stride)
          members.push_back(panel[i].member);
        const panel_regression shared(members, horizon, weights);
        for (std::size_t i = first; i < panel.size(); i += stride) {
          const area& a = panel[i];
          std::vector<double> path = a.path;
          shared.move(a.member.values, a.member.step, a.member.magnitude, a.member.zero, path);
          error += a.error(path);
          naive += a.error(std::vector<double>(horizon, a.member.values.back()));
        }
      }
      sum += std::log(error / naive), ++count;
    }
  return sum / count;
}

double cost(const std::vector<std::vector<panel_of_areas>>& lengths, const panel_weights& weights) {
  double sum = 0;
  for (const auto& panels : lengths) sum += cost(panels, weights);
  return sum / static_cast<double>(lengths.size());
}

}  // namespace

int main() {
  const auto panels = read_panels(std::cin);
  std::vector<std::vector<panel_of_areas>> lengths;
  for (const std::size_t length : {0, 6, 4, 3, 2}) {
    lengths.emplace_back();
    for (const auto& areas : panels) {
      lengths.back().emplace_back();
      for (const std::vector<double>& y : areas)
        if (area a = area_of(y, length); a.scale > 0) lengths.back().back().push_back(std::move(a));
    }
  }
  panel_weights best{0.02, 36, 2.5, 10, 0.12, 0.95, 7, 0.6, 3, 0.3, 4, 0.1};
  double least = cost(lengths, best);
  for (double factor : {2.0, 1.5})  // coordinate descent; changes of less than 1 in 2,000 are none
    for (double panel_weights::*one :
         {&panel_weights::few_series, &panel_weights::few_periods, &panel_weights::half_share,
          &panel_weights::common_penalty, &panel_weights::penalty})
      for (const double by : {factor, 1 / factor}) {
        panel_weights tried = best;
        tried.*one *= by;
        while (cost(lengths, tried) < least - 5e-4) {
          best = tried;
          least = cost(lengths, best);
          tried.*one *= by;
        }
      }
  std::cerr << fmt::format("geometric mean of the errors relative to naive: {:.4f}\n",
                           std::exp(least));
  std::cout << fmt::format(
      "// tiendo/forecast/detail/learned/panel_weights.hpp: learned constants of panel "
      "regressions.\n"
      "// Written by script/learn from the indicator panels, learning half; not to be edited.\n"
      "// Origins: n-5, with whole histories and the last 6, 4, 3 and 2 values; whole panels, 2 "
      "and "
      "8 areas.\n"
      "#pragma once\n\n"
      "namespace tiendo::inline v0_1::forecast::detail {{\n\n"
      "/// Constants of a regression over N series of T changes on average. The last seven are set "
      "by hand.\n"
      "struct panel_weights {{\n"
      "  double penalty = 0;         ///< of a squared coefficient, for many series\n"
      "  double few_series = 0;      ///< the penalty is multiplied by 1 + this / N\n"
      "  double few_periods = 0;     ///< and by 1 + this / T\n"
      "  double common_penalty = 0;  ///< this / T is added for the common change\n"
      "  double half_share = 0;      ///< the share of the regression is (N - 1) / (N - 1 + this)\n"
      "  double most_share = 0;      ///< of its largest value\n"
      "  double width_periods = 0;   ///< the past has the weight T / (T + this) in widths\n"
      "  double width_growth = 0;    ///< power of the horizon in widths\n"
      "  double common_periods = 0;  ///< the mean change of all series counts less beyond so many "
      "periods\n"
      "  double common_variance = 0;  ///< of one period, towards which that of the past is drawn\n"
      "  double common_prior = 0;     ///< the usual share of common errors counts as so many "
      "periods\n"
      "  double usual_common = 0;     ///< of the variance of errors\n"
      "}};\n\n"
      "inline constexpr panel_weights learned_panel_weights{{{:.2g}, {:.2g}, {:.2g}, {:.2g}, "
      "{:.2g}, {}, {}, {}, {}, {}, {}, {}}};\n\n"
      "}}  // namespace tiendo::inline v0_1::forecast::detail\n",
      best.penalty, best.few_series, best.few_periods, best.common_penalty, best.half_share,
      best.most_share, best.width_periods, best.width_growth, best.common_periods,
      best.common_variance, best.common_prior, best.usual_common);
}
