// Estimates the interval widths of each model relative to those of `auto`: `learn_factors CUT... <
// panel.csv > width_factors.hpp`. Each CUT is an origin, as in learn_weights.cpp. See script/learn.
#include <algorithm>
#include <iostream>
#include <string_view>

#include "headers.hpp"
#include "samples.hpp"
#include "tiendo/forecast/detail/interval_width.hpp"
#include "tiendo/forecast/detail/model.hpp"
#include "tiendo/forecast/detail/registry.hpp"

using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using learn::hold_out;
using learn::horizon;
using learn::sample;

namespace {

/// The ratio of the interval widths of each model to those of `auto` at a coverage of 95 %, over
/// all lengths. Growth curves, of which this panel has no example, get the factor of drift.
std::vector<double> learn_factors(const std::vector<hold_out>& hold_outs) {
  std::vector<double> factors;
  for (const std::string_view name : model_names) {
    if (name == "logistic" || name == "gompertz") {
      factors.push_back(factors[3]);
      continue;
    }
    const base_model model = make_base_model(name);
    std::vector<double> ratios;
    for (const hold_out& h : hold_outs)
      for (std::size_t i = 0; i < h.samples.size(); i += 12) {
        const sample& s = h.samples[i];
        const auto_features f = s.features();
        const auto_forecast auto_result = fit_auto(trend_plans(s.y.size()), s.y, f, horizon);
        const double step =
            interval_scale(mean_absolute_change(s.y), s.y.size(), std::abs(s.y.back()));
        std::array<double, horizon> ahead{};
        std::visit([&](const auto& m) { forecast_series(m, s.y, ahead); }, model);
        for (std::size_t t = 0; t < horizon; ++t) {
          const half_widths w = half_widths_of(
              {double(s.y.size()), auto_result.fit_error, auto_result.spread[t], double(t + 1), f});
          const double error = (s.after[t] - ahead[t]) / step;
          ratios.push_back(std::max(error / w.above, -error / w.below));
        }
      }
    std::sort(ratios.begin(), ratios.end());
    factors.push_back(ratios[ratios.size() - ratios.size() / 20]);
  }
  for (std::size_t k = factors.size(); k-- > 0;)
    factors[k] = std::max(1.0, factors[k] / factors[0]);
  return factors;
}

}  // namespace

int main(int count, char** words) {
  const learn::origins origins(count, words);
  const auto factors = learn_factors(learn::hold_outs_at(origins.cuts, 1));
  std::cout << learn::head("width_factors.hpp", "interval width factors of the models.",
                           origins.names)
            << fmt::format(
                   "/// Widths relative to those of `auto`, in the order of `model_names`.\ninline "
                   "constexpr std::array<double, {}> "
                   "width_factors{{\n    {}}};\n",
                   factors.size(), learn::row(factors))
            << "\n}  // namespace tiendo::inline v0_1::forecast::detail\n";
}
