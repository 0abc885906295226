#include "tiendo/reconciliation/bounds.hpp"

#include <doctest/doctest.h>

#include <Eigen/Dense>
#include <cmath>
#include <string>
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

vector reference(std::size_t i, const char* key) {
  return support::vector_of(
      support::reference_values("reconciliation.json")["constrained"][i][key]);
}

vector denominators() {
  return s.aggregate(Eigen::Vector4d(25, 28, 40, 36));
}

double distance(const error_covariance& w, const vector& a, const vector& b) {
  const matrix full = matrix(w.diagonal.asDiagonal()) + w.factor * w.factor.transpose();
  return (a - b).dot(full.ldlt().solve(a - b));
}
}  // namespace

TEST_CASE("reconciliation within bounds gives the reference solutions of the quadratic programme") {
  const auto held = [&](std::vector<std::int64_t> nodes, const vector& base) {
    return node_bounds::open(7).fix(nodes, base);
  };
  CHECK(apart(reconcile_within(s, wls_struct(s), reference(1, "base"),
                               held({0}, reference(1, "base"))),
              reference(1, "result")) < 1e-9);
  CHECK(apart(reconcile_within(s, wls_struct(s), reference(2, "base"),
                               held({0, 5}, reference(2, "base"))),
              reference(2, "result")) < 1e-9);
  CHECK(
      apart(reconcile_within(s, wls_struct(s), reference(4, "base"), node_bounds::non_negative(7)),
            reference(4, "result")) < 1e-9);
  CHECK(apart(reconcile_within(s, wls_struct(s), reference(6, "base"),
                               node_bounds{vector::Zero(7), denominators()}),
              reference(6, "result")) < 1e-9);
}

TEST_CASE("bounds that are not active change nothing") {
  CHECK(
      apart(reconcile_within(s, wls_struct(s), reference(0, "base"), node_bounds::non_negative(7)),
            reference(0, "result")) < 1e-12);
}

TEST_CASE(
    "300 random trees with a shrunk covariance: results are feasible, coherent and locally "
    "optimal") {
  support::dice dice(15);
  for (int round = 0; round < 300; ++round) {
    const auto tree = support::random_tree(dice, dice.whole(3, 15));
    const error_covariance w = mint_shrink(tree, support::random_matrix(dice, 5, tree.size()),
                                           residual_convention::uncentred, dice.between(0.3, 1));
    const vector base = support::random_matrix(dice, tree.size(), 1, -3, 6);
    const node_bounds b = node_bounds::non_negative(tree.size());
    const vector y = reconcile_within(tree, w, base, b);
    REQUIRE(coherence_error(tree, y) < 1e-12);
    REQUIRE(y.minCoeff() >= 0);
    const double best = distance(w, y, base);
    const vector bottom = tree.bottom_of(y);
    for (int i = 0; i < 20; ++i) {
      const vector other =
          (bottom + support::random_matrix(dice, bottom.size(), 1, -1e-3, 1e-3)).cwiseMax(0.0);
      REQUIRE(distance(w, tree.aggregate(other), base) >= best * (1 - 1e-9) - 1e-12);
    }
  }
}

TEST_CASE("coherent nodes that are all fixed keep their values") {
  const vector base = s.aggregate(Eigen::Vector4d(1, 2, 3, 4));
  const vector y = reconcile_within(
      s, wls_struct(s), base,
      node_bounds::open(7).fix(std::vector<std::int64_t>{0, 1, 2, 3, 4, 5, 6}, base));
  CHECK(apart(y, base) < 1e-12);
}

TEST_CASE("a far bound changes nothing") {
  // The solution lies below 20, so any greater upper bound is without effect.
  for (const double far : {20.0, 1e6, 1e12, 1e100, 1e300}) {
    CAPTURE(far);
    const node_bounds b{vector::Zero(7), vector::Constant(7, far)};
    CHECK(apart(reconcile_within(s, wls_struct(s), reference(4, "base"), b),
                reference(4, "result")) < 1e-9);
    const node_bounds low{vector::Constant(7, -far), vector::Zero(7)};
    CHECK(apart(reconcile_within(s, wls_struct(s), -reference(4, "base"), low),
                -reference(4, "result")) < 1e-9);
  }
}

TEST_CASE("values within bounds are exact, or there are none") {
  // A total of three, of which two have variances that are 1e80 times that of the first.
  const auto three = hierarchy::tree(std::vector<std::int64_t>{-1, 0, 0, 0});
  vector base(4), common(4);
  base << 10, 16, 0, -6000;
  common << 1, 1, 1, -1;
  node_bounds b{vector::Zero(4), vector::Constant(4, 120)};
  for (double spread = 1; spread < 1e100; spread *= 1e10) {
    CAPTURE(spread);
    error_covariance w{Eigen::Vector4d(1, 1, spread, spread), common * std::sqrt(spread)};
    try {
      const vector found = reconcile_within(three, w, base, b);
      CHECK(found.minCoeff() >= 0);
      CHECK(found.maxCoeff() <= 120 * (1 + 1e-9));
      CHECK(std::abs(found[0] - found.tail(3).sum()) <= 120 * 1e-9);
    } catch (const invalid_value& e) {
      CHECK(spread > 1e6);
      CHECK(std::string(e.what()).find("orders of magnitude") != std::string::npos);
    }
  }
}

TEST_CASE("bounds without coherent values and invalid bounds throw") {
  node_bounds b = node_bounds::open(7);
  b.high[0] = 1;
  b.low[3] = 2;
  b.low[4] = b.low[5] = b.low[6] = 0;
  CHECK_THROWS_AS(reconcile_within(s, wls_struct(s), vector::Ones(7), b), invalid_value);
  b = node_bounds::open(7);
  b.low[0] = 2;
  b.high[0] = 1;
  CHECK_THROWS_AS(reconcile_within(s, wls_struct(s), vector::Ones(7), b), invalid_value);
  CHECK_THROWS_AS(reconcile_within(s, wls_struct(s), vector::Ones(3), node_bounds::open(7)),
                  invalid_value);
  CHECK_THROWS_AS(node_bounds::open(7).fix(std::vector<std::int64_t>{7}, vector::Ones(7)),
                  invalid_value);
}

TEST_CASE("bounds hold however far outside of them the base forecasts lie") {
  // With variances of 2, 1 and 1 and the total at most .65, the total is at its bound; the parts
  // are equally far from their forecasts of 1 and 1, so .325 each.
  const hierarchy tree = hierarchy::tree(std::vector<std::int64_t>{-1, 0, 0});
  node_bounds b = node_bounds::non_negative(3);
  b.high.setConstant(.65);
  for (const double total : {1.0, 10.0, 1e3, 1e5, 1e6, 1e9, 1e15, 1e100}) {
    vector base(3);
    base << total, 1, 1;
    const vector found = reconcile_within(tree, wls_struct(tree), base, b);
    CHECK(found[0] == doctest::Approx(.65).epsilon(1e-9));
    CHECK(found[1] == doctest::Approx(.325).epsilon(1e-6));
    CHECK(found[2] == doctest::Approx(.325).epsilon(1e-6));
  }
  // The least squares of bounded values by the conditions of Karush, Kuhn and Tucker: with OLS and
  // parts of at most 1, base forecasts of -1e6, 3e6 and 0 give 1, -5e5 and -499999: the second part
  // y minimises (x + 1e6)^2 + y^2 with x = 1 + y, so y = -(1e6 + 1) / 2.
  node_bounds capped = node_bounds::open(3);
  capped.high[1] = 1;
  vector base(3);
  base << -1e6, 3e6, 0;
  const vector found = reconcile_within(tree, ols(tree), base, capped);
  CHECK(found[1] == doctest::Approx(1).epsilon(1e-6));
  CHECK(found[2] == doctest::Approx(-500000.5).epsilon(1e-9));
  support::dice d(8);
  for (int k = 0; k < 200; ++k) {
    const auto s7 = support::two_groups_of_two();
    vector far = support::random_matrix(d, 7, 1, -1, 1) * std::pow(10, d.between(0, 12));
    node_bounds within = node_bounds::non_negative(7);
    within.high.setConstant(d.between(.1, 10));
    const vector y = reconcile_within(s7, wls_struct(s7), far, within);
    CHECK((y - s7.aggregate(s7.bottom_of(y))).cwiseAbs().maxCoeff() <= 1e-12 * 10);
    CHECK((y.array() >= -1e-8).all());
    CHECK((y.array() <= within.high.array() + 1e-8 * 10).all());
  }
}

TEST_CASE("a node is not fixed outside of its bounds") {
  const std::vector<std::int64_t> second = {1};
  vector base(3);
  base << 100, -5, 50;
  CHECK_THROWS_WITH_AS(node_bounds::non_negative(3).fix(second, base),
                       "node 1 is fixed at -5, below its bound 0", invalid_value);
  node_bounds capped = node_bounds::open(3);
  capped.high[1] = -6;
  CHECK_THROWS_WITH_AS(capped.fix(second, base), "node 1 is fixed at -5, above its bound -6",
                       invalid_value);
  capped.high[1] = -5;
  CHECK(capped.fix(second, base).low[1] == -5);
  base[1] = -1e-15;  // less than 0 by rounding alone
  CHECK(node_bounds::non_negative(3).fix(second, base).high[1] == 0);
  base[1] = 57.00000000000001;
  capped.low[1] = 0;
  capped.high[1] = 57;
  CHECK(capped.fix(second, base).low[1] == 57);
}

TEST_CASE("reconciliation within bounds is equivariant to scales of 1e-9 and 1e9") {
  const vector plain =
      reconcile_within(s, wls_struct(s), reference(4, "base"), node_bounds::non_negative(7));
  for (const double scale : {1e-9, 1e9})
    CHECK(apart(reconcile_within(s, wls_struct(s), scale * reference(4, "base"),
                                 node_bounds::non_negative(7)) /
                    scale,
                plain) < 1e-9);
}

TEST_CASE(
    "subtrees of zeros stay zero, negative forecasts are brought within bounds, and nodes with "
    "errors of 0 hardly change") {
  matrix residuals = matrix::Zero(5, 7);  // the residuals of the second group are 0
  residuals.col(0).setLinSpaced(-1, 1);
  residuals.col(1).setLinSpaced(1, -2);
  residuals.col(3).setLinSpaced(-1, 2);
  residuals.col(4).setLinSpaced(0, 1);
  vector base(7);
  base << 10, 9, 0, 12, -4, 0, 0;
  for (const error_covariance& w : {ols(s), wls_struct(s), mint_shrink(s, residuals)}) {
    const vector y = reconcile_within(s, w, base, node_bounds::non_negative(7));
    CHECK(coherence_error(s, y) < 1e-9);
    CHECK(y.minCoeff() >= 0);
    CHECK(y[4] == 0);
  }
  const vector surely =
      reconcile_within(s, mint_shrink(s, residuals), base, node_bounds::non_negative(7));
  for (const Eigen::Index i : {2, 5, 6}) CHECK(surely[i] < 1e-6);
  CHECK(reconcile_within(s, wls_struct(s), vector::Zero(7), node_bounds::non_negative(7)).isZero());
  CHECK(apart(reconcile_within(s, wls_struct(s), vector::Constant(7, -3),
                               node_bounds::non_negative(7)),
              vector::Zero(7)) == 0);
}

TEST_CASE(
    "one bounded projection gives the same results for many forecasts as one projection for each") {
  support::dice dice(29);
  const error_covariance w = mint_shrink(s, support::random_matrix(dice, 5, 7));
  bounded_projection once(s, w);
  for (int round = 0; round < 20; ++round) {
    const vector base = support::random_matrix(dice, 7, 1, -5, 9);
    CHECK(once(base, node_bounds::non_negative(7)) ==
          reconcile_within(s, w, base, node_bounds::non_negative(7)));
  }
}
