#include "tiendo/reconciliation/top_down.hpp"

#include <doctest/doctest.h>

#include "support/small_tree.hpp"
#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::reconciliation;
using namespace tiendo::reconciliation::detail;
using support::apart;

namespace {
const auto s = support::two_groups_of_two();
const vector base = (vector(7) << 100, 40, 60, 10, 40, 30, 30).finished();
}  // namespace

TEST_CASE("bottom-up aggregates the bottom nodes and ignores the others") {
  CHECK(bottom_up(s, base) == (vector(7) << 110, 50, 60, 10, 40, 30, 30).finished());
}

TEST_CASE("top-down by forecast proportions disaggregates level by level") {
  // By hand: 100 x 40/100 = 40, of which 10/50 and 40/50: 8 and 32; 60 halved.
  CHECK(apart(top_down(s, base), (vector(7) << 100, 40, 60, 8, 32, 30, 30).finished()) < 1e-14);
}

TEST_CASE("top-down by historical proportions") {
  // By hand: two years, total 10 and 30; node 3 is 1 and 9, the others are equal parts of the rest.
  matrix history(2, 7);
  history << 10, 4, 6, 1, 3, 3, 3, 30, 16, 14, 9, 7, 7, 7;
  // average proportions: (1/10 + 9/30) / 2 = .2, (3/10 + 7/30) / 2 = .2666667; proportions of
  // averages: 5/20 = .25
  const vector average = top_down(s, base, history, proportions::average_proportions);
  CHECK(average[3] == support::near(20));
  CHECK(average[4] == support::near(100 * (0.3 + 7.0 / 30) / 2));
  CHECK(average[0] == support::near(100));
  const vector of_averages = top_down(s, base, history, proportions::proportions_of_averages);
  CHECK(of_averages[3] == support::near(25));
  CHECK(of_averages[1] == support::near(50));
}

TEST_CASE("middle-out aggregates and disaggregates from a level") {
  // By hand: 40 and 60 are given; 40 x 10/50 = 8, 40 x 40/50 = 32.
  CHECK(apart(middle_out(s, base, std::vector<std::int64_t>{1, 2}),
              (vector(7) << 100, 40, 60, 8, 32, 30, 30).finished()) < 1e-14);
  CHECK(middle_out(s, base, std::vector<std::int64_t>{3, 4, 5, 6}) == bottom_up(s, base));
  CHECK(apart(middle_out(s, base, std::vector<std::int64_t>{0}), top_down(s, base)) < 1e-14);
  CHECK_THROWS_AS(middle_out(s, base, std::vector<std::int64_t>{1}), invalid_value);
  CHECK_THROWS_AS(middle_out(s, base, std::vector<std::int64_t>{1, 2, 3}), invalid_value);
  CHECK_THROWS_AS(middle_out(s, base, std::vector<std::int64_t>{9}), invalid_value);
}

TEST_CASE("totals of 0 have no proportions, and top-down needs a tree") {
  vector zero = base;
  zero[3] = zero[4] = 0;
  CHECK_THROWS_AS(top_down(s, zero), invalid_value);
  CHECK_THROWS_AS(top_down(s, base, matrix::Zero(2, 7), proportions::average_proportions),
                  invalid_value);
  CHECK_THROWS_AS(top_down(s, base, matrix::Zero(2, 3), proportions::average_proportions),
                  invalid_value);
  CHECK_THROWS_AS(top_down(s, base, matrix(0, 7), proportions::average_proportions), invalid_value);
  CHECK_THROWS_AS(top_down(s, base, matrix::Ones(2, 7), proportions::forecast_proportions),
                  invalid_value);
  matrix sums(3, 2);
  sums << 1, 1, 1, 0, 0, 1;
  CHECK_THROWS_AS(
      top_down(hierarchy::of(sparse_matrix(sums.sparseView())), Eigen::Vector3d(1, 1, 1)),
      invalid_value);
}
