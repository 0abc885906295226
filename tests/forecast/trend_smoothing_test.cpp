#include "tiendo/forecast/trend_smoothing.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "support/near.hpp"

using namespace tiendo::forecast;
using support::near;

namespace {
constexpr std::array y{5172.1, 5133.5, 5186.9, 5084.6, 5182.0, 5414.3, 5576.2, 5752.9, 5955.2, 6087.8, 6238.9,
                       6317.2, 6262.7, 6361.0, 6427.4, 6654.9, 6835.4, 6925.5, 7073.5, 7144.0, 7230.6};
}

TEST_CASE("Holt's method fits no worse than R's") {
  // R 4.2.2, forecast 8.20: holt(y, h = 2): loglik -128.43598748455625 = -21/2 log(squares), mean 7336.5717, 7442.5415.
  const unit_steps z(y);
  const smoothing_parameters p = best_parameters(z.values, 1, 1);
  const double squares = smoothing_plan(p, y.size(), {}).fit(z.values).squares * z.step * z.step;
  CHECK(-21.0 / 2 * std::log(squares) >= -128.43598748455625 - 1e-3);
  std::array<double, 2> ahead;
  CHECK(holt{}(y, ahead) == tiendo::reason::none);
  CHECK(ahead[0] == doctest::Approx(7336.5717).epsilon(1e-3));
  CHECK(ahead[1] == doctest::Approx(7442.5415).epsilon(1e-3));
}

TEST_CASE("the damped trend fits no worse than R's") {
  // R: holt(y, h = 3, damped = TRUE): squares 210565.399.
  const unit_steps z(y);
  const smoothing_parameters p = best_parameters(z.values, 0.8, 0.98);
  CHECK(smoothing_plan(p, y.size(), {}).fit(z.values).squares * z.step * z.step <= 210565.4 * (1 + 1e-4));
  std::array<double, 3> ahead;
  CHECK(damped_trend{}(y, ahead) == tiendo::reason::none);
  CHECK(ahead[2] - ahead[1] == doctest::Approx(p.phi * (ahead[1] - ahead[0])).epsilon(1e-9));
}

TEST_CASE("a line is carried on, and fewer than four figures stand still") {
  std::array<double, 1> ahead;
  holt{}(std::array{1.0, 2.0, 3.0, 4.0, 5.0}, ahead);
  CHECK(ahead[0] == doctest::Approx(6).epsilon(1e-9));
  damped_trend{}(std::array{1.0, 2.0, 3.0}, ahead);
  CHECK(ahead[0] == 3);
}
