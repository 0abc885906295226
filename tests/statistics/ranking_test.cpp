#include "tiendo/statistics/ranking.hpp"

#include <doctest/doctest.h>

#include "support/near.hpp"

using namespace tiendo;
using namespace tiendo::statistics;
using namespace tiendo::statistics::detail;
using namespace tiendo::detail;

TEST_CASE(
    "equal scores share the better rank; a missing score has no rank and is not in the field") {
  const auto ranks = ranks_of(value_column({0.9, 0.7, missing_value, 0.7, 0.1}));
  CHECK(ranks[0] == place(1).of(4));
  CHECK(ranks[1] == place(2).of(4));
  CHECK_FALSE(ranks[2]);
  CHECK(ranks[3] == place(2).of(4));
  CHECK(ranks[4] == place(4).of(4));
}

TEST_CASE(
    "scores that differ by rounding errors are tied, scores with different published digits are "
    "not") {
  CHECK(ranks_of(value_column({0.1 + 0.2 + 0.3, 0.3 + 0.2 + 0.1}))[0] ==
        ranks_of(value_column({0.6, 0.6}))[1]);
  CHECK(ranks_of(value_column({0.60000, 0.60001}))[0] == place(2).of(2));
}

TEST_CASE("ranks follow the published decimals") {
  CHECK(ranks_of(value_column({0.71553, 0.7155}), 4)[1] == place(1).of(2));
  CHECK(ranks_of(value_column({0.71553, 0.7155}), 5)[1] == place(2).of(2));
  CHECK(ranks_of(value_column({60.6, 61.4, 60.4}), 0)[0] == place(1).of(3));
}

TEST_CASE("10,000 random columns: the rank is the number of better scores plus one") {
  support::dice dice(3);
  for (int round = 0; round < 10'000; ++round) {
    std::vector<double> x(static_cast<std::size_t>(dice.whole(1, 8)));
    for (double& v : x) v = dice.whole(0, 4) == 0 ? missing_value : dice.whole(0, 5);
    const auto ranks = ranks_of(value_column(x));
    const auto field = static_cast<std::int64_t>(present(value_column(x)).size());
    for (std::size_t i = 0; i < x.size(); ++i) {
      REQUIRE(ranks[i].has_value() == !is_missing(x[i]));
      if (!ranks[i]) continue;
      std::int64_t better = 0;
      for (const double v : x) better += v > x[i] ? 1 : 0;
      REQUIRE(ranks[i] == place(better + 1).of(field));
    }
  }
}

TEST_CASE("published decimals are rounded as decimals are meant") {
  // 1.005 x 100 is 100.49999999999999 and 0.285 x 100 is 28.499999999999996 in binary
  CHECK(ranks_of(value_column({1.005, 1.01}), 2)[0] == place(1).of(2));
  CHECK(ranks_of(value_column({.285, .29}), 2)[0] == place(1).of(2));
  CHECK(ranks_of(value_column({.71555, .7156}), 4)[0] == place(1).of(2));
  CHECK(ranks_of(value_column({2.675, 2.68}), 2)[0] == place(1).of(2));
  CHECK(ranks_of(value_column({-.285, -.29}), 2)[1] == place(1).of(2));
  CHECK(ranks_of(value_column({1.0049, 1.01}), 2)[0] == place(2).of(2));
}
