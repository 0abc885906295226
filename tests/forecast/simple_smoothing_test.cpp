#include "tiendo/forecast/simple_smoothing.hpp"

#include <doctest/doctest.h>

#include <array>

#include "support/near.hpp"

using namespace tiendo::forecast;
using support::near;

namespace {
constexpr std::array z{12.0, 15.0, 11.0, 14.0, 13.0, 17.0, 12.0, 16.0, 15.0, 14.0};
}

TEST_CASE("smoothing at a given alpha follows the recursion from the best start") {
  // R 4.2.2, forecast 8.20: ets(z, model = "ANN", alpha = .4), whose start is optimised: l = 13.0434668, last
  // level 14.438896196699, loglik -18.9708506069796 = -10/2 log(squares). R's search stops within 1e-4 of the start.
  const simple_fit fit = smooth(z, 0.4);
  CHECK(fit.initial == doctest::Approx(13.043466796875).epsilon(1e-4));
  CHECK(fit.level == doctest::Approx(14.438896196699).epsilon(1e-6));
  CHECK(-5 * std::log(fit.squares) == doctest::Approx(-18.9708506069796).epsilon(1e-8));
}

TEST_CASE("the best alpha is no worse than R's") {
  // R 4.2.2, forecast 8.20: ses(z, h = 1): alpha 1.00000375e-4, mean 13.8993451999532, squares 32.9032939803196; at
  // this bound of alpha R's search for the start stops 7e-4 before the mean of the series.
  CHECK(best_alpha(z) == doctest::Approx(1e-4).epsilon(1e-3));
  CHECK(smooth(z, best_alpha(z)).squares <= 32.9032939803196 + 1e-9);
  std::array<double, 2> ahead;
  CHECK(simple_smoothing{}(z, ahead) == tiendo::reason::none);
  CHECK(ahead[0] == doctest::Approx(13.8993451999532).epsilon(1e-4));
  CHECK(ahead[1] == ahead[0]);
}

TEST_CASE("a constant series and one figure stand still") {
  std::array<double, 1> ahead;
  simple_smoothing{}(std::array{2.0, 2.0, 2.0}, ahead);
  CHECK(ahead[0] == near(2));
  simple_smoothing{}(std::array{0.6}, ahead);
  CHECK(ahead[0] == near(0.6));
}
