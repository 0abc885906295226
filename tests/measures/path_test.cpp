#include "tiendo/measures/path.hpp"
#include "tiendo/core/missing_value.hpp"

#include <doctest/doctest.h>

#include "support/near.hpp"

using namespace tiendo;
using namespace tiendo::measures;
using support::near;

namespace {
path made(path_shape shape, timed_value from, timed_value to, double cap = missing_value) {
  return *path::between(shape, from, to, cap);
}
reason why(path_shape shape, timed_value from, timed_value to, double cap = missing_value) {
  return path::between(shape, from, to, cap).reason();
}
}  // namespace

TEST_CASE("the published line from 68 to 99") {
  const double expected[] = {72.428571, 76.857143, 81.285714, 85.714286, 90.142857, 94.571429, 99};
  const auto points = made(path_shape::linear, {2018, 68}, {2025, 99}).checkpoints();
  REQUIRE(points.size() == 7);
  for (std::size_t i = 0; i < 7; ++i) {
    CHECK(points[i].time == 2019 + static_cast<double>(i));
    CHECK(std::abs(points[i].value - expected[i]) < 5.1e-7);
  }
  // in steps of half a year from 2018 on: 68 + 31 / 14 after the first one
  const auto halves = made(path_shape::linear, {2018, 68}, {2025, 99}).checkpoints(.5);
  REQUIRE(halves.size() == 14);
  CHECK(halves[0].time == 2018.5);
  CHECK(halves[0].value == near(68 + 31.0 / 14));
  CHECK(halves[2].time == 2019.5);
  CHECK(halves[2].value == near(68 + 3 * 31.0 / 14));
}

TEST_CASE("each shape is linear on its own scale") {
  CHECK(made(path_shape::geometric, {2020, 100}, {2022, 400}).at(2021) == near(200));
  CHECK(made(path_shape::geometric, {2020, -100}, {2022, -400}).at(2021) == near(-200));
  CHECK(made(path_shape::logistic, {2020, 20}, {2030, 80}, 100).at(2025) == near(50));
  // logit(.9) is twice logit(.75)
  CHECK(made(path_shape::logistic, {2020, 50}, {2022, 90}, 100).at(2021) == near(75));
  CHECK(made(path_shape::linear, {2020, 10}, {2022, 20}).at(2024) == near(30));
  CHECK(made(path_shape::geometric, {2020, .5}, {2022, 2}).at(2021) == near(1));
}

TEST_CASE("a path that does not exist has a reason") {
  CHECK(why(path_shape::linear, {2020, 1}, {2020, 2}) == reason::deadline_passed);
  CHECK(why(path_shape::linear, {2020, 1}, {2019, 2}) == reason::deadline_passed);
  CHECK(why(path_shape::linear, {}, {2019, 2}) == reason::single_observation);
  CHECK(why(path_shape::linear, {2020, 1}, {}) == reason::target_missing);
  CHECK(why(path_shape::linear, {2020, HUGE_VAL}, {2021, 2}) == reason::not_comparable);
  CHECK(why(path_shape::geometric, {2020, 0}, {2021, 2}) == reason::zero_base);
  CHECK(why(path_shape::geometric, {2020, 1}, {2021, 0}) == reason::zero_target);
  CHECK(why(path_shape::geometric, {2020, -1}, {2021, 2}) == reason::sign_change);
  CHECK(why(path_shape::logistic, {2020, 1}, {2021, 2}) == reason::out_of_range);
  CHECK(why(path_shape::logistic, {2020, 1}, {2021, 2}, 2) == reason::out_of_range);
  CHECK(why(path_shape::logistic, {2020, 0}, {2021, 2}, 3) == reason::out_of_range);
  CHECK(why(path_shape::logistic, {2020, 1}, {2021, 2}, 3) == reason::none);
}

TEST_CASE("the required acceleration") {
  const path line = made(path_shape::linear, {2022, 15.38}, {2026, 25});
  CHECK(*line.acceleration({2025, 22}) == doctest::Approx(1.359517).epsilon(1e-6));
  CHECK(*line.acceleration({2024, line.at(2024)}) == near(1));
  CHECK(*line.acceleration({2024, 10}) < 0);
  CHECK(line.acceleration({2024, 15.38}).reason() == reason::standing_still);
  CHECK(line.acceleration({2024, 25}).reason() == reason::met);
  CHECK(line.acceleration({2026, 24}).reason() == reason::deadline_passed);
  CHECK(line.acceleration({2022, 24}).reason() == reason::single_observation);
  CHECK(line.acceleration({}).reason() == reason::no_observation);
  const path grown = made(path_shape::geometric, {2020, 100}, {2024, 1600});
  // one doubling in two years, three doublings required in two: three times as fast
  CHECK(*grown.acceleration({2022, 200}) == near(3));
  CHECK(grown.acceleration({2022, -200}).reason() == reason::sign_change);
  // 1 a year from 50 in 2020, (80 - 51) / 9 a year are needed
  CHECK(*made(path_shape::linear, {2020, 50}, {2030, 80}).acceleration({2021, 51}) ==
        near(29.0 / 9));
}

TEST_CASE("every shape is monotone, passes both ends, and a value on it needs no acceleration") {
  support::dice d(41);
  for (int i = 0; i < 10000; ++i) {
    const auto shape = static_cast<path_shape>(d.whole(0, 2));
    const double from = d.between(1, 99), to = d.between(1, 99);
    const double begin = d.between(2000, 2020), due = begin + d.between(2, 20);
    const path p = made(shape, {begin, from}, {due, to}, 100);
    CHECK(p.at(begin) == from);
    CHECK(p.at(due) == to);
    const double early = begin + .3 * (due - begin), late = begin + .7 * (due - begin);
    CHECK((p.at(late) - p.at(early)) * (to - from) >= 0);
    if (std::abs(to - from) > 1e-3)
      CHECK(*p.acceleration({early, p.at(early)}) == doctest::Approx(1).epsilon(1e-6));
    const auto points = p.checkpoints();
    CHECK(points.back().value == to);
    CHECK(points.size() == static_cast<std::size_t>(std::ceil(due - begin)));
  }
}

TEST_CASE("an unbounded number of checkpoints throws") {
  const auto whole = made(path_shape::linear, {0, 1}, {100'000, 2});
  CHECK(whole.checkpoints(1).size() == 100'000);  // as many as there may be
  CHECK(made(path_shape::linear, {0, 1}, {100'001, 2}).checkpoints(1).empty());
  CHECK(made(path_shape::linear, {2018, 68}, {2025, 99}).checkpoints(0).empty());
  CHECK(made(path_shape::linear, {2018, 68}, {2025, 99}).checkpoints(1e-9).empty());
  CHECK(made(path_shape::linear, {2018, 68}, {2025, 99}).checkpoints(3.5).size() == 2);
}

TEST_CASE("a path has at most 100,000 steps, counted from its base") {
  const path line = made(path_shape::linear, {2000, 0}, {2001, 1});
  CHECK(line.checkpoints(1 / 65536.0).size() == 65536);
  CHECK(line.checkpoints(1 / 131072.0).empty());
  CHECK(made(path_shape::linear, {0, 0}, {50'000, 1}).checkpoints(.5).size() == 100'000);
}

TEST_CASE("a value that is the base up to rounding stands still") {
  const path line = made(path_shape::linear, {2000, .3}, {2010, 1});
  CHECK(line.acceleration({2005, .1 + .2}).reason() == reason::standing_still);
}

TEST_CASE("each part of the target has to be known") {
  CHECK(why(path_shape::linear, {2000, 1}, {missing_value, 2}) == reason::target_missing);
  CHECK(why(path_shape::linear, {2000, 1}, {2010, missing_value}) == reason::target_missing);
}

TEST_CASE("each part of the base has to be known") {
  CHECK(why(path_shape::linear, {missing_value, 1}, {2010, 2}) == reason::single_observation);
  CHECK(why(path_shape::linear, {2000, missing_value}, {2010, 2}) == reason::single_observation);
}

TEST_CASE("a geometric path joins any two numbers above 0") {
  // By hand: the square root of .5 * 2 is 1, half-way.
  CHECK(made(path_shape::geometric, {2000, .5}, {2010, 2}).at(2005) == near(1));
  CHECK(made(path_shape::geometric, {2000, 2}, {2010, .5}).at(2005) == near(1));
}
