#include "tiendo/forecast/unit_steps.hpp"

#include <doctest/doctest.h>

#include <array>

#include "support/near.hpp"

using namespace tiendo::forecast;
using support::near;

TEST_CASE("the step is the mean absolute change") {
  CHECK(step_size(std::array{1.0, 4.0, 3.0}) == 2.0);
  CHECK(step_size(std::array{7.0}) == 0);
  CHECK(step_size(std::array{7.0, 7.0}) == 0);
}

TEST_CASE("a series in unit steps ends with 0, and comes back") {
  const unit_steps z(std::array{1.0, 4.0, 3.0});
  CHECK(z.values == std::vector<double>{-1, 0.5, 0});
  std::array<double, 2> ahead{1, -1};
  z.restore(ahead);
  CHECK(ahead == std::array{5.0, 1.0});
  const unit_steps still(std::array{7.0, 7.0});
  CHECK(still.values == std::vector<double>{0, 0});
}
