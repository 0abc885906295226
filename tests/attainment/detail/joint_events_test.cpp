#include "tiendo/attainment/detail/joint_events.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <span>
#include <vector>

using tiendo::attainment::detail::for_each_event;
using tiendo::attainment::detail::normal_event;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr std::size_t paths = 20'000;

/// For each event, whether it happens on each path.
std::vector<std::vector<std::uint8_t>> happening(const std::vector<normal_event>& events) {
  std::vector<std::vector<std::uint8_t>> result(events.size());
  for_each_event(events, paths, 7, [&](std::size_t i, std::span<const std::uint8_t> happens) {
    result[i].assign(happens.begin(), happens.end());
  });
  return result;
}

double share(const std::vector<std::uint8_t>& a) {
  double sum = 0;
  for (const std::uint8_t x : a) sum += x;
  return sum / static_cast<double>(a.size());
}

/// The share of paths on which both happen.
double together(const std::vector<normal_event>& two) {
  const auto found = happening(two);
  std::vector<std::uint8_t> both(paths);
  for (std::size_t p = 0; p < paths; ++p) both[p] = found[0][p] && found[1][p];
  return share(both);
}

/// The probability that two standard normal numbers of this correlation are both above 0.
/// Source: Sheppard, "On the application of the theory of error" (1899).
double both_above_zero(double correlation) {
  return .25 + std::asin(correlation) / (2 * std::numbers::pi);
}

// three standard errors of a share of the paths
const double three_errors = 3 * std::sqrt(.25 / paths);

}  // namespace

TEST_CASE("an event happens with the probability of its range") {
  // .841345 lie below 1, .158655 above
  const auto found = happening({{0, 0, 0, {2025}, {-infinity, 1}},
                                {1, 0, .4, {2025, 2026, 2027}, {1, infinity}},
                                {2, 0, 0, {2025}, {1, -1}}});
  CHECK(share(found[0]) == doctest::Approx(.841345).epsilon(1e-4));
  CHECK(std::abs(share(found[1]) - .158655) < three_errors);
  CHECK(share(found[2]) == 0);
}

TEST_CASE("events of one series lie on the same path, in one period and in several") {
  CHECK(together({{0, 0, 0, {2025}, {-infinity, -1e-9}}, {0, 0, 0, {2025}, {1e-9, infinity}}}) ==
        0);
  CHECK(together({{0, 0, .3, {2025}, {.5, infinity}}, {0, 0, .3, {2025}, {.5, infinity}}}) ==
        doctest::Approx(.308538).epsilon(.02));  // 1 - Phi(.5)
  // a random walk: its values 1 and 4 periods ahead have the correlation sqrt(1 / 4)
  CHECK(std::abs(together({{0, 0, 0, {1, 2, 3, 4}, {0, infinity}}, {0, 0, 0, {1}, {0, infinity}}}) -
                 both_above_zero(.5)) < three_errors);
}

TEST_CASE("series of one group share their errors, those of two groups do not") {
  const auto two = [](std::size_t group, double s, std::vector<std::int64_t> periods) {
    return together({{0, 0, s, periods, {0, infinity}}, {1, group, s, periods, {0, infinity}}});
  };
  CHECK(std::abs(two(0, .5, {2025}) - both_above_zero(.5)) < three_errors);
  CHECK(std::abs(two(0, .5, {2025, 2026}) - both_above_zero(2. / 3)) < three_errors);
  CHECK(two(0, 1, {2025}) == doctest::Approx(.5).epsilon(1e-3));
  CHECK(std::abs(two(1, .5, {2025}) - .25) < three_errors);
  CHECK(std::abs(two(0, 0, {2025}) - .25) < three_errors);
}

TEST_CASE("the same seed gives the same paths, and without events nothing is called") {
  const std::vector<normal_event> one{{3, 2, .2, {7, 8}, {-.2, .4}}};
  CHECK(happening(one) == happening(one));
  CHECK(happening({}).empty());
}
