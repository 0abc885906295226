#include "tiendo/reconciliation/ratios.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "support/small_tree.hpp"
#include "support/vectors.hpp"
#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::reconciliation;
using namespace tiendo::reconciliation::detail;
using support::apart;

namespace {
const auto s = support::two_groups_of_two();
const Eigen::Vector4d denominators(25, 28, 40, 36);
vector reference(std::size_t i, const char* key) {
  return support::vector_of(
      support::reference_values("reconciliation.json")["constrained"][i][key]);
}
}  // namespace

TEST_CASE("shares with known denominators: the reference solutions, without bounds and in [0, 1]") {
  CHECK(apart(reconcile_shares(s, reference(7, "base"), denominators, false),
              reference(7, "result")) < 1e-12);
  CHECK(apart(reconcile_shares(s, reference(8, "base"), denominators), reference(8, "result")) <
        1e-9);
}

TEST_CASE(
    "1,000 random shares: every parent is the ratio of sums, and every share lies in [0, 1]") {
  support::dice dice(16);
  for (int round = 0; round < 1000; ++round) {
    const auto tree = support::random_tree(dice, dice.whole(2, 20));
    const vector d =
        support::random_matrix(dice, static_cast<std::int64_t>(tree.bottom().size()), 1, 1, 1000);
    const vector p =
        reconcile_shares(tree, support::random_matrix(dice, tree.size(), 1, -0.2, 1.3), d);
    const vector wholes = tree.aggregate(d);
    REQUIRE(p.minCoeff() >= -1e-9);
    REQUIRE(p.maxCoeff() <= 1 + 1e-9);
    REQUIRE((tree.aggregate(tree.bottom_of(p).cwiseProduct(d)).cwiseQuotient(wholes) - p)
                .cwiseAbs()
                .maxCoeff() < 1e-9);
  }
}

TEST_CASE("reconciliation of shares throws for denominators of 0") {
  CHECK_THROWS_AS(reconcile_shares(s, vector::Ones(7), Eigen::Vector4d(0, 1, 1, 1)), invalid_value);
  CHECK_THROWS_AS(reconcile_shares(s, vector::Ones(3), denominators), invalid_value);
}

TEST_CASE("a share that is none is refused with its node, unless the result has no bounds") {
  vector shares = reference(8, "base");
  shares[2] = 55;
  CHECK_THROWS_WITH_AS(reconcile_shares(s, shares, denominators),
                       "the share 55 of node 2 is none: it lies far from 0 and 1; write 0.25 for "
                       "25 %, or reconcile without bounds",
                       invalid_value);
  CHECK_NOTHROW(reconcile_shares(s, shares, denominators, false));
  shares[2] = 1.99;
  CHECK_NOTHROW(reconcile_shares(s, shares, denominators));
  for (const double wrong : {2.01, 100.0, -1.01, -1e300}) {
    shares[2] = wrong;
    CHECK_THROWS_AS(reconcile_shares(s, shares, denominators), invalid_value);
  }
  shares[2] = std::nan("");
  CHECK_THROWS_WITH_AS(reconcile_shares(s, shares, denominators, false),
                       "the share of node 2 is not a finite number", invalid_value);
}

TEST_CASE("shares with denominators of 1 beside 1610 have the solution that optimality gives") {
  // Node 4 is at its bound of 1610. With the numerators x of node 1 and y of node 3, half of the
  // derivatives of the sum of squares over denominators are x / 806 + (x + y - 807) / 2417, and
  // (y - .875) + (y + 200.375) / 1611 + (x + y - 807) / 2417. At y = 1 the first one is 0 for
  // x = 806^2 / 3223, where the second one is .125 + .125 - .250078 < 0: y = 1 is at its bound.
  const std::vector<std::int64_t> parents{-1, 0, 0, 2, 2};
  const hierarchy tree = hierarchy::tree(parents);
  vector shares(5);
  shares << 1, 0, .875, .875, 1;
  vector expected(5);
  expected << (806.0 * 806 / 3223 + 1611) / 2417, 806.0 / 3223, 1, 1, 1;
  CHECK(apart(reconcile_shares(tree, shares, Eigen::Vector3d(806, 1, 1610)), expected) < 1e-9);
}

TEST_CASE("shares with denominators over four orders of magnitude have coherent values") {
  support::dice dice(17);
  for (int round = 0; round < 200; ++round) {
    const auto tree = support::random_tree(dice, dice.whole(2, 12));
    const vector d =
        support::random_matrix(dice, static_cast<std::int64_t>(tree.bottom().size()), 1, 0, 4)
            .unaryExpr([](double x) { return std::pow(10.0, x); });
    vector shares = support::random_matrix(dice, tree.size(), 1, -.2, 1.2);
    for (double& share : shares) share = std::clamp(std::round(share * 4) / 4, 0.0, 1.0);
    CAPTURE(round);
    vector p;
    REQUIRE_NOTHROW(p = reconcile_shares(tree, shares, d));
    CHECK(p.minCoeff() >= -1e-9);
    CHECK(p.maxCoeff() <= 1 + 1e-9);
  }
}
