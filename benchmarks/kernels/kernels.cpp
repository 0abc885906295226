// Benchmarks of the vector kernels of forecasting on each instruction set, for series of 8, 30 and
// 100 values.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "forecast_kernels.hpp"
#include "multiply_add.hpp"

using tiendo::forecast::detail::ets_group;
using tiendo::forecast::detail::kernel_lanes;
using tiendo::forecast::detail::lane_group;
using tiendo::forecast::detail::length_plan;

namespace {

constexpr std::size_t horizon = 6;

/// One random walk of positive values per lane, all of one length, also standardised, and the
/// output arrays of the kernels.
class walks {
 public:
  explicit walks(std::size_t length)
      : plan_(length, horizon, true), memory_(rows() * kernel_lanes() + 8) {
    double* at = memory_.data();
    while (reinterpret_cast<std::uintptr_t>(at) % 64 != 0) ++at;
    const auto take = [&](std::size_t count) {
      return std::exchange(at, at + count * kernel_lanes());
    };
    double *const steps = take(length), *const values = take(length), *const last = take(1),
                  *const positive = take(1);
    std::mt19937 random(1);
    for (std::size_t k = 0; k < kernel_lanes(); ++k) {
      double level = 300;
      for (std::size_t t = 0; t < length; ++t)
        values[t * kernel_lanes() + k] = level +=
            static_cast<double>(random()) / 1073741824.0 - 1.9;  // -1.9 ... 2.1
      for (std::size_t t = 0; t < length; ++t)
        steps[t * kernel_lanes() + k] = values[t * kernel_lanes() + k] - level;
      last[k] = level;
      positive[k] = 1;
    }
    averages_ = {steps,           take(tiendo::forecast::detail::trend_points),
                 take(horizon),   take(horizon),
                 take(horizon),   take(1),
                 take(2 * length)};
    family_ = {values, last, positive, take(horizon), take(4 * plan_.ets.size())};
  }

  const length_plan& plan() const { return plan_; }
  const lane_group& averages() const { return averages_; }
  const ets_group& family() const { return family_; }

 private:
  std::size_t rows() const {
    return 4 * plan_.length + tiendo::forecast::detail::trend_points + 4 * horizon + 3 +
           4 * plan_.ets.size();
  }

  length_plan plan_;
  std::vector<double> memory_;
  lane_group averages_{};
  ets_group family_{};
};

/// A kernel, the number of its grid points, and the number of its floating-point operations for one
/// series. Operations are counted in the loop over values and points of
/// `src/kernels/forecast_kernels.cpp`, a multiply-add as two. Operations that are done once per
/// point or once per series are not counted, so the share of the peak is slightly underestimated.
struct kernel {
  std::string name;
  void (*run)(const walks&);
  double (*points)(const length_plan&);
  double (*operations)(const length_plan&);
};

double count(std::size_t n) {
  return static_cast<double>(n);
}

const std::vector<kernel> kernels{
    {"trend", [](const walks& w) { run_trend(w.plan(), w.averages()); },
     [](const length_plan& p) { return count(p.trend.size()); },
     // carried 1, expected 1, error 1, level 2, trend 2, weighed 1; the sums wl, wb, sl, sb and
     // squares 2 each
     [](const length_plan& p) { return 18 * count(p.length * p.trend.size()); }},
    {"theta", [](const walks& w) { run_theta(w.plan(), w.averages()); },
     [](const length_plan& p) { return count(p.response_squares.size()); },
     // error 1, products 2, squares 2, level 2
     [](const length_plan& p) { return 7 * count(p.length * p.response_squares.size()); }},
    {"dynamic theta", [](const walks& w) { run_dynamic(w.plan(), w.averages()); },
     [](const length_plan& p) { return count(p.response_squares.size()); },
     // from 1 and level 2 at every value except the first; unseen 3, error 1 and five sums of 2
     // each at those that count; the recursive line 10 once for all points
     [](const length_plan& p) {
       return count(p.response_squares.size()) *
                  (3 * count(p.length - 1) + 14 * count(p.length - p.dynamic_first)) +
              10 * count(p.length - 1);
     }},
    {"exponential smoothing", [](const walks& w) { run_ets(w.plan(), w.family()); },
     [](const length_plan& p) { return count(p.ets.size()); },
     // first pass: carried 1, expected 1, error 1, level 2, trend 2, wl 2, wb 2; second pass: the
     // first five again 7, relative 1, squares 2, relatives 2, product 1
     [](const length_plan& p) { return 24 * count(p.length * p.ets.size()); }},
};

using benchmark::Counter;

void measure_kernel(benchmark::State& state, const kernel& k, std::int64_t instruction_set,
                    std::size_t length) {
  choose(instruction_set);
  const walks w(length);
  for (auto _ : state) {
    k.run(w);
    benchmark::ClobberMemory();
  }
  const double series = count(kernel_lanes());
  state.counters["likelihoods"] =
      Counter(series * k.points(w.plan()), Counter::kIsIterationInvariantRate);
  state.counters["operations"] =
      Counter(series * k.operations(w.plan()), Counter::kIsIterationInvariantRate);
}

void measure_peak(benchmark::State& state, std::int64_t instruction_set) {
  choose(instruction_set);
  constexpr std::size_t rounds = 10000;
  for (auto _ : state) benchmark::DoNotOptimize(multiply_add(rounds));
  state.counters["operations"] = Counter(count(2 * multiply_add_chains * rounds * kernel_lanes()),
                                         Counter::kIsIterationInvariantRate);
}

}  // namespace

int main(int count, char** words) {
  for (const std::int64_t set : instruction_sets()) {
    const std::string name = choose(set);
    benchmark::RegisterBenchmark((name + "/multiply_add").c_str(),
                                 [=](benchmark::State& s) { measure_peak(s, set); });
    for (const kernel& k : kernels)
      for (const std::size_t length : {8u, 30u, 100u})
        benchmark::RegisterBenchmark(
            fmt::format("{}/{}/{}", name, k.name, length).c_str(),
            [=](benchmark::State& s) { measure_kernel(s, k, set, length); });
  }
  benchmark::Initialize(&count, words);
  if (benchmark::ReportUnrecognizedArguments(count, words)) return 1;
  benchmark::RunSpecifiedBenchmarks();
}
