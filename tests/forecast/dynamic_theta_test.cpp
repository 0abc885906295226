#include "tiendo/forecast/dynamic_theta.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <vector>

#include "support/near.hpp"

using namespace tiendo::forecast;
using support::near;

namespace {
constexpr std::array z{12.0, 15.0, 11.0, 14.0, 13.0, 17.0, 12.0, 16.0, 15.0, 14.0};
}

TEST_CASE("the running line is the least-squares line") {
  running_line line;
  std::vector<double> so_far;
  for (const double x : z) {
    line.add(x);
    so_far.push_back(x);
    CHECK(line.b == near(slope(so_far)));
  }
  // statsforecast 2.1.1, pegels_resid(z, DOTM, 5, .6, 2.5, 3), last state: mean 13.9, A 12.5333333333, B .2484848485
  CHECK(line.mean == near(13.9));
  CHECK(line.a == near(12.533333333333333));
  CHECK(line.b == near(0.2484848484848485));
}

TEST_CASE("the path ahead is statsforecast's at the same parameters") {
  // The same call: last level 14.3913218048 at alpha .6 and theta 2.5; forecast(states, 10, DOTM, ...).
  running_line line;
  for (const double x : z) line.add(x);
  std::array<double, 3> ahead{};
  add_dynamic_path({1 / 2.5, 14.3913218048, 0}, 0.6, std::pow(0.4, 9), line, 1, ahead);
  CHECK(ahead[0] == doctest::Approx(14.64058476022691).epsilon(1e-10));
  CHECK(ahead[1] == doctest::Approx(14.761220742996905).epsilon(1e-10));
  CHECK(ahead[2] == doctest::Approx(14.872996762672612).epsilon(1e-10));
}

TEST_CASE("the fit has the errors of the recursion, and no other w costs less") {
  const std::vector<double> y{-3, -2.2, -2.6, -1, -1.4, -0.2, 0};
  const double alpha = 0.8;
  const auto cost = [&](double w, double level_end) {
    // the start that ends at this level without it: l_n = l_n(0) + l_0 (1 - alpha)^n
    double from_zero = 0;
    for (const double x : y) from_zero += alpha * (x - from_zero);
    double level = (level_end - from_zero) / std::pow(1 - alpha, 7), power = 1, squares = 0;
    running_line line;
    line.add(y[0]);
    level += alpha * (y[0] - level);
    for (std::size_t t = 1; t < y.size(); ++t) {
      power *= 1 - alpha;
      const double error = y[t] - level - (1 - w) * line.unseen(alpha, power);
      if (t >= 3) squares += error * error;
      level += alpha * (y[t] - level);
      line.add(y[t]);
    }
    return squares;
  };
  const dynamic_theta_fit fit = fit_dynamic_theta(y, alpha);
  CHECK(fit.squares == doctest::Approx(cost(fit.w, fit.level)).epsilon(1e-7));
  for (const double w : {fit.w - 0.05, fit.w + 0.05})
    if (w >= 0 && w <= 1) CHECK(cost(w, fit.level) + w * w >= fit.squares + fit.w * fit.w - 1e-9);
}

TEST_CASE("dynamic theta shifts and scales with the series, and one figure stands still") {
  std::array<double, 2> ahead, moved;
  std::vector<double> other;
  for (const double x : z) other.push_back(3 * x - 7);
  CHECK(dynamic_theta{}(z, ahead) == tiendo::reason::none);
  dynamic_theta{}(other, moved);
  for (std::size_t h = 0; h < 2; ++h) CHECK(moved[h] == doctest::Approx(3 * ahead[h] - 7).epsilon(1e-10));
  dynamic_theta{}(std::array{0.7}, ahead);
  CHECK(ahead == std::array{0.7, 0.7});
}
