#include "tiendo/forecast/theta.hpp"

#include <doctest/doctest.h>

#include <array>
#include <vector>

#include "support/near.hpp"

using namespace tiendo::forecast;
using support::near;

namespace {
constexpr std::array y{5172.1, 5133.5, 5186.9, 5084.6, 5182.0, 5414.3, 5576.2, 5752.9, 5955.2, 6087.8, 6238.9,
                       6317.2, 6262.7, 6361.0, 6427.4, 6654.9, 6835.4, 6925.5, 7073.5, 7144.0, 7230.6};
constexpr std::array z{12.0, 15.0, 11.0, 14.0, 13.0, 17.0, 12.0, 16.0, 15.0, 14.0};
}  // namespace

TEST_CASE("theta is R's thetaf") {
  // R 4.2.2, forecast 8.20: thetaf(y, h = 4)$mean and thetaf(z, h = 3)$mean; alpha .99989999 and 1.00000375e-4.
  std::array<double, 4> ahead;
  theta_forecast(y, 0.99989999083149128, ahead);
  const std::array r{7288.2954860679238, 7345.9938626913008, 7403.692239314677, 7461.390615938054};
  for (std::size_t h = 0; h < r.size(); ++h) CHECK(ahead[h] == doctest::Approx(r[h]).epsilon(1e-8));
  CHECK(theta{}(y, ahead) == tiendo::reason::none);
  for (std::size_t h = 0; h < r.size(); ++h) CHECK(ahead[h] == doctest::Approx(r[h]).epsilon(1e-6));
  // where R's search for the start stops early (see simple_smoothing_test.cpp) it decides the digits
  theta{}(z, std::span(ahead).first(3));
  CHECK(ahead[0] == doctest::Approx(15.1412104984364).epsilon(1e-4));
  CHECK(ahead[1] == doctest::Approx(15.2654529226789).epsilon(1e-4));
  CHECK(ahead[2] == doctest::Approx(15.3896953469213).epsilon(1e-4));
}

TEST_CASE("half of the slope is carried on") {
  std::array<double, 2> ahead;
  theta{}(y, ahead);
  CHECK(ahead[1] - ahead[0] == near(slope(y) / 2));
  CHECK(theta_reach(1, 5, 3) == near(3));
  CHECK(theta_reach(0.5, 2, 1) == near(1.5));  // (1 - 1/4) / (1/2)
}

TEST_CASE("the average over alphas stays within them, and stands still for one figure") {
  const std::vector<double> steps{-3, -1.5, -2, -0.5, 0};
  std::array<double, 1> ahead, at;
  average_theta(steps, ahead);
  double least = 1e9, most = -1e9;
  for (const double alpha : theta_alphas) {
    theta_forecast(steps, alpha, at);
    least = std::min(least, at[0]);
    most = std::max(most, at[0]);
  }
  CHECK(least < ahead[0]);
  CHECK(ahead[0] < most);
  average_theta(std::array{0.0}, ahead);
  CHECK(ahead[0] == near(0));
}
