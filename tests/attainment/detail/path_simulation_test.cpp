#include "tiendo/attainment/detail/path_simulation.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "support/near.hpp"

using namespace tiendo;
using tiendo::attainment::detail::forecast_panel;
using tiendo::attainment::detail::path_simulation;

namespace {

const panel& areas() {
  static const panel p = [] {
    panel made;
    made.add({.40, .44, .45, .49, .52});
    made.add({.42, .43, .46, .49, .50});
    made.add({.60, .61, .63, .66, .70});
    made.add(std::vector<double>{});
    return made;
  }();
  return p;
}

forecast_panel forecasts() {
  forecast_panel f(areas().view(), std::vector<std::int64_t>(4, 2024),
                   std::vector<std::int64_t>(4, 1));
  f.forecast(5, {}, {});
  return f;
}

double mean_product(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum / static_cast<double>(a.size());
}

}  // namespace

TEST_CASE("paths of any one series are a random walk: correlated by sqrt(h / k) h and k ahead") {
  const forecast_panel f = forecasts();
  const path_simulation paths(f, 20'000, 3);
  for (const std::vector<double>& normals : {paths.normals(4)}) {
    const auto period = [&](std::size_t h) {
      return std::span(normals).subspan((h - 1) * 20'000, 20'000);
    };
    for (std::size_t h = 1; h <= 4; ++h) {
      CHECK(mean_product(period(h), period(h)) == doctest::Approx(1).epsilon(.03));
      for (std::size_t k = h; k <= 4; ++k)
        CHECK(mean_product(period(h), period(k)) ==
              doctest::Approx(std::sqrt(static_cast<double>(h) / static_cast<double>(k)))
                  .epsilon(.03));
    }
  }
}

TEST_CASE("series of a group are correlated by their common share, which grows with the horizon") {
  const forecast_panel f = forecasts();
  const path_simulation paths(f, 20'000, 3);
  const auto a = paths.normals_of(0, 3), b = paths.normals_of(2, 3);
  CHECK(f.common_share(0) > 0);
  for (std::size_t h = 0; h < 3; ++h)
    CHECK(std::abs(mean_product(std::span(a).subspan(h * 20'000, 20'000),
                                std::span(b).subspan(h * 20'000, 20'000)) -
                   static_cast<double>(h + 1) * f.common_share(0) /
                       (1 + static_cast<double>(h) * f.common_share(0))) < .03);
}

TEST_CASE("the mean of many series with a common error varies as their share says") {
  // z of a mean of 30 series: variance s_h + (1 - s_h) / 30
  panel p;
  for (int i = 0; i < 30; ++i) p.add({1. + i, 2. + i, 4. + i, 3. + i, 6. + i, 7. + i});
  forecast_panel f(p.view(), std::vector<std::int64_t>(30, 2024), std::vector<std::int64_t>(30, 5));
  f.forecast(3, {}, {});
  const path_simulation paths(f, 10'000, 5);
  std::vector<double> mean(30'000, 0);
  for (std::size_t i = 0; i < 30; ++i) {
    const std::vector<double> own = paths.normals_of(i, 3);
    for (std::size_t k = 0; k < mean.size(); ++k) mean[k] += own[k] / 30;
  }
  const double first = f.common_share(0);
  CHECK(first > .2);  // they move alike
  for (std::size_t h = 0; h < 3; ++h) {
    const double n = static_cast<double>(h + 1), share = n * first / (1 + (n - 1) * first);
    const auto part = std::span(mean).subspan(h * 10'000, 10'000);
    CHECK(mean_product(part, part) == doctest::Approx(share + (1 - share) / 30).epsilon(.05));
  }
}

TEST_CASE("the quantiles of values are those of the distribution") {
  const forecast_panel f = forecasts();
  const path_simulation paths(f, 5'000, 8);
  std::vector<double> values = paths.field(0, 2026)[0];
  std::sort(values.begin(), values.end());
  for (const double p : {.1, .5, .9})
    CHECK(values[static_cast<std::size_t>(p * 5'000)] ==
          doctest::Approx(f[0].ahead[1].quantile(p)).epsilon(.02));
  CHECK(paths.field(0, 2024)[2] == std::vector<double>(5'000, .70));
  CHECK(paths.field(0, 2026)[3].empty());
  CHECK(paths.field(0, 2100)[0].empty());
}

TEST_CASE("the value of a place is that of the k-th best series on each path") {
  const forecast_panel f = forecasts();
  const path_simulation paths(f, 500, 8);
  const auto& field = paths.field(0, 2027);
  for (std::size_t p = 0; p < 500; ++p) {
    std::vector<double> values{field[0][p], field[1][p], field[2][p]};
    std::sort(values.begin(), values.end());
    CHECK(paths.value_of_place(0, 2027, 1, false)[p] == values[2]);
    CHECK(paths.value_of_place(0, 2027, 3, false)[p] == values[0]);
    CHECK(paths.value_of_place(0, 2027, 1, true)[p] == -values[0]);
    CHECK(paths.value_of_place(0, 2027, 4, false)[p] == -std::numeric_limits<double>::infinity());
  }
}

TEST_CASE("the quantiles of one period ahead are those along the path") {
  const forecast_panel f = forecasts();
  const path_simulation paths(f, 300, 5);
  for (std::size_t i = 0; i < 3; ++i) {
    const std::vector<double> all = paths.normals_of(i, 5);
    for (std::size_t h = 1; h <= 5; ++h) {
      const std::vector<double> one = paths.normals_at(i, h);
      CHECK(std::equal(one.begin(), one.end(),
                       all.begin() + static_cast<std::ptrdiff_t>((h - 1) * 300)));
    }
  }
}
