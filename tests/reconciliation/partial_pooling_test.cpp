#include "tiendo/reconciliation/partial_pooling.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/near.hpp"
#include "support/vectors.hpp"
#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::reconciliation;
using support::near;

namespace {
std::vector<estimate> reference_slopes() {
  const auto v = support::reference_values("partial_pooling.json");
  std::vector<estimate> slopes;
  for (std::size_t i = 0; i < v["denominators"].size(); ++i) {
    const std::vector<double> n = v["numerators"][i];
    const std::vector<double> d(n.size(), v["denominators"][i].get<double>());
    slopes.push_back(trend_of_share(n, d).slope);
  }
  return slopes;
}

/// sum (x - mean)^2 / (v + between), which the estimator of Paule and Mandel sets to k - 1.
double heterogeneity(const std::vector<estimate>& areas, double between) {
  double w = 0, wx = 0, q = 0;
  for (const estimate& e : areas) {
    w += 1 / (e.variance + between);
    wx += e.value / (e.variance + between);
  }
  for (const estimate& e : areas)
    q += (e.value - wx / w) * (e.value - wx / w) / (e.variance + between);
  return q;
}

/// The derivative of the restricted log-likelihood, which REML sets to 0.
double restricted_score(const std::vector<estimate>& areas, double between) {
  double w = 0, ww = 0, wx = 0, squares = 0;
  for (const estimate& e : areas) {
    const double own = 1 / (e.variance + between);
    w += own;
    ww += own * own;
    wx += own * e.value;
  }
  for (const estimate& e : areas)
    squares += std::pow((e.value - wx / w) / (e.variance + between), 2);
  return -0.5 * (w - ww / w - squares);
}
}  // namespace

TEST_CASE("trend_of_share gives the slopes of the logit shares of ten wards") {
  const auto v = support::reference_values("partial_pooling.json");
  const auto slopes = reference_slopes();
  for (std::size_t i = 0; i < slopes.size(); ++i) {
    CHECK(slopes[i].value == doctest::Approx(v["slopes"][i].get<double>()).epsilon(1e-12));
    CHECK(slopes[i].variance ==
          doctest::Approx(v["slope_variances"][i].get<double>()).epsilon(1e-12));
  }
}

TEST_CASE("pooling by DerSimonian and Laird gives the closed-form solution of R metafor") {
  const auto dl = support::reference_values("partial_pooling.json")["DL"];
  const pooled p = pool(reference_slopes(), between_variance::der_simonian_laird);
  CHECK(p.mean.value == doctest::Approx(dl["mu"].get<double>()).epsilon(1e-12));
  CHECK(p.between == doctest::Approx(dl["tau2"].get<double>()).epsilon(1e-12));
  CHECK(p.q == doctest::Approx(dl["Q"].get<double>()).epsilon(1e-12));
  CHECK(p.i_squared == doctest::Approx(dl["I2"].get<double>()).epsilon(1e-12));
  for (std::size_t i = 0; i < p.areas.size(); ++i)
    CHECK(p.areas[i].value == doctest::Approx(dl["blup"][i].get<double>()).epsilon(1e-12));
}

TEST_CASE(
    "pooling by Paule and Mandel and by REML gives the solutions of R metafor within its "
    "tolerance") {
  // rma() stops where a step is below 1e-5; its between-area variances satisfy the defining
  // equations to 1e-4, those here to 1e-12.
  const auto v = support::reference_values("partial_pooling.json");
  const auto slopes = reference_slopes();
  for (const auto& [name, how] :
       {std::pair("PM", between_variance::paule_mandel), {"REML", between_variance::reml}}) {
    const std::string estimator = name;
    CAPTURE(estimator);
    const pooled p = pool(slopes, how);
    CHECK(std::abs(p.between - v[name]["tau2"].get<double>()) < 1e-6);
    CHECK(std::abs(p.mean.value - v[name]["mu"].get<double>()) < 1e-6);
    CHECK(std::abs(p.i_squared - v[name]["I2"].get<double>()) < 1e-3);
    for (std::size_t i = 0; i < p.areas.size(); ++i)
      CHECK(std::abs(p.areas[i].value - v[name]["blup"][i].get<double>()) < 2e-6);
  }
}

TEST_CASE("the between-area variances solve their equations") {
  const auto slopes = reference_slopes();
  CHECK(heterogeneity(slopes, pool(slopes, between_variance::paule_mandel).between) ==
        doctest::Approx(9).epsilon(1e-11));
  const double reml = pool(slopes, between_variance::reml).between;
  const double curvature =
      (restricted_score(slopes, reml * 1.001) - restricted_score(slopes, reml * 0.999)) /
      (0.002 * reml);
  CHECK(std::abs(restricted_score(slopes, reml) / curvature) <
        1e-11 * reml);  // a Newton step is negligible
}

TEST_CASE("areas with equal estimates have a between-area variance of 0 and take the mean") {
  const std::vector<estimate> alike{{1, 0.1}, {1, 0.4}, {1, 0.2}};
  for (const auto how : {between_variance::paule_mandel, between_variance::der_simonian_laird,
                         between_variance::reml}) {
    const pooled p = pool(alike, how);
    CHECK(p.between == 0);
    for (const estimate& e : p.areas) CHECK(e.value == near(1));
  }
}

TEST_CASE(
    "1,000 random panels: pooled values lie between the estimate and the mean, precise ones are "
    "shrunk less; pooling is equivariant to scale and shift") {
  support::dice dice(19);
  for (int round = 0; round < 1000; ++round) {
    std::vector<estimate> areas(static_cast<std::size_t>(dice.whole(2, 12)));
    for (estimate& e : areas) e = {dice.between(-1, 1), dice.between(0.01, 0.5)};
    for (const auto how : {between_variance::paule_mandel, between_variance::der_simonian_laird,
                           between_variance::reml}) {
      const pooled p = pool(areas, how);
      for (std::size_t i = 0; i < areas.size(); ++i) {
        REQUIRE(p.areas[i].value >= std::min(areas[i].value, p.mean.value) - 1e-12);
        REQUIRE(p.areas[i].value <= std::max(areas[i].value, p.mean.value) + 1e-12);
      }
      std::vector<estimate> other = areas;
      for (estimate& e : other) e = {5 - 3 * e.value, 9 * e.variance};
      const pooled q = pool(other, how);
      REQUIRE(q.between == doctest::Approx(9 * p.between).epsilon(1e-6).scale(1e-9));
      REQUIRE(q.mean.value == doctest::Approx(5 - 3 * p.mean.value).epsilon(1e-6));
    }
  }
}

TEST_CASE("two levels: wards are shrunk towards their province, provinces towards the nation") {
  const std::vector<estimate> wards{{0.1, 0.01}, {0.3, 0.01}, {0.2, 0.5},
                                    {0.9, 0.01}, {1.1, 0.01}, {1.0, 0.5}};
  const std::vector<std::int64_t> province{0, 0, 0, 1, 1, 1};
  const auto p = pool_nested(wards, province);
  CHECK(p[2].value < 0.35);
  CHECK(p[5].value > 0.85);
  CHECK(p[2].variance < wards[2].variance);
  const auto alone = pool_nested(wards, std::vector<std::int64_t>{0, 0, 0, 1, 1, 2});
  CHECK(alone[5].value != wards[5].value);  // a province of one ward is shrunk towards the nation
  CHECK_THROWS_AS(pool_nested(wards, std::vector<std::int64_t>{0, 0}), invalid_value);
  CHECK_THROWS_AS(pool_nested(wards, std::vector<std::int64_t>{0, 0, 0, 2, 2, 2}), invalid_value);
  CHECK_THROWS_AS(pool_nested(wards, std::vector<std::int64_t>{0, 0, 0, -1, 1, 1}), invalid_value);
}

TEST_CASE(
    "numerators of 0 and of the denominator are shares, missing values are ignored, invalid input "
    "throws") {
  const std::vector<double> none{0, 0, 1}, all{5, 5, 5};
  CHECK(std::isfinite(trend_of_share(none, all).slope.value));
  CHECK(std::isfinite(trend_of_share(all, all).slope.value));
  const std::vector<double> gap{1, std::nan(""), 3}, whole{5, 5, 5};
  const std::vector<double> outside{6, 1, 1};
  CHECK(trend_of_share(gap, whole).slope.value > 0);
  CHECK_THROWS_AS(trend_of_share(outside, whole), invalid_value);
  CHECK_THROWS_AS(trend_of_share(std::vector<double>{1}, std::vector<double>{2}), invalid_value);
  CHECK_THROWS_AS(trend_of_share(std::vector<double>{1, 2}, std::vector<double>{2}), invalid_value);
  CHECK_THROWS_AS(pool(std::vector<estimate>{{1, 0.1}}), invalid_value);
  CHECK_THROWS_AS(pool(std::vector<estimate>{{1, 0.1}, {1, 0}}), invalid_value);
}

TEST_CASE("values whose squares are no doubles are refused, and others of any unit are pooled") {
  using areas = std::vector<estimate>;
  for (const areas& a : {areas{{1e308, 1}, {-1e308, 1}, {0, 1}}, areas{{1e308, 1}, {1e308, 1}},
                         areas{{1e200, 1e-300}, {2e200, 1}}, areas{{1, 1e-320}, {2, 1e-320}},
                         areas{{1e160, 1}, {3e160, 1}}})
    for (const auto how : {between_variance::paule_mandel, between_variance::der_simonian_laird,
                           between_variance::reml})
      CHECK_THROWS_AS(pool(a, how), invalid_value);
  const areas usual{{1, .04}, {2, .09}, {4, .01}};
  const pooled plain = pool(usual);
  for (const double unit : {1e-60, 1e60}) {
    areas scaled;
    for (const estimate& e : usual) scaled.push_back({e.value * unit, e.variance * unit * unit});
    const pooled p = pool(scaled);
    CHECK(p.mean.value / unit == doctest::Approx(plain.mean.value).epsilon(1e-12));
    CHECK(p.between / unit / unit == doctest::Approx(plain.between).epsilon(1e-9));
  }
}
