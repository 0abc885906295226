#include "tiendo/reconciliation/hierarchy.hpp"

#include <doctest/doctest.h>

#include "support/small_tree.hpp"
#include "support/vectors.hpp"
#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::reconciliation;
using namespace tiendo::reconciliation::detail;
using parents = std::vector<std::int64_t>;

TEST_CASE(
    "a tree gives its bottom nodes, its constraints and the number of bottom nodes of each node") {
  const auto s = support::two_groups_of_two();
  CHECK(s.size() == 7);
  CHECK(s.bottom() == parents{3, 4, 5, 6});
  CHECK(s.aggregate(Eigen::Vector4d(1, 2, 3, 4)) == (vector(7) << 10, 3, 7, 1, 2, 3, 4).finished());
  CHECK(s.bottom_counts() == (vector(7) << 4, 2, 2, 1, 1, 1, 1).finished());
  CHECK(s.constraints().rows() == 3);
  CHECK(s.constraints().nonZeros() == 9);  // each aggregate and its two parts
  CHECK((s.constraints() * s.aggregate(Eigen::Vector4d(1, 2, 3, 4))).cwiseAbs().maxCoeff() == 0);
}

TEST_CASE("parents may follow their children, and there may be several trees") {
  const auto s = hierarchy::tree(parents{2, 2, -1, 4, -1});
  CHECK(s.bottom() == parents{0, 1, 3});
  CHECK(s.aggregate(Eigen::Vector3d(1, 2, 5)) == (vector(5) << 1, 2, 3, 5, 5).finished());
}

TEST_CASE(
    "a summing matrix gives the same hierarchy, also with several hierarchies over the same bottom "
    "nodes") {
  const matrix sums = support::matrix_of(support::reference_values("reconciliation.json")["S"]);
  const auto s = hierarchy::of(sparse_matrix(sums.sparseView()));
  CHECK(s.bottom() == parents{3, 4, 5, 6});
  CHECK(s.aggregate(Eigen::Vector4d(1, 2, 3, 4)) ==
        support::two_groups_of_two().aggregate(Eigen::Vector4d(1, 2, 3, 4)));
  matrix both(6, 4);  // by area: 1+2, 3+4; by kind: 1+3, 2+4 ... over the same four
  both << 1, 1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1;
  const auto grouped = hierarchy::of(sparse_matrix(both.sparseView()));
  CHECK(grouped.aggregate(Eigen::Vector4d(1, 2, 3, 4)) ==
        (vector(6) << 3, 4, 1, 2, 3, 4).finished());
  CHECK(grouped.parents().empty());
}

TEST_CASE("invalid hierarchies throw") {
  CHECK_THROWS_AS(hierarchy::tree(parents{}), invalid_value);
  CHECK_THROWS_AS(hierarchy::tree(parents{5}), invalid_value);
  CHECK_THROWS_AS(hierarchy::tree(parents{-2}), invalid_value);
  CHECK_THROWS_AS(hierarchy::tree(parents{0}), invalid_value);
  CHECK_THROWS_AS(hierarchy::tree(parents{1, 0, -1}), invalid_value);
  matrix none(2, 2);
  none << 1, 1, 1, 0;
  CHECK_THROWS_AS(hierarchy::of(sparse_matrix(none.sparseView())), invalid_value);
  CHECK_THROWS_AS(support::two_groups_of_two().aggregate(Eigen::Vector3d(1, 2, 3)), invalid_value);
}

TEST_CASE(
    "1,000 random trees: aggregates equal the sums over paths, and only coherent values satisfy "
    "the constraints") {
  support::dice dice(1);
  for (int round = 0; round < 1000; ++round) {
    const auto s = support::random_tree(dice, dice.whole(1, 30));
    const vector bottom =
        support::random_matrix(dice, static_cast<std::int64_t>(s.bottom().size()), 1);
    const vector all = s.aggregate(bottom);
    vector by_paths = vector::Zero(s.size());
    for (std::size_t j = 0; j < s.bottom().size(); ++j)
      for (std::int64_t at = s.bottom()[j]; at >= 0; at = s.parents()[static_cast<std::size_t>(at)])
        by_paths[at] += bottom[static_cast<Eigen::Index>(j)];
    REQUIRE((all - by_paths).cwiseAbs().maxCoeff() < 1e-12);
    if (s.constraints().rows() > 0) REQUIRE((s.constraints() * all).cwiseAbs().maxCoeff() < 1e-12);
    REQUIRE(s.constraints().rows() + static_cast<std::int64_t>(s.bottom().size()) == s.size());
  }
}

TEST_CASE("a chain of 100,000 nodes needs no deep recursion") {
  parents chain{-1};
  for (std::int64_t i = 0; i < 100'000; ++i) chain.push_back(i);
  CHECK(hierarchy::tree(chain).aggregate(vector::Constant(1, 3.0))[0] == 3);
}
