#include "tiendo/forecast/models/log_theta.hpp"

#include <doctest/doctest.h>

#include <numbers>

#include "support/forecasting.hpp"
#include "tiendo/forecast/detail/transforms/log_scale.hpp"
#include "tiendo/forecast/detail/transforms/scaling.hpp"
#include "tiendo/forecast/models/theta.hpp"

using namespace tiendo;
using namespace tiendo::forecast;
using namespace tiendo::forecast::detail;
using support::near;
using support::series;

TEST_CASE(
    "after steady doubling the log theta forecast grows by the square root of two per period") {
  const series ahead = support::path_of(log_theta{}, {1, 2, 4}, 5);
  for (std::size_t h = 1; h < ahead.size(); ++h)
    CHECK(ahead[h] / ahead[h - 1] == near(std::numbers::sqrt2));
  CHECK(ahead[0] > 4 * std::numbers::sqrt2 * 0.9);
  CHECK(ahead[0] < 8);
}

TEST_CASE("log theta is the averaged theta method of the logarithms") {
  const series y{3, 5, 4, 8, 9};
  const standardised z(log_values(y));
  series ahead(3);
  average_theta(z.values, ahead);
  z.restore(ahead);
  for (double& x : ahead) x = 9 * std::exp(x);
  support::check_near(support::path_of(log_theta{}, y), ahead);
}

TEST_CASE("log theta forecasts are positive and equivariant under a change of scale") {
  support::dice d(16);
  for (int i = 0; i < 40; ++i) {
    series y(static_cast<std::size_t>(d.whole(1, 12)));
    for (double& x : y) x = std::exp(d.between(-3, 3));
    const series ahead = support::path_of(log_theta{}, y);
    for (const double x : ahead) CHECK(x > 0);
    support::check_near(support::path_of(log_theta{}, support::moved(y, 7, 0)),
                        support::moved(ahead, 7, 0), 1e-9);
  }
}

TEST_CASE("the log theta forecast of 1 / y is 1 / f") {
  const series up = support::path_of(log_theta{}, {3, 5, 4, 8});
  const series down = support::path_of(log_theta{}, {1. / 3, .2, .25, .125});
  for (std::size_t h = 0; h < up.size(); ++h) CHECK(up[h] * down[h] == near(1));
}

TEST_CASE("log theta rejects values that are not above 0") {
  CHECK(support::reason_of(log_theta{}, {1, 0, 2}) == reason::not_positive);
  CHECK(support::reason_of(log_theta{}, {-1}) == reason::not_positive);
  CHECK(support::reason_of(log_theta{}, {1, support::missing, 2}) == reason::none);
}

TEST_CASE("values too far apart for a double are out of range, not non-positive") {
  CHECK(support::reason_of(log_theta{}, {1e-200, 1e200}) == reason::out_of_range);
  CHECK(support::reason_of(log_theta{}, {1e200, 1e-200}) == reason::out_of_range);
  CHECK(support::reason_of(log_theta{}, {1e-200, -1e-200, 1e200}) == reason::not_positive);
  CHECK(support::reason_of(log_theta{}, {1e150, 1e-150}) == reason::none);
}

TEST_CASE("log theta growth beyond the largest double is out of range") {
  CHECK(support::reason_of(log_theta{}, {1e-100, 1e200}) == reason::out_of_range);
}

TEST_CASE("log theta keeps constants and accepts gaps") {
  support::check_keeps_constants(log_theta{});
  support::check_accepts_gaps(log_theta{});
}
