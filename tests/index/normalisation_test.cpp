#include "tiendo/index/normalisation.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "support/near.hpp"

using namespace tiendo;
using namespace tiendo::index;
using namespace tiendo::statistics;
using namespace tiendo::statistics::detail;
using namespace tiendo::index::detail;
using support::near;

namespace {
constexpr direction up = direction::increase;
constexpr direction down = direction::decrease;

std::vector<double> scores(const normalisation& n, std::vector<double> x, direction d = up) {
  return normalise(n, value_column(std::move(x)), d).values();
}

void check_near(const std::vector<double>& found, const std::vector<double>& expected) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i] == near(expected[i]));
}

void check_undefined(const value_column& found, reason why) {
  for (const reason r : found.reasons()) CHECK(r == why);
}
}  // namespace

TEST_CASE("min-max maps the worst value to low and the best to high") {
  check_near(scores(min_max{}, {2, 4, 6}), {0, 0.5, 1});
  check_near(scores(min_max{}, {2, 4, 6}, down), {1, 0.5, 0});
  check_near(scores(min_max{1, 100}, {2, 4, 6}), {1, 50.5, 100});
}

TEST_CASE("z-scores by the sample and by the population deviation") {
  // By hand: mean 5, population deviation 2 (descriptive_statistics_test).
  check_near(scores(z_score{deviation::population}, {2, 4, 4, 4, 5, 5, 7, 9}),
             {-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2});
  check_near(scores(z_score{deviation::population}, {2, 4, 4, 4, 5, 5, 7, 9}, down),
             {1.5, 0.5, 0.5, 0.5, 0, 0, -1, -2});
  // By hand: 1, 2, 3 have mean 2 and sample deviation 1.
  check_near(scores(z_score{deviation::sample}, {1, 2, 3}), {-1, 0, 1});
}

TEST_CASE("a z-score followed by min-max equals min-max") {
  // By hand: the composition of two increasing linear maps is the min-max of the values themselves,
  // so the sigma has no effect in one column; it has in a mean of two columns (compute_index_test).
  const value_column z = normalise(z_score{deviation::population}, value_column({10, 20, 50}), up);
  check_near(normalise(min_max{}, z, up).values(), {0, 0.25, 1});
}

TEST_CASE("distance to a target gives the worked values of COINr") {
  // COINr 1.1 documentation of n_dist2targ: c(0, 5, 11) against 10; c(-1, 1, 10) against 0,
  // direction -1.
  check_near(scores(distance_to_target{10}, {0, 5, 11}), {0, 0.5, 1.1});
  check_near(scores(distance_to_target{0}, {-1, 1, 10}, down), {1.1, 0.9, 0});
  check_near(scores(distance_to_target{10, true}, {0, 5, 11}), {0, 0.5, 1});
}

TEST_CASE("goalposts give the worked values of COINr, clipped at both ends") {
  const goalposts posts{goalpost::at(0), goalpost::at(10)};
  check_near(scores(posts, {1, 11, -1}), {0.1, 1, 0});
  goalposts open = posts;
  open.clipped = false;
  check_near(scores(open, {1, 11, -1}), {0.1, 1.1, -0.1});
  // the worst goalpost may lie above the best one; the goalposts alone give the direction
  check_near(scores(goalposts{goalpost::at(10), goalpost::at(0), 100}, {1, 11, -1}, down),
             {90, 0, 100});
}

TEST_CASE("a goalpost may be a quantile of the observed values") {
  std::vector<double> x;
  for (int i = 0; i <= 40; ++i) x.push_back(i);
  const auto found = scores(goalposts{goalpost::quantile(0.025), goalpost::at(21), 100}, x);
  CHECK(found[0] == 0);  // below the goalpost at 1
  CHECK(found[1] == 0);
  CHECK(found[11] == near(50));
  CHECK(found[40] == 100);
}

TEST_CASE("ranks, percentile ranks and Borda counts of equal values are equal") {
  check_near(scores(rank_order{}, {5, 1, 5, 9}), {2, 1, 2, 4});
  check_near(scores(rank_order{}, {5, 1, 5, 9}, down), {2, 4, 2, 1});
  check_near(scores(percentile_rank{}, {5, 1, 5, 9}), {1.0 / 3, 0, 1.0 / 3, 1});
  check_near(scores(borda{}, {5, 1, 5, 9}), {1, 0, 1, 3});
}

TEST_CASE("fraction_of_max is x / max, and min / x where lower is better") {
  check_near(scores(fraction_of_max{}, {5, 10, 0}), {0.5, 1, 0});
  check_near(scores(fraction_of_max{}, {5, 10, 4}, down), {0.8, 0.4, 1});
  CHECK(normalise(fraction_of_max{}, value_column({-1, 2}), up).reason_at(1) ==
        reason::sign_change);
  CHECK(normalise(fraction_of_max{}, value_column({0, 0}), up).reason_at(0) == reason::zero_value);
  const value_column with_zero = normalise(fraction_of_max{}, value_column({0, 2}), down);
  CHECK(with_zero.reason_at(0) == reason::zero_value);
  CHECK(with_zero[1] == 0);
}

TEST_CASE("distance to a reference unit") {
  const std::vector<std::string> units{"A", "B", "C"};
  const value_column x({0, 5, 10});
  check_near(normalise(distance_to_reference{"B"}, x, up, units).values(), {0, 1, 2});
  CHECK(normalise(distance_to_reference{"A"}, x, up, units).reason_at(2) == reason::zero_spread);
  CHECK(normalise(distance_to_reference{"D"}, x, up, units).reason_at(0) == reason::no_observation);
}

TEST_CASE("a missing value stays missing and does not change the others") {
  const value_column x = normalise(min_max{}, value_column({2, missing_value, 6}), up);
  CHECK(x[0] == 0);
  CHECK(x.reason_at(1) == reason::no_observation);
  CHECK(x[2] == 1);
}

TEST_CASE("normalisation of equal values is undefined") {
  for (const normalisation& n : {normalisation(min_max{}), normalisation(z_score{})})
    for (std::size_t i = 0; i < 2; ++i)
      CHECK(normalise(n, value_column({3, 3}), up).reason_at(i) == reason::zero_spread);
  CHECK(normalise(percentile_rank{}, value_column(std::vector<double>{3}), up).reason_at(0) ==
        reason::zero_spread);
  CHECK(normalise(distance_to_target{3}, value_column({3, 4}), up).reason_at(0) ==
        reason::base_equals_target);
  CHECK(normalise(min_max{}, value_column(std::size_t{3}), up).reason_at(0) ==
        reason::no_observation);
}

TEST_CASE(
    "10,000 random columns: order is preserved, the direction reverses it, and results do not "
    "depend on the unit") {
  support::dice dice(20260331);
  const std::vector<normalisation> all{min_max{}, z_score{}, rank_order{}, percentile_rank{},
                                       borda{}};
  for (int round = 0; round < 10'000; ++round) {
    std::vector<double> x(static_cast<std::size_t>(dice.whole(2, 9)));
    for (double& v : x) v = dice.whole(0, 5) == 0 ? missing_value : dice.between(-50, 50);
    const double factor = dice.between(0.1, 100), shift = dice.between(-1000, 1000);
    std::vector<double> rescaled = x, mirrored = x;
    for (double& v : rescaled) v = factor * v + shift;
    for (double& v : mirrored) v = -v;
    for (const normalisation& n : all) {
      const value_column own = normalise(n, value_column(x), up);
      const value_column other = normalise(n, value_column(rescaled), up);
      const value_column turned = normalise(n, value_column(mirrored), down);
      for (std::size_t i = 0; i < x.size(); ++i) {
        REQUIRE(is_missing(own[i]) == (own.reason_at(i) != reason::none));
        if (is_missing(own[i])) continue;
        REQUIRE(other[i] == doctest::Approx(own[i]).epsilon(1e-9).scale(1));
        REQUIRE(turned[i] == doctest::Approx(own[i]).epsilon(1e-9).scale(1));
        for (std::size_t j = 0; j < x.size(); ++j)
          if (!is_missing(own[j]) && x[i] < x[j]) REQUIRE(own[i] <= own[j]);
      }
    }
  }
}

TEST_CASE("values that are equal up to rounding have no spread") {
  const double odd = .1 + .2;
  const std::vector<normalisation> of_spread{
      min_max{0, 100}, z_score{deviation::sample}, z_score{deviation::population},
      goalposts{goalpost::quantile(0), goalpost::quantile(1)}, distance_to_reference{"b"}};
  const std::vector<std::vector<double>> equal{
      {odd, .3, .3},     {.1, .1, .1},
      {86.72, 86.72},    {odd - .3, 0, 0},
      {1e9, 1e9 + 1e-7}, {56.99999999999999, 57, 57.00000000000001},
      {-.3, -odd, -odd}, std::vector<double>(63, 99.9),
  };
  for (const auto& x : equal)
    for (const normalisation& n : of_spread) {
      std::vector<std::string> units(x.size(), "a");
      units.back() = "b";
      const value_column found = normalise(n, value_column(x), up, units);
      for (std::size_t i = 0; i < x.size(); ++i) CHECK(found.reason_at(i) == reason::zero_spread);
    }
}

TEST_CASE("values that are equal up to rounding share a rank") {
  const std::vector<double> x{.1 + .2, .3, .3, .1, .6, .2 * 3};
  check_near(scores(rank_order{}, x), {2, 2, 2, 1, 5, 5});
  check_near(scores(borda{}, x), {1, 1, 1, 0, 4, 4});
  check_near(scores(percentile_rank{}, x), {.2, .2, .2, 0, .8, .8});
  check_near(scores(rank_order{}, x, down), {3, 3, 3, 6, 1, 1});
}

TEST_CASE("a distance to a target that all have passed never turns the order round") {
  const std::vector<double> all_ones{1, 1, 1};
  check_near(scores(distance_to_target{10, true}, {11, 12, 15}), all_ones);
  check_near(scores(distance_to_target{10, true}, {9, 8, 5}, down), all_ones);
  for (const auto& x : std::vector<std::vector<double>>{{11, 12, 15}, {10.5, 99}, {1e9, 2e9, 3e9}})
    check_undefined(normalise(distance_to_target{10}, value_column(x), up), reason::out_of_range);
  check_undefined(normalise(distance_to_target{10}, value_column({9, 8, 5}), down),
                  reason::out_of_range);
  check_undefined(normalise(distance_to_target{.3}, value_column({.1 + .2, .5}), up),
                  reason::base_equals_target);
}

TEST_CASE("goalposts of a fixed and a computed end are never reversed") {
  const auto reasons = [](const goalposts& g, std::vector<double> x, direction d) {
    return normalise(g, value_column(std::move(x)), d).reasons();
  };
  const goalposts to_ten{goalpost::quantile(0), goalpost::at(10)};
  const goalposts from_ten{goalpost::at(10), goalpost::quantile(1)};
  const goalposts down_to_ten{goalpost::quantile(1), goalpost::at(10)};
  const goalposts down_from_ten{goalpost::at(10), goalpost::quantile(0)};
  for (const auto& found :
       {reasons(to_ten, {11, 12, 15}, up), reasons(from_ten, {1, 2, 5}, up),
        reasons(down_to_ten, {1, 2, 5}, down), reasons(down_from_ten, {11, 12, 15}, down)})
    for (const reason r : found) CHECK(r == reason::out_of_range);
  check_near(scores(to_ten, {0, 5, 12}), {0, .5, 1});
  check_near(scores(down_to_ten, {20, 15, 5}, down), {0, .5, 1});
}

TEST_CASE("a normalised zero has no sign") {
  for (const double x : scores(z_score{deviation::sample}, {1, 2, 3}, down)) {
    if (x == 0) CHECK_FALSE(std::signbit(x));
  }
  for (const double x : scores(goalposts{goalpost::at(10), goalpost::at(0)}, {10, 5}, down)) {
    if (x == 0) CHECK_FALSE(std::signbit(x));
  }
  for (const double x : scores(distance_to_target{0}, {4, 2, 1}, down)) {
    if (x == 0) CHECK_FALSE(std::signbit(x));
  }
}
