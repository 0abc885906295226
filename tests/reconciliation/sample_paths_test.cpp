#include "tiendo/reconciliation/sample_paths.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "support/small_tree.hpp"
#include "support/vectors.hpp"
#include "tiendo/forecast/predictive/quantile_function.hpp"
#include "tiendo/reconciliation/reconciler.hpp"

using namespace tiendo;
using namespace tiendo::reconciliation;
using namespace tiendo::reconciliation::detail;
using forecast::detail::piecewise_quantile_function;
using support::near;

namespace {
/// The covariance of two nodes over the paths of a period.
double covariance(const sample_paths& paths, std::int64_t i, std::int64_t j, std::int64_t period) {
  const vector a = paths.draws(i, period), b = paths.draws(j, period);
  return (a.array() - a.mean()).matrix().dot((b.array() - b.mean()).matrix()) /
         static_cast<double>(a.size());
}

matrix in_full(const error_covariance& w) {
  return matrix(w.diagonal.asDiagonal()) + w.factor * w.factor.transpose();
}
}  // namespace

TEST_CASE(
    "paths have the distributions of the forecasts, the shrunk correlation of the residuals, and "
    "the correlation of a random walk between periods") {
  const auto v = support::reference_values("reconciliation.json");
  const auto s = support::two_groups_of_two();
  const matrix residuals = support::matrix_of(v["residuals_T_by_n"]);
  const error_covariance w = mint_shrink(s, residuals);
  const matrix full = in_full(w);
  constexpr std::int64_t count = 40'000;
  const auto paths = draw_paths(w, 2, count, 1, [](std::int64_t i, std::int64_t h, double z) {
    return piecewise_quantile_function::normal(10.0 * static_cast<double>(i),
                                               1.0 + static_cast<double>(h))
        .value(z);
  });
  CHECK(paths.count() == count);
  // four standard errors of a covariance of normal numbers are at most 4 sqrt(2 / count) of the
  // variances
  const double slack = 4 * std::sqrt(2.0 / count);
  for (Eigen::Index i = 0; i < 7; ++i) {
    CHECK(std::abs(paths.draws(i, 0).mean() - 10.0 * static_cast<double>(i)) <
          4 / std::sqrt(count));
    CHECK(std::abs(covariance(paths, i, i, 1) - 4) < 4 * slack);
    for (Eigen::Index j = 0; j < i; ++j)
      CHECK(std::abs(covariance(paths, i, j, 0) - full(i, j) / std::sqrt(full(i, i) * full(j, j))) <
            slack);
  }
  const vector first = paths.draws(0, 0), second = paths.draws(0, 1);
  const double along = (first.array() * second.array()).mean() - first.mean() * second.mean();
  CHECK(std::abs(along / 2 - std::sqrt(0.5)) <
        slack);  // the second period has twice the standard deviation
}

TEST_CASE("reconciled normal paths have the covariance M W M' that the projection gives them") {
  const auto v = support::reference_values("reconciliation.json");
  const auto s = support::two_groups_of_two();
  const error_covariance w = mint_shrink(s, support::matrix_of(v["residuals_T_by_n"]));
  const matrix full = in_full(w);
  const vector base = support::vector_of(v["base"]);
  constexpr std::int64_t count = 40'000;
  const auto paths = draw_paths(w, 1, count, 5, [&](std::int64_t i, std::int64_t, double z) {
    return base[i] + std::sqrt(full(i, i)) * z;
  });
  reconciler make(s, {"mint_shrink_uncentred", support::matrix_of(v["residuals_T_by_n"])});
  const sample_paths moved = make(paths);
  const matrix map = make(matrix::Identity(7, 7));
  const matrix expected = map * full * map.transpose();
  const vector centre = support::vector_of(v["reconciled"]["mint_shrink_uncentred"]);
  for (Eigen::Index i = 0; i < 7; ++i) {
    CHECK(std::abs(moved.draws(i, 0).mean() - centre[i]) < 4 * std::sqrt(expected(i, i) / count));
    for (Eigen::Index j = 0; j <= i; ++j)
      CHECK(std::abs(covariance(moved, i, j, 0) - expected(i, j)) <
            4 * std::sqrt(2.0 / count) * std::sqrt(expected(i, i) * expected(j, j)));
    // a normal distribution's quantile .9 lies 1.2815515655446004 standard deviations from the
    // mean; the standard error there is 1.71 / sqrt(count)
    CHECK(std::abs(moved.quantile(0.9)(i, 0) - centre[i] -
                   1.2815515655446004 * std::sqrt(expected(i, i))) <
          4 * 1.71 * std::sqrt(expected(i, i) / count));
  }
  for (std::int64_t p = 0; p < count; ++p) REQUIRE(coherence_error(s, moved.values.col(p)) < 1e-13);
}

TEST_CASE(
    "the same seed gives the same paths, another seed others; independent nodes are uncorrelated") {
  const auto s = hierarchy::tree(std::vector<std::int64_t>{-1, 0, 0});
  const auto standard = [](std::int64_t, std::int64_t, double z) { return z; };
  const sample_paths a = draw_paths(ols(s), 3, 5000, 7, standard);
  CHECK(a.values == draw_paths(ols(s), 3, 5000, 7, standard).values);
  CHECK(a.values != draw_paths(ols(s), 3, 5000, 8, standard).values);
  CHECK(std::abs(covariance(a, 0, 1, 2)) < 4 / std::sqrt(5000.0));
}

TEST_CASE("bootstrapped errors are of one time for all nodes and cumulate over the periods") {
  matrix points(3, 2), residuals(4, 3);
  points << 100, 110, 40, 44, 60, 66;
  residuals << 3, 1, 2, -2, -1, -1, 4, std::nan(""), 1, -1, 0.5,
      -1.5;  // the third time is not complete
  const sample_paths paths = bootstrap_paths(points, residuals, 300, 2);
  REQUIRE(paths.count() == 300);
  std::array<int, 4> seen{};
  const auto time_of = [&](const vector& error) {
    for (Eigen::Index t = 0; t < 4; ++t)
      if ((residuals.row(t).transpose() - error).cwiseAbs().maxCoeff() < 1e-12)
        return static_cast<int>(t);
    return -1;
  };
  for (Eigen::Index p = 0; p < 300; ++p) {
    const vector first = paths.values.col(2 * p) - points.col(0),
                 second = paths.values.col(2 * p + 1) - points.col(1);
    for (const vector& draw : {first, vector(second - first)}) {
      REQUIRE(time_of(draw) >= 0);
      ++seen.at(static_cast<std::size_t>(time_of(draw)));
    }
  }
  CHECK(seen[2] == 0);
  for (const std::size_t t : {0U, 1U, 3U})
    CHECK(std::abs(seen.at(t) - 200) < 4 * std::sqrt(600 * 2.0 / 9));
  CHECK_THROWS_AS(bootstrap_paths(points, residuals.row(2), 10, 1), invalid_value);
  CHECK_THROWS_AS(bootstrap_paths(points, residuals.leftCols(2), 10, 1), invalid_value);
  CHECK_THROWS_AS(bootstrap_paths(points, residuals, 0, 1), invalid_value);
}

TEST_CASE("quantiles and probabilities of reaching a target by hand") {
  sample_paths paths{matrix(2, 6), 2};
  paths.values.row(0) << 4, 0, 1, 10, 2, 5;  // the first period 4, 1, 2; the second 0, 10, 5
  paths.values.row(1) << 7, 7, 7, 7, 7, 7;
  CHECK(paths.quantile(0.75)(0, 0) == near(3));
  CHECK(paths.quantile(0)(0, 0) == 1);
  CHECK(paths.quantile(1)(0, 1) == 10);
  CHECK(paths.quantile(0.5)(0, 1) == 5);
  CHECK(paths.quantile(0.2)(1, 1) == 7);
  const matrix chances = paths.probability_of_reaching(Eigen::Vector2d(2, std::nan("")));
  CHECK(chances(0, 0) == near(2.0 / 3));
  CHECK(chances(0, 1) == near(2.0 / 3));
  CHECK(std::isnan(chances(1, 0)));
  CHECK(paths.probability_of_reaching(Eigen::Vector2d(2, 7), true)(0, 0) == near(2.0 / 3));
  CHECK(paths.probability_of_reaching(Eigen::Vector2d(2, 7), true)(0, 1) == near(1.0 / 3));
  CHECK(paths.probability_of_reaching(Eigen::Vector2d(2, 7), true)(1, 1) == 1);
  CHECK_THROWS_AS(paths.quantile(1.5), invalid_value);
  CHECK_THROWS_AS(paths.probability_of_reaching(Eigen::Vector3d(1, 2, 3)), invalid_value);
}

TEST_CASE(
    "paths are equivariant to scale; forecasts without variance are unchanged; zeros stay zero; "
    "negative values are allowed") {
  support::dice dice(71);
  const auto s = support::two_groups_of_two();
  const matrix residuals = support::random_matrix(dice, 5, 7);
  const vector base = support::random_matrix(dice, 7, 1, -9, 9);
  const auto reconciled = [&](double scale) {
    const auto paths = draw_paths(
        mint_shrink(s, scale * residuals), 2, 50, 3, [&](std::int64_t i, std::int64_t, double z) {
          return piecewise_quantile_function::normal(scale * base[i], scale).value(z);
        });
    return matrix(
        reconciler(s, {"mint_shrink_uncentred", matrix(scale * residuals)})(paths).values / scale);
  };
  const matrix plain = reconciled(1);
  for (const double scale : {1e-9, 1e9})
    CHECK((reconciled(scale) - plain).cwiseAbs().maxCoeff() < 1e-11 * plain.cwiseAbs().maxCoeff());
  const auto still = draw_paths(ols(s), 1, 9, 4, [&](std::int64_t i, std::int64_t, double z) {
    return piecewise_quantile_function::normal(i < 2 || i == 3 ? -5 : 0, 0).value(z);
  });
  const matrix y = reconciler(s, {"wls_struct"})(still)
                       .values;  // -5 over (-5 over -5, 0), (0 over 0, 0): coherent
  CHECK((y - still.values).cwiseAbs().maxCoeff() < 1e-14);
  const matrix one_time =
      bootstrap_paths(base, residuals.topRows(1), 6, 1).values;  // one observation: one path
  for (Eigen::Index p = 0; p < 6; ++p)
    CHECK((one_time.col(p) - base - residuals.row(0).transpose()).isZero(1e-14));
}

TEST_CASE("draws throw for nodes without an error variance, and for numbers of paths below 1") {
  const auto standard = [](std::int64_t, std::int64_t, double z) { return z; };
  CHECK_THROWS_AS(draw_paths({vector::Zero(2), matrix(2, 0)}, 1, 10, 1, standard), invalid_value);
  CHECK_THROWS_AS(draw_paths({vector::Ones(2), matrix(2, 0)}, 0, 10, 1, standard), invalid_value);
}

TEST_CASE("quantiles and probabilities of sample paths are stopped by their callback") {
  const progress stop = [](std::size_t, std::size_t) { return false; };
  const sample_paths paths{matrix::Ones(2, 6), 2};
  CHECK_THROWS_AS(paths.quantile(.5, stop), interrupted);
  CHECK_THROWS_AS(paths.probability_of_reaching(Eigen::Vector2d(1, 2), false, stop), interrupted);
}
