// The engine of forecasts on many threads, with several callers at once of which one is stopped.
// Run with ThreadSanitizer; the results are also compared to the last bit.
#include <atomic>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

#include "tiendo/core/error.hpp"
#include "tiendo/forecast/forecast.hpp"

namespace {

using namespace tiendo;

/// Series of 3 to 20 values with a trend and a wave. A task takes 256 series, so that 1,100 keep
/// four threads busy.
panel waves(int count) {
  panel p;
  for (int i = 0; i < count; ++i) {
    std::vector<double> y(static_cast<std::size_t>(3 + i % 18));
    for (std::size_t t = 0; t < y.size(); ++t)
      y[t] = 50 + i % 7 * static_cast<double>(t) +
             5 * std::sin(static_cast<double>(i) + .7 * static_cast<double>(t));
    p.add(y);
  }
  return p;
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

/// Has four callers forecast a panel at once; the last one stops after `stop` reports. Returns
/// whether the others have the bits of one thread and the last one was stopped.
bool right_with_callers(const panel& p, forecast::options o, int stop) {
  o.threads = 1;
  const auto expected = forecast::forecast(p.view(), o);
  std::atomic<int> wrong = 0, stopped = 0;
  std::vector<std::thread> callers;
  for (int caller = 0; caller < 4; ++caller)
    callers.emplace_back([&, caller, own = o]() mutable {
      own.threads = caller + 1;
      int reports = 0;
      try {
        const auto found = forecast::forecast(p.view(), own, [&](std::size_t, std::size_t) {
          return caller != 3 || ++reports < stop;
        });
        if (!same_bits(found.median, expected.median) ||
            !same_bits(found.quantiles, expected.quantiles))
          ++wrong;
      } catch (const interrupted&) {
        ++stopped;
      }
    });
  for (std::thread& caller : callers) caller.join();
  std::printf("%d of 4 callers have other bits, %d was stopped\n", wrong.load(), stopped.load());
  return wrong == 0 && stopped == 1;
}

}  // namespace

int main() {
  forecast::options o;
  o.horizon = 3;
  o.models = {"auto", "ets", "optimised_theta", "median(ets,theta,damped)"};
  o.probabilities = {.1, .9};
  const bool short_ones = right_with_callers(waves(1100), o, 1);
  // series that are forecast in other threads than that of the caller
  panel long_ones;
  std::vector<double> y(5'100);
  for (int i = 0; i < 12; ++i) {
    for (std::size_t t = 0; t < y.size(); ++t)
      y[t] = 50 + i + 5 * std::sin(static_cast<double>(i) + .7 * static_cast<double>(t));
    long_ones.add(y);
  }
  o.models = {"auto", "ets"};
  return short_ones && right_with_callers(long_ones, o, 2) ? 0 : 1;
}
