#include "tiendo/reconciliation/coherence_error.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "support/near.hpp"
#include "support/small_tree.hpp"
#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::reconciliation;
using namespace tiendo::reconciliation::detail;
using support::near;

namespace {
const double gap = std::nan("");
}

TEST_CASE("the coherence error of each aggregate is relative to its size") {
  const auto s = support::two_groups_of_two();
  matrix figures(7, 3);
  figures.col(0) << 100, 40, 60, 10, 40, 30,
      30;  // the first group: 40 with parts of 50, a fifth of the larger; the others are coherent
  figures.col(1) << 100, 0, 90, 0, 0, 90, gap;  // 100 with parts of 90; 0 with parts of 0; missing
  figures.col(2) << 0, 5, -5, 0, 0, -1,
      -4;  // parts that cancel out; 5 with parts of 0; negative values
  const matrix apart = coherence_error_by_sum(s, figures);
  CHECK(apart.rows() == 3);
  CHECK(apart(0, 0) == 0);
  CHECK(apart(1, 0) == near(0.2));
  CHECK(apart(2, 0) == 0);
  CHECK(apart(0, 1) == near(0.1));
  CHECK(apart(1, 1) == 0);
  CHECK(std::isnan(apart(2, 1)));
  CHECK(apart(0, 2) == 0);
  CHECK(apart(1, 2) == 1);
  CHECK(apart(2, 2) == 0);
  CHECK(coherence_error(s, figures.col(0)) == near(0.2));
  CHECK(coherence_error(s, figures.col(1)) == near(0.1));  // the missing aggregate is ignored
}

TEST_CASE("the coherence error does not depend on unit and sign, and is 0 without aggregates") {
  const auto s = hierarchy::tree(std::vector<std::int64_t>{-1, 0, 0});
  for (const double scale : {1e-300, 1e-7, 1.0, 1e300, -1.0})
    CHECK(coherence_error(s, scale * Eigen::Vector3d(100, 40, 50)) == near(0.1));
  CHECK(coherence_error(s, vector::Zero(3)) == 0);
  CHECK(coherence_error(hierarchy::tree(std::vector<std::int64_t>{-1, -1}),
                        Eigen::Vector2d(3, 4)) == 0);
  CHECK(coherence_error(s, Eigen::Vector3d(gap, gap, gap)) == 0);
}

TEST_CASE("aggregated values are coherent for any tree and for a weighted summing matrix") {
  support::dice dice(75);
  for (int round = 0; round < 50; ++round) {
    const auto s = support::random_tree(dice, static_cast<int>(dice.whole(1, 30)));
    const vector bottom =
        support::random_matrix(dice, static_cast<std::int64_t>(s.bottom().size()), 1, 0, 9);
    REQUIRE(coherence_error(s, s.aggregate(bottom)) < 1e-14);
  }
  matrix mean(3, 2);
  mean << 0.5, 0.5, 1, 0, 0, 1;
  const auto s = hierarchy::of(sparse_matrix(mean.sparseView()));
  CHECK(coherence_error(s, Eigen::Vector3d(45, 40, 50)) == 0);
  CHECK(coherence_error(s, Eigen::Vector3d(50, 40, 50)) == near(0.1));
}

TEST_CASE("coherence error throws for wrong sizes and infinite values") {
  const auto s = support::two_groups_of_two();
  CHECK_THROWS_AS(coherence_error(s, vector::Ones(6)), invalid_value);
  CHECK_THROWS_AS(coherence_error(s, vector::Constant(7, std::numeric_limits<double>::infinity())),
                  invalid_value);
}
