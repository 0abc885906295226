#include "tiendo/reconciliation/missing_nodes.hpp"

#include <doctest/doctest.h>

#include "support/small_tree.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/reconciliation/reconcile.hpp"

using namespace tiendo;
using namespace tiendo::reconciliation;
using namespace tiendo::reconciliation::detail;
using support::apart;
using support::near;

namespace {
const double gap = std::nan("");
}

TEST_CASE("a missing part follows from its sum, and a missing sum from its parts") {
  const auto s = hierarchy::tree(std::vector<std::int64_t>{-1, 0, 0});
  CHECK(reconcile_partial(s, ols(s), Eigen::Vector3d(100, 40, gap))(2) == near(60));
  CHECK(reconcile_partial(s, ols(s), Eigen::Vector3d(gap, 40, 50))(0) == near(90));
  CHECK_THROWS_AS(reconcile_partial(s, ols(s), Eigen::Vector3d(100, gap, gap)), invalid_value);
}

TEST_CASE("the constraint of a missing group is replaced by that of its parts") {
  // By hand: a total of 100 with parts (missing: 20, 30) and 40: one constraint of four nodes,
  // difference 100 - 90 = 10, a quarter each.
  const auto s = hierarchy::tree(std::vector<std::int64_t>{-1, 0, 0, 1, 1});
  const vector y = reconcile_partial(s, ols(s), (vector(5) << 100, gap, 40, 20, 30).finished());
  CHECK(apart(y, (vector(5) << 97.5, 55, 42.5, 22.5, 32.5).finished()) < 1e-12);
}

TEST_CASE(
    "500 random trees: without missing nodes equal to reconcile; with one, the limit of an "
    "infinite error variance") {
  support::dice dice(17);
  for (int round = 0; round < 500; ++round) {
    const auto s = support::random_tree(dice, dice.whole(3, 20));
    const error_covariance w = mint_shrink(s, support::random_matrix(dice, 5, s.size()),
                                           residual_convention::uncentred, dice.between(0.3, 1));
    vector base = support::random_matrix(dice, s.size(), 1, -5, 5);
    REQUIRE(apart(reconcile_partial(s, w, base), reconcile(s, w, base)) < 1e-9);
    const int i = dice.whole(0, static_cast<int>(s.size()) - 1);
    error_covariance free = w;
    free.diagonal[i] += 1e9;
    const vector expected = reconcile(s, free, base);
    base[i] = gap;
    const vector y = reconcile_partial(s, w, base);
    REQUIRE(apart(y, expected) < 1e-5);
    REQUIRE(coherence_error(s, y) < 1e-11);
  }
}

TEST_CASE(
    "columns with the same missing nodes are reconciled independently; nodes missing in only some "
    "columns throw") {
  support::dice dice(18);
  const auto s = support::two_groups_of_two();
  const error_covariance w = mint_shrink(s, support::random_matrix(dice, 5, 7));
  matrix base = support::random_matrix(dice, 7, 12, 0, 9);
  base.row(1).setConstant(gap);
  base.row(6).setConstant(gap);
  const matrix together = reconcile_partial(s, w, base);
  for (Eigen::Index j = 0; j < 12; ++j)
    CHECK(apart(together.col(j), reconcile_partial(s, w, base.col(j))) < 1e-13);
  base(1, 3) = 4;
  CHECK_THROWS_AS(reconcile_partial(s, w, base), invalid_value);
}

TEST_CASE("reconciliation with missing nodes throws for a wrong number of values") {
  const auto s = hierarchy::tree(std::vector<std::int64_t>{-1, 0, 0});
  CHECK_THROWS_AS(reconcile_partial(s, ols(s), Eigen::Vector2d(1, 2)), invalid_value);
}

TEST_CASE(
    "reconciliation with missing nodes is equivariant to scales of 1e-9 and 1e9, and zeros stay "
    "zero") {
  support::dice dice(19);
  const auto s = support::random_tree(dice, 25);
  const matrix residuals = support::random_matrix(dice, 6, 25);
  vector base = support::random_matrix(dice, 25, 1, -5, 5);
  base[0] = gap;
  const matrix plain = reconcile_partial(s, mint_shrink(s, residuals), base);
  for (const double scale : {1e-9, 1e9})
    CHECK(apart(reconcile_partial(s, mint_shrink(s, scale * residuals), scale * base) / scale,
                plain) < 1e-12);
  vector zeros = vector::Zero(25);
  zeros[0] = gap;
  CHECK(reconcile_partial(s, ols(s), zeros).isZero());
}
