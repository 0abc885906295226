#include "tiendo/forecast/combination.hpp"

#include <doctest/doctest.h>

#include <array>

#include "tiendo/forecast/drift.hpp"
#include "tiendo/forecast/log_theta.hpp"
#include "tiendo/forecast/naive.hpp"
#include "tiendo/forecast/seasonal_naive.hpp"

using namespace tiendo;
using namespace tiendo::forecast;

static_assert(forecaster<mean_of<naive, drift>> && forecaster<median_of<naive, drift>>);

TEST_CASE("means and medians of models") {
  const std::array y{1.0, 2.0};
  std::array<double, 2> ahead;
  CHECK(mean_of(naive{}, drift{})(y, ahead) == reason::none);
  CHECK(ahead == std::array{2.5, 3.0});
  mean_of weighted(naive{}, drift{});
  weighted.weights = {1, 3};
  weighted(y, ahead);
  CHECK(ahead == std::array{2.75, 3.5});
  CHECK(median_of(naive{}, drift{}, seasonal_naive(2))(y, ahead) == reason::none);
  CHECK(ahead == std::array{2.0, 2.0});  // of 2, 3, 1 and of 2, 4, 2
  median_of(naive{}, drift{})(y, ahead);
  CHECK(ahead == std::array{2.5, 3.0});
}

TEST_CASE("the reason of one member is the reason of all") {
  std::array<double, 1> ahead;
  CHECK(mean_of(naive{}, log_theta{}, drift{})(std::array{-1.0, 2.0}, ahead) == reason::not_positive);
}
