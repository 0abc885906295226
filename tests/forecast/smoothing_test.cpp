#include "tiendo/forecast/smoothing.hpp"

#include <doctest/doctest.h>

#include <array>
#include <limits>
#include <vector>

#include "support/near.hpp"

using namespace tiendo::forecast;
using support::near;

namespace {

/// The errors of the recursion itself, from a start.
std::vector<double> errors_from(smoothing_state s, const smoothing_parameters& p, std::span<const double> y) {
  std::vector<double> errors;
  for (const double value : y) {
    const double expected = s.level + p.phi * s.trend;
    errors.push_back(value - expected);
    s = {expected + p.alpha * errors.back(), p.phi * s.trend + p.beta * errors.back()};
  }
  return errors;
}

double cost_of(smoothing_state s, const smoothing_parameters& p, const smoothing_start& start,
               std::span<const double> y) {
  double sum = start.ridge * s.trend * s.trend, weight = 1;
  for (const double e : errors_from(s, p, y)) {
    sum += weight * e * e;
    weight *= start.discount;
  }
  return sum;
}

}  // namespace

TEST_CASE("a line is followed without an error, and carried on") {
  const std::array y{1.0, 2.0, 3.0, 4.0, 5.0};
  const smoothing_fit fit = smoothing_plan({0.5, 0.1, 1}, y.size(), {}).fit(y);
  CHECK(fit.squares == doctest::Approx(0).epsilon(1e-9));
  CHECK(fit.initial.level == near(0));
  CHECK(fit.initial.trend == near(1));
  std::array<double, 2> ahead;
  fit.final.extend(1, ahead);
  CHECK(ahead[0] == near(6));
  CHECK(ahead[1] == near(7));
}

TEST_CASE("damped trends add up") {
  std::array<double, 3> ahead;
  smoothing_state{10, 4}.extend(0.5, ahead);
  CHECK(ahead == std::array{12.0, 13.0, 13.5});
}

TEST_CASE("no other start costs less, and the squares are those of the recursion") {
  support::dice dice(7);
  for (int i = 0; i < 200; ++i) {
    std::vector<double> y(static_cast<std::size_t>(dice.whole(2, 30)));
    for (double& x : y) x = dice.between(-3, 3);
    const smoothing_parameters p{dice.between(0.1, 1.2), dice.between(0, 0.4), dice.between(0.7, 1)};
    const smoothing_start start{dice.between(0.8, 1), dice.between(0.5, 2)};
    const smoothing_fit fit = smoothing_plan(p, y.size(), start).fit(y);
    const double least = cost_of(fit.initial, p, start, y);
    for (const double move : {-0.01, 0.01}) {
      CHECK(cost_of({fit.initial.level + move, fit.initial.trend}, p, start, y) > least);
      CHECK(cost_of({fit.initial.level, fit.initial.trend + move}, p, start, y) > least);
    }
    double squares = 0;
    for (const double e : errors_from(fit.initial, p, y)) squares += e * e;
    CHECK(fit.squares == doctest::Approx(squares).epsilon(1e-9));
  }
}

TEST_CASE("an infinite ridge means no trend, and one figure has a level alone") {
  const double infinite = std::numeric_limits<double>::infinity();
  const std::array y{2.0, 3.0, 5.0};
  const smoothing_fit level = smoothing_plan({0.5, 0, 1}, 3, {1, infinite}).fit(y);
  CHECK(level.initial.trend == 0);
  CHECK(level.final.trend == 0);
  const smoothing_fit one = smoothing_plan({0.5, 0.1, 1}, 1, {}).fit(std::array{4.0});
  CHECK(one.final.level == near(4));
  CHECK(one.final.trend == near(0));
}
