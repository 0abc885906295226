#include "tiendo/reconciliation/error_covariance.hpp"

#include <doctest/doctest.h>

#include "support/small_tree.hpp"
#include "support/vectors.hpp"
#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::reconciliation;
using namespace tiendo::reconciliation::detail;
using support::near;

namespace {
matrix reference_residuals() {
  return support::matrix_of(support::reference_values("reconciliation.json")["residuals_T_by_n"]);
}

matrix dense(const error_covariance& w) {
  return matrix(w.diagonal.asDiagonal()) + w.factor * w.factor.transpose();
}
}  // namespace

TEST_CASE("the shrinkage intensity of the reference residuals by both conventions") {
  const auto v = support::reference_values("reconciliation.json");
  CHECK(shrinkage_of(reference_residuals()) ==
        doctest::Approx(v["lambda_uncentred"].get<double>()).epsilon(1e-12));
  CHECK(std::abs(shrinkage_of(reference_residuals(), residual_convention::centred) -
                 v["lambda_centred"].get<double>()) < 1e-8);
}

TEST_CASE("the shrinkage intensity from T x T numbers equals that from all pairs") {
  support::dice dice(4);
  for (int round = 0; round < 200; ++round) {
    const matrix r = support::random_matrix(dice, dice.whole(3, 9), dice.whole(2, 7));
    const auto times = static_cast<double>(r.rows());
    matrix x = r;
    for (Eigen::Index i = 0; i < x.cols(); ++i)
      x.col(i) /= std::sqrt(x.col(i).squaredNorm() / times);
    double variance = 0, squares = 0;
    for (Eigen::Index i = 0; i < x.cols(); ++i)
      for (Eigen::Index j = 0; j < x.cols(); ++j) {
        if (i == j) continue;
        const auto w = (x.col(i).array() * x.col(j).array()).eval();
        const double mean = w.mean();
        variance += (w - mean).square().sum() / (times * (times - 1));
        squares += mean * mean;
      }
    REQUIRE(shrinkage_of(r) ==
            doctest::Approx(std::clamp(variance / squares, 0.0, 1.0)).epsilon(1e-10));
  }
}

TEST_CASE("diagonal and factor of the shrunk covariance give lambda D + (1 - lambda) Sigma") {
  const auto s = support::two_groups_of_two();
  const matrix r = reference_residuals();
  const matrix sigma = r.transpose() * r / 6;
  const double lambda = shrinkage_of(r);
  const matrix expected = lambda * matrix(sigma.diagonal().asDiagonal()) + (1 - lambda) * sigma;
  CHECK((dense(mint_shrink(s, r)) - expected).cwiseAbs().maxCoeff() < 1e-14);
  const matrix c = r.rowwise() - r.colwise().mean();
  const matrix sigma_c = c.transpose() * c / 5;
  const double lambda_c = shrinkage_of(r, residual_convention::centred);
  const matrix expected_c =
      lambda_c * matrix(sigma_c.diagonal().asDiagonal()) + (1 - lambda_c) * sigma_c;
  CHECK(
      (dense(mint_shrink(s, r, residual_convention::centred)) - expected_c).cwiseAbs().maxCoeff() <
      1e-14);
  CHECK((dense(mint_shrink(s, r, residual_convention::uncentred, 0.5)) -
         (0.5 * matrix(sigma.diagonal().asDiagonal()) + 0.5 * sigma))
            .cwiseAbs()
            .maxCoeff() < 1e-14);
}

TEST_CASE("the shrinkage intensity does not depend on the unit of any node") {
  support::dice dice(6);
  for (int round = 0; round < 1000; ++round) {
    const matrix r = support::random_matrix(dice, 6, 5);
    matrix scaled = r;
    for (Eigen::Index i = 0; i < 5; ++i)
      scaled.col(i) *= std::pow(10.0, dice.whole(-9, 9)) * (dice.whole(0, 1) ? 1 : -1);
    REQUIRE(shrinkage_of(scaled) == doctest::Approx(shrinkage_of(r)).epsilon(1e-9));
  }
}

TEST_CASE("residuals of 0, a single time, and no residuals") {
  const auto s = support::two_groups_of_two();
  matrix r = matrix::Zero(6, 7);
  CHECK(wls_var(s, r).diagonal == vector::Ones(7));
  CHECK(mint_shrink(s, r).diagonal == vector::Ones(7));
  r.col(0).setConstant(2);
  CHECK(wls_var(s, r).diagonal[0] == near(4));
  CHECK(wls_var(s, r).diagonal[3] == near(4e-8));  // 1e-8 of the smallest positive variance
  CHECK(shrinkage_of(r) == 1);
  const matrix once = matrix::Constant(1, 7, 0.5);
  CHECK(shrinkage_of(once) == 1);
  CHECK(mint_shrink(s, once).diagonal[2] == near(0.25));
  CHECK(mint_shrink(s, once, residual_convention::centred).diagonal ==
        vector::Ones(7));  // a single time has no deviation from its mean
}

TEST_CASE(
    "missing residuals are ignored; series of different lengths keep their own mean squares") {
  const auto s = support::two_groups_of_two();
  matrix r = reference_residuals();
  const double before = wls_var(s, r).diagonal[6];
  r(0, 6) = std::nan("");
  const double after = wls_var(s, r).diagonal[6];
  CHECK(after == near((6 * before - 0.16) / 5));  // without .4 squared and one time
  CHECK(mint_shrink(s, r).factor.allFinite());
}

TEST_CASE("error covariances throw for invalid residuals") {
  const auto s = support::two_groups_of_two();
  CHECK_THROWS_AS(wls_var(s, matrix::Zero(6, 3)), invalid_value);
  CHECK_THROWS_AS(mint_shrink(s, matrix::Zero(0, 7)), invalid_value);
  matrix r = matrix::Zero(2, 7);
  r(0, 0) = std::numeric_limits<double>::infinity();
  CHECK_THROWS_AS(mint_shrink(s, r), invalid_value);
  CHECK_THROWS_AS(error_covariance_of(covariance_method::wls_var, s, std::nullopt), invalid_value);
  CHECK(error_covariance_of(covariance_method::ols, s, std::nullopt).diagonal == vector::Ones(7));
}
