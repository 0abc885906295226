// The engine reuses its memory: the number of allocations does not depend on the number of series.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include <array>
#include <limits>

#include "allocations/counted_allocations.hpp"
#include "support/near.hpp"
#include "tiendo/forecast/forecast.hpp"

using namespace tiendo;
using forecast::forecast_into;
using forecast::options;

namespace {

/// Seasonal quarterly series of five lengths; some values within are missing, and some series are
/// constant.
panel quarters(int count) {
  constexpr std::array<int, 5> lengths{3, 9, 16, 17, 40};
  support::dice dice(71);
  panel p;
  for (int i = 0; i < count; ++i) {
    std::vector<double> y(
        static_cast<std::size_t>(lengths[static_cast<std::size_t>(i) % lengths.size()]), 7.5);
    double level = 100;
    if (i % 50 != 0)
      for (std::size_t t = 0; t < y.size(); ++t)
        y[t] = (level += dice.between(-2, 3)) + static_cast<double>(5 * (t % 4));
    if (dice.whole(0, 9) == 0) y[y.size() / 2] = std::numeric_limits<double>::quiet_NaN();
    p.add(y);
  }
  return p;
}

std::int64_t allocations_for(int count, const options& request) {
  const panel p = quarters(count);
  const auto series = static_cast<std::size_t>(count);
  const std::size_t numbers =
      request.models.size() * series * static_cast<std::size_t>(request.horizon);
  std::vector<double> median(numbers), quantiles(numbers * request.probabilities.size());
  std::vector<reason> reasons(request.models.size() * series);
  const std::int64_t before = counted_allocations();
  forecast_into(p.view(), request, {median, quantiles, reasons});
  return counted_allocations() - before;
}

}  // namespace

TEST_CASE("ten thousand more series need a few allocations, not one each") {
  options yearly{
      6,
      {"auto", "ets", "dynamic_theta", "theta", "ses", "drift", "median(ets,auto,drift)"},
      {0.025, 0.975}};
  options quarterly{
      6, {"auto", "dynamic_theta", "theta", "ses", "drift", "seasonal_naive"}, {0.025, 0.975}};
  quarterly.season_length = 4;
  yearly.threads = quarterly.threads = 1;
  for (const options& request : {yearly, quarterly}) {
    const std::int64_t twenty = allocations_for(20000, request),
                       thirty = allocations_for(30000, request);
    CHECK(twenty > 0);
    CHECK(thirty - twenty < 500);  // the plan of one more task has several hundred vectors
  }
}
