#include "tiendo/reconciliation/evaluation.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <set>

#include "support/near.hpp"
#include "support/small_tree.hpp"
#include "tiendo/reconciliation/top_down.hpp"

using namespace tiendo;
using namespace tiendo::reconciliation;
using namespace tiendo::reconciliation::detail;
using support::near;

namespace {
const auto s = support::two_groups_of_two();
const double gap = std::nan("");
const vector truth = s.aggregate(Eigen::Vector4d(10, 20, 30, 40));
const reconciliation_options from_the_groups{"", {}, {}, {1, 2}};

const method_score& of(const std::vector<method_score>& scores, const std::string& method) {
  for (const method_score& m : scores)
    if (m.method == method) return m;
  FAIL("no such method");
  return scores.front();
}

std::vector<method_score> scores_of(std::vector<past_forecast> past,
                                    const reconciliation_options& common = from_the_groups,
                                    const hierarchy& tree = s) {
  return evaluate_methods(tree, past, common);
}

/// Past forecasts of three cutoffs with two periods each, with the data that every method needs.
std::vector<past_forecast> three_cutoffs(double scale = 1) {
  support::dice dice(18);
  std::vector<past_forecast> past;
  for (const std::string cutoff : {"2019", "2020", "2021"}) {
    matrix actual(7, 2), history(4, 7);
    for (Eigen::Index j = 0; j < 2; ++j)
      actual.col(j) = s.aggregate(support::random_matrix(dice, 4, 1, 5, 9));
    for (Eigen::Index t = 0; t < 4; ++t)
      history.row(t) = s.aggregate(support::random_matrix(dice, 4, 1, 5, 9)).transpose();
    const matrix base = actual + support::random_matrix(dice, 7, 2);
    past.push_back({cutoff, scale * base, scale * actual,
                    matrix(scale * support::random_matrix(dice, 8, 7)), matrix(scale * history)});
  }
  return past;
}
}  // namespace

TEST_CASE("evaluation of reconciliation methods gives the worked numbers") {
  const auto city = hierarchy::tree(std::vector<std::int64_t>{-1, 0, 0});
  const auto scores =
      scores_of({{"", Eigen::Vector3d(100, 40, 50), Eigen::Vector3d(96, 42, 54)}}, {}, city);
  // By hand: the errors of base are 4, 2, 4 of 96, 42, 54; of bottom-up 6, 2, 4; of OLS, which
  // gives 96.67, 43.33, 53.33, they are 2/3, 4/3, 2/3.
  CHECK(*of(scores, "base").error == near((4.0 / 96 + 2.0 / 42 + 4.0 / 54) / 3));
  CHECK(*of(scores, "bottom_up").error == near((6.0 / 96 + 2.0 / 42 + 4.0 / 54) / 3));
  CHECK(*of(scores, "ols").error == near((2.0 / 96 + 4.0 / 42 + 2.0 / 54) / 9));
  CHECK(*of(scores, "ols").top == near(2.0 / 96 / 3));
  CHECK(*of(scores, "ols").bottom == near((4.0 / 42 + 2.0 / 54) / 6));
  CHECK_FALSE(of(scores, "ols").middle.has_value());
  CHECK(*of(scores, "base").coherence_error == near(0.1));
  CHECK(*of(scores, "ols").coherence_error < 1e-15);
}

TEST_CASE("unreconciled forecasts are scored too, and each level has its error") {
  vector base = truth;
  base[6] += 8;  // one bottom forecast is wrong, all others are exact
  const auto scores = scores_of({{"2020", base, truth}});
  // By hand: base has an error at one node of seven, 8 / 40; bottom-up also at its group (70) and
  // at the total (100).
  CHECK(*of(scores, "base").error == near(0.2 / 7));
  CHECK(*of(scores, "base").bottom == near(0.2 / 4));
  CHECK(*of(scores, "base").top == 0);
  CHECK(*of(scores, "bottom_up").error == near((0.08 + 8.0 / 70 + 0.2) / 7));
  CHECK(*of(scores, "bottom_up").top == near(0.08));
  CHECK(*of(scores, "bottom_up").middle == near(8.0 / 70 / 2));
  CHECK(*of(scores, "ols").error < *of(scores, "bottom_up").error);
  // middle-out divides the group's 70 by 30 and 48 of 78
  CHECK(*of(scores, "middle_out").error ==
        near(((30 - 70 * 30.0 / 78) / 30 + (70 * 48.0 / 78 - 40) / 40) / 7));
}

TEST_CASE(
    "every method has a row: the best first, methods that could not be applied last with a "
    "reason") {
  const auto scores = scores_of(three_cutoffs());
  std::set<std::string_view> names;
  for (const method_score& m : scores) {
    names.insert(m.method);
    CHECK(m.error.has_value());
    CHECK(m.reason == "");
    if (m.method != "base") CHECK(*m.coherence_error < 1e-13);
  }
  CHECK(names.size() == reconciler_names.size() + 1);
  for (std::size_t i = 1; i < scores.size(); ++i) CHECK(*scores[i - 1].error <= *scores[i].error);

  auto bare = three_cutoffs();
  bare[1].residuals = matrix(0, 7);
  bare[2].history = matrix::Zero(3, 7);
  const auto fewer = scores_of(bare, {});
  CHECK(fewer.size() == scores.size());
  const std::set<std::string_view> usable{"base", "bottom_up", "top_down_forecast_proportions",
                                          "ols", "wls_struct"};
  for (std::size_t i = 0; i < fewer.size(); ++i) {
    CHECK(fewer[i].error.has_value() == (i < usable.size()));
    CHECK(usable.contains(fewer[i].method) == (i < usable.size()));
    CHECK(fewer[i].reason.empty() == (i < usable.size()));
  }
  CHECK(of(fewer, "wls_var").reason == "2020: the residuals have no row");
  CHECK(of(fewer, "top_down_average_proportions").reason ==
        "2021: node 3 has no share of node 0, whose history is 0 or has missing values");
  CHECK(of(fewer, "middle_out").reason == "2019: 'middle_out' needs the nodes of the middle level");
}

TEST_CASE("the sample covariance of two times is singular and is reported as a reason") {
  auto past = three_cutoffs();
  past[0].residuals = past[0].residuals->topRows(2).eval();
  const auto scores = scores_of(past);
  CHECK(of(scores, "mint_sample_uncentred")
            .reason.starts_with("2019: the covariance of 2 times is singular for 3 constraints"));
  CHECK(of(scores, "mint_shrink_uncentred").error.has_value());
}

TEST_CASE("coherent forecasts are unchanged by all methods but those with historical proportions") {
  std::vector<past_forecast> past = three_cutoffs();
  for (past_forecast& p : past)
    for (Eigen::Index j = 0; j < p.base.cols(); ++j) p.base.col(j) = bottom_up(s, p.base.col(j));
  const auto scores = scores_of(past);
  for (const method_score& m : scores) {
    CAPTURE(m.method);
    if (m.method.starts_with("top_down_average") || m.method.starts_with("top_down_proportions"))
      continue;
    CHECK(*m.error == near(*of(scores, "base").error));
    CHECK(*m.top == near(*of(scores, "base").top));
  }
  for (past_forecast& p : past) p.base = p.actual;
  CHECK(*of(scores_of(past), "base").error == 0);
  CHECK(*of(scores_of(past), "mint_shrink_centred").error < 1e-14);
}

TEST_CASE("errors do not depend on the unit or on the order of cutoffs and times") {
  const auto scores = scores_of(three_cutoffs());
  for (const double scale : {1e-9, 1e9})
    for (const method_score& m : scores_of(three_cutoffs(scale)))
      CHECK(*m.error == near(*of(scores, m.method).error));
  auto turned = three_cutoffs();
  std::reverse(turned.begin(), turned.end());
  for (past_forecast& p : turned) {
    p.base = p.base.rowwise().reverse().eval();
    p.actual = p.actual.rowwise().reverse().eval();
  }
  for (const method_score& m : scores_of(turned))
    CHECK(*m.error == near(*of(scores, m.method).error));
}

TEST_CASE("values without a forecast or an observation are scored for no method") {
  auto past = three_cutoffs();
  auto fewer = past;
  past[1].actual(0, 1) = gap;  // not observed yet
  past[1].base(6, 1) = gap;    // follows from its group's constraint
  const auto scores = scores_of(past);
  CHECK(of(scores, "bottom_up").reason ==
        "2020: 'bottom_up' needs a base forecast that is missing");
  // By hand, node by node: base at the total over five values, at the last node over five others.
  double top = 0, size = 0;
  for (std::size_t k = 0; k < 3; ++k)
    for (Eigen::Index j = 0; j < 2; ++j) {
      if (k == 1 && j == 1) continue;
      top += std::pow(fewer[k].base(0, j) - fewer[k].actual(0, j), 2);
      size += fewer[k].actual(0, j);
    }
  CHECK(*of(scores, "base").top == near(std::sqrt(top * 5) / size));
  CHECK(of(scores, "ols").error.has_value());
}

TEST_CASE(
    "nodes whose observations are all 0 have no error, and bounds exclude single-level methods") {
  vector actual = truth, base = truth;
  actual[3] = 0;
  base[3] = 5;
  reconciliation_options bounded = from_the_groups;
  bounded.bounds = node_bounds::non_negative(7);
  const auto scores = scores_of({{"2020", base, actual}}, bounded);
  CHECK(*of(scores, "base").error == 0);  // the observations of node 3 are all 0
  CHECK(of(scores, "bottom_up").reason ==
        "2020: 'bottom_up' supports neither bounds nor fixed nodes");
  CHECK(of(scores, "ols").error.has_value());
}

TEST_CASE("a summing matrix has levels but does not support top-down") {
  matrix sums(4, 2);
  sums << 1, 1, 1, 1, 1, 0, 0, 1;  // two nodes of the same total
  const auto both = hierarchy::of(sparse_matrix(sums.sparseView()));
  const auto scores =
      scores_of({{"", Eigen::Vector4d(9, 10, 4, 6), Eigen::Vector4d(10, 10, 4, 6)}}, {}, both);
  CHECK(*of(scores, "base").top == near(0.05));
  CHECK_FALSE(of(scores, "base").middle.has_value());
  CHECK(of(scores, "top_down_forecast_proportions").reason ==
        "top-down needs a tree: one parent per node");
}

TEST_CASE("an evaluation without past forecasts, of wrong sizes or without any error throws") {
  const double infinite = std::numeric_limits<double>::infinity();
  CHECK_THROWS_AS(scores_of({}), invalid_value);
  CHECK_THROWS_AS(scores_of({{"", vector::Ones(3), vector::Ones(7)}}), invalid_value);
  CHECK_THROWS_AS(scores_of({{"", matrix::Ones(7, 2), vector::Ones(7)}}), invalid_value);
  CHECK_THROWS_AS(scores_of({{"", vector::Constant(7, infinite), vector::Ones(7)}}), invalid_value);
  CHECK_THROWS_AS(scores_of({{"", vector::Ones(7), vector::Zero(7)}}), invalid_value);
  CHECK_THROWS_AS(scores_of({{"", vector::Ones(7), vector::Constant(7, gap)}}), invalid_value);
}
