#include "tiendo/reconciliation/reconcile.hpp"

#include <doctest/doctest.h>

#include <Eigen/Dense>

#include "support/small_tree.hpp"
#include "support/vectors.hpp"
#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::reconciliation;
using namespace tiendo::reconciliation::detail;
using support::apart;
using support::near;

namespace {
/// y - W C' (C W C')^-1 C y with W in full.
vector by_the_dense_formula(const hierarchy& s, const error_covariance& w, const vector& y) {
  const matrix full = matrix(w.diagonal.asDiagonal()) + w.factor * w.factor.transpose();
  const matrix c = s.constraints();
  return y - full * c.transpose() * (c * full * c.transpose()).fullPivLu().solve(c * y);
}

/// The coherence error relative to the largest value of all, since some sums nearly cancel out.
double left_over(const hierarchy& s, const vector& y) {
  return (s.constraints() * y).cwiseAbs().maxCoeff() / y.cwiseAbs().maxCoeff();
}
}  // namespace

TEST_CASE(
    "reconciliation gives the reference solutions: OLS, WLS and MinT by both conventions, from the "
    "tree and from its summing matrix") {
  const auto v = support::reference_values("reconciliation.json");
  const matrix residuals = support::matrix_of(v["residuals_T_by_n"]);
  const auto tree = support::two_groups_of_two();
  const auto sums = hierarchy::of(sparse_matrix(support::matrix_of(v["S"]).sparseView()));
  std::size_t seen = 0;
  for (std::size_t m = 0; m < covariance_method_names.size(); ++m) {
    const std::string name(covariance_method_names[m]);
    if (!v["reconciled"].contains(name)) continue;
    ++seen;
    CAPTURE(name);
    const vector expected = support::vector_of(v["reconciled"][name]);
    for (const auto* s : {&tree, &sums})
      CHECK(
          apart(reconcile(*s, error_covariance_of(static_cast<covariance_method>(m), *s, residuals),
                          support::vector_of(v["base"])),
                expected) < 1e-9);
  }
  CHECK(seen == v["reconciled"].size());
}

TEST_CASE("the worked number of reconciliation: 100 with parts of 40 and 50") {
  // By hand: the difference of 10 is divided equally among three nodes, 10/3 each; the total
  // decreases and the parts increase.
  const auto s = hierarchy::tree(std::vector<std::int64_t>{-1, 0, 0});
  const vector y = reconcile(s, ols(s), Eigen::Vector3d(100, 40, 50));
  CHECK(y[0] == near(100 - 10.0 / 3));
  CHECK(y[1] == near(40 + 10.0 / 3));
  CHECK(y[2] == near(50 + 10.0 / 3));
}

TEST_CASE(
    "1,000 random trees: the sparse and low-rank solution equals the dense formula, and the result "
    "is coherent") {
  support::dice dice(8);
  for (int round = 0; round < 1000; ++round) {
    const auto s = support::random_tree(dice, dice.whole(2, 25));
    const matrix residuals = support::random_matrix(dice, dice.whole(2, 8), s.size());
    const vector base = support::random_matrix(dice, s.size(), 1, -10, 10);
    const error_covariance w =
        mint_shrink(s, residuals, residual_convention::uncentred, dice.between(0.1, 1));
    const vector y = reconcile(s, w, base);
    REQUIRE(apart(y, by_the_dense_formula(s, w, base)) < 1e-9);
    REQUIRE(left_over(s, y) < 1e-12);
  }
}

TEST_CASE("300 nodes with ten years of residuals: equal to the dense formula to 1e-10") {
  support::dice dice(9);
  const auto s = support::random_tree(dice, 300);
  const matrix residuals = support::random_matrix(dice, 10, 300);
  const vector base = support::random_matrix(dice, 300, 1, -10, 10);
  const error_covariance w = mint_shrink(s, residuals);
  CHECK(apart(reconcile(s, w, base), by_the_dense_formula(s, w, base)) < 1e-10);
}

TEST_CASE("coherent forecasts are unchanged, element by element") {
  support::dice dice(10);
  for (int round = 0; round < 300; ++round) {
    const auto s = support::random_tree(dice, dice.whole(2, 40));
    const vector y = s.aggregate(
        support::random_matrix(dice, static_cast<std::int64_t>(s.bottom().size()), 1, 0, 9));
    for (const error_covariance& w :
         {ols(s), wls_struct(s), mint_shrink(s, support::random_matrix(dice, 5, s.size()))}) {
      const vector again = reconcile(s, w, y);
      for (Eigen::Index i = 0; i < y.size(); ++i)
        REQUIRE(again[i] == doctest::Approx(y[i]).epsilon(1e-12));
    }
  }
}

TEST_CASE(
    "reconciliation is equivariant to scales of 1e-9 and 1e9 and invariant to a factor of the "
    "covariance") {
  support::dice dice(12);
  const auto s = support::random_tree(dice, 40);
  const matrix residuals = support::random_matrix(dice, 6, 40);
  const vector base = support::random_matrix(dice, 40, 1, -10, 10);
  const vector plain = reconcile(s, mint_shrink(s, residuals), base);
  for (const double scale : {1e-9, 1e9, 1e-150, 1e100})
    CHECK(apart(reconcile(s, mint_shrink(s, scale * residuals), scale * base) / scale, plain) <
          1e-12);
}

TEST_CASE("columns are reconciled independently") {
  support::dice dice(13);
  const auto s = support::random_tree(dice, 30);
  const projection p(s, mint_shrink(s, support::random_matrix(dice, 6, 30)));
  const matrix paths = support::random_matrix(dice, 30, 20);
  const matrix together = p(paths);
  for (Eigen::Index j = 0; j < 20; ++j) CHECK(apart(together.col(j), p(paths.col(j))) < 1e-14);
}

TEST_CASE("reconciliation of constant series, subtrees of zeros and one observation") {
  const auto s = support::two_groups_of_two();
  matrix residuals = matrix::Zero(5, 7);
  vector base(7);
  base << 10, 10, 0, 4, 5, 0, 0;  // the second group is 0 and has residuals of 0
  const vector alike = reconcile(s, mint_shrink(s, residuals), base);
  CHECK(coherence_error(s, alike) < 1e-14);
  residuals.col(0).setLinSpaced(-1, 1);
  residuals.col(1).setLinSpaced(1, -2);
  residuals.col(3).setLinSpaced(-1, 2);
  residuals.col(4).setLinSpaced(0, 1);
  const vector y = reconcile(s, mint_shrink(s, residuals), base);
  CHECK(coherence_error(s, y) < 1e-12);
  for (const Eigen::Index i : {2, 5, 6})
    CHECK(std::abs(y[i]) < 1e-6);  // a node with errors of 0 hardly changes
  residuals.col(6).setConstant(std::nan(""));
  residuals(0, 6) = 0.5;
  CHECK(left_over(s, reconcile(s, mint_shrink(s, residuals), base)) < 1e-12);
}

TEST_CASE("negative forecasts are reconciled like positive ones") {
  const auto v = support::reference_values("reconciliation.json")["constrained"][3];
  const auto s = support::two_groups_of_two();
  CHECK(apart(reconcile(s, wls_struct(s), support::vector_of(v["base"])),
              support::vector_of(v["result"])) < 1e-12);
}

TEST_CASE(
    "the sample covariance throws with too few times and equals the dense formula with enough") {
  support::dice dice(14);
  const auto s = support::two_groups_of_two();
  const vector base = support::random_matrix(dice, 7, 1, 0, 9);
  CHECK_THROWS_AS(reconcile(s, mint_sample(s, support::random_matrix(dice, 2, 7)), base),
                  invalid_value);
  const error_covariance w = mint_sample(s, support::random_matrix(dice, 20, 7));
  CHECK(apart(reconcile(s, w, base), by_the_dense_formula(s, w, base)) < 1e-9);
}

TEST_CASE("reconciliation throws for wrong sizes and values that are not finite") {
  const auto s = support::two_groups_of_two();
  CHECK_THROWS_AS(reconcile(s, ols(s), vector::Ones(3)), invalid_value);
  vector gap = vector::Ones(7);
  gap[2] = std::nan("");
  CHECK_THROWS_AS(reconcile(s, ols(s), gap), invalid_value);
  CHECK_THROWS_AS(projection(s, {vector::Ones(3), matrix(3, 0)}), invalid_value);
  CHECK_THROWS_AS(projection(s, {-vector::Ones(7), matrix(7, 0)}), invalid_value);
}
