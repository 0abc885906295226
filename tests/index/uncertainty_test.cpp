#include "tiendo/index/uncertainty.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <map>
#include "support/near.hpp"
#include "support/small_index.hpp"

using namespace tiendo;
using namespace tiendo::index;
using namespace tiendo::statistics;
using namespace tiendo::statistics::detail;
using namespace tiendo::index::detail;
using support::near;
using support::part;

namespace {
index_definition two_figures() {
  return {"i", {}, {part("i", ""), part("a", "i"), part("b", "i")}};
}
}  // namespace

TEST_CASE("where nothing is varied, every draw gives the nominal rank") {
  const index_values values{
      {"X", "Y", "Z"}, {{"a", {{3, 2, missing_value}, {}}}, {"b", {{3, 2, missing_value}, {}}}}};
  for (const double tiny : {5e-324, 1e-300, 1e-17})  // weights that are lost beside 1
    CHECK(rank_uncertainty(two_figures(), values, {.draws = 5, .weights = tiny})[1].low == 2);
  const auto result = rank_uncertainty(two_figures(), values, {.draws = 50});
  CHECK(result[0].nominal == place(1).of(2));
  CHECK(result[1].low == 2);
  CHECK(result[1].high == 2);
  CHECK(result[1].median == 2);
  CHECK(result[1].mean == near(2));
  CHECK(result[1].draws == 50);
  CHECK(result[0].chance_of_top(1) == 1.0);
  CHECK(result[1].chance_of_top(1) == 0.0);
  CHECK_FALSE(result[2].nominal);
  CHECK(result[2].draws == 0);
  CHECK_FALSE(result[2].chance_of_top(1));
}

TEST_CASE("the distribution of ranks under random weights is the analytic one") {
  // X is ahead where w_a > w_b, with w_a and w_b uniform on [.5, 1.5]: half of the draws, by
  // symmetry. With a better b for Y (1.1 against 1) it is ahead where w_a > 1.1 w_b, which is above
  // .5 on the whole range: the integral over w_b from .5 to 15/11 of (1.5 - 1.1 w_b), so [1.5 w -
  // .55 w^2] from .5 to 15/11.
  const double top = 15.0 / 11;
  const double share = (1.5 * top - 0.55 * top * top) - (1.5 * 0.5 - 0.55 * 0.25);
  const auto chance = [](double b) {
    const index_values values{{"X", "Y"}, {{"a", {{1, 0}, {}}}, {"b", {{0, b}, {}}}}};
    return *rank_uncertainty(two_figures(), values, {.draws = 20'000, .seed = 5, .weights = 0.5})[0]
                .chance_of_top(1);
  };
  // three standard errors of a share of 20,000 draws: 3 x .5 / sqrt(20000) = .0106
  CHECK(std::abs(chance(1) - 0.5) < 0.0106);
  CHECK(std::abs(chance(1.1) - share) < 0.0106);
}

TEST_CASE("the distribution of ranks under normal noise is the analytic one") {
  // X = 1 + e1, Y = 0 + e2 with deviations 1: P(X > Y) = Phi(1 / sqrt(2)) = .760250 (Abramowitz and
  // Stegun 26.2).
  const index_definition one("i", {}, {part("i", ""), part("a", "i")});
  const index_values values{{"X", "Y"}, {{"a", {{1, 0}, {}}}}};
  uncertainty_options plan{.draws = 20'000, .seed = 2};
  plan.noise["a"] = 1;
  CHECK(std::abs(*rank_uncertainty(one, values, plan)[0].chance_of_top(1) - 0.760250) < 0.0106);
}

TEST_CASE("normalisations and aggregations are drawn with equal probability") {
  // X = (.9, .1), Y = (.45, .45): the arithmetic mean puts X first, the geometric one Y.
  const index_values values{{"X", "Y"}, {{"a", {{0.9, 0.45}, {}}}, {"b", {{0.1, 0.45}, {}}}}};
  uncertainty_options plan{.draws = 10'000, .seed = 3};
  plan.aggregate = {arithmetic_mean{}, geometric_mean{}};
  const auto result = rank_uncertainty(two_figures(), values, plan);
  CHECK(std::abs(*result[0].chance_of_top(1) - 0.5) < 0.015);
  CHECK(result[0].low == 1);
  CHECK(result[0].high == 2);
  // Min-max puts X (0, .5, 1 in a) level with the raw values; ranks do not depend on how far ahead
  // Y is in b.
  std::vector<node> nodes{part("i", ""), part("a", "i"), part("b", "i", 1.5)};
  nodes[1].normalise = nodes[2].normalise = {min_max{}};
  const index_values three{{"X", "Y", "Z"}, {{"a", {{10, 9.9, 0}, {}}}, {"b", {{5, 10, 0}, {}}}}};
  plan.aggregate.clear();
  plan.normalise = {{min_max{}}, {rank_order{}}};
  const auto both = rank_uncertainty({"i", {}, nodes}, three, plan);
  CHECK(both[1].median == 1);  // Y leads by either
  CHECK(both[1].chance_of_top(1) == 1.0);
}

TEST_CASE(
    "the same seed gives the same ranks, another seed others; draws do not depend on each other") {
  const index_values values{{"X", "Y", "Z"}, {{"a", {{3, 2.9, 1}, {}}}, {"b", {{1, 1.2, 3}, {}}}}};
  const auto counts = [&](std::uint64_t seed, std::int64_t draws) {
    return rank_uncertainty(
               two_figures(), values,
               {.draws = draws, .seed = seed, .weights = 0.9, .relative_noise = 0.1})[0]
        .counts;
  };
  CHECK(counts(1, 500) == counts(1, 500));
  CHECK(counts(1, 500) != counts(2, 500));
  const auto drawn = counts(1, 499);
  std::map<std::int64_t, std::int64_t> first(drawn.begin(), drawn.end());
  const auto more = counts(1, 500);
  std::int64_t difference = 0;
  for (const auto& [place, n] : more) difference += n - first[place];
  CHECK(difference == 1);
}

TEST_CASE("rank_uncertainty reports its progress and can be interrupted") {
  const index_values values{{"X"}, {{"a", {{1}, {}}}}};
  std::size_t last = 0, all = 0;
  rank_uncertainty(two_figures(), values, {.draws = 7}, [&](std::size_t done, std::size_t total) {
    last = done;
    all = total;
    return true;
  });
  CHECK(last == 7);
  CHECK(all == 7);
  CHECK_THROWS_AS(
      rank_uncertainty(two_figures(), values, {.draws = 7}, [](auto, auto) { return false; }),
      interrupted);
}

TEST_CASE("invalid options of the uncertainty analysis throw") {
  const index_values values{{"X"}, {{"a", {{1}, {}}}}};
  const auto with = [&](auto change) {
    uncertainty_options plan;
    change(plan);
    return rank_uncertainty(two_figures(), values, plan);
  };
  CHECK_THROWS_AS(with([](auto& p) { p.draws = 0; }), invalid_value);
  CHECK_THROWS_AS(with([](auto& p) { p.weights = 1; }), invalid_value);
  CHECK_THROWS_AS(with([](auto& p) { p.relative_noise = -1; }), invalid_value);
  CHECK_THROWS_AS(with([](auto& p) { p.noise["a"] = missing_value; }), invalid_value);
  CHECK_THROWS_AS(with([](auto& p) { p.noise["c"] = 1; }), unknown_name);
}

TEST_CASE("ranks are counted in their order, and their counts sum to the draws") {
  const index_values values{{"X", "Y", "Z"},
                            {{"a", {{3, 2.9, 2.8}, {}}}, {"b", {{1, 1.2, 1.1}, {}}}}};
  for (const auto& d :
       rank_uncertainty(two_figures(), values,
                        {.draws = 300, .seed = 4, .weights = 0.9, .relative_noise = 0.2})) {
    std::int64_t sum = 0, before = 0;
    for (const auto& [position, count] : d.counts) {
      CHECK(position > before);
      CHECK(count > 0);
      before = position;
      sum += count;
    }
    CHECK(d.counts.size() == 3);
    CHECK(sum == 300);
    CHECK(d.draws == 300);
  }
}
