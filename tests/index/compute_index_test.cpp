#include "tiendo/index/compute_index.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <vector>

#include "support/near.hpp"
#include "support/small_index.hpp"
#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::index;
using namespace tiendo::statistics;
using namespace tiendo::statistics::detail;
using namespace tiendo::index::detail;
using support::near;
using support::part;

TEST_CASE("an index is computed level by level, with given or equal weights") {
  // By hand: a = (2 x .9 + 1 x .3) / 3 = .7; index = (.7 + .5) / 2 = .6.
  const index_definition index(
      "i", {},
      {part("i", ""), part("a", "i"), part("b", "i"), part("a1", "a", 2), part("a2", "a")});
  const auto result =
      compute_index(index, {{"X"}, {{"a1", {{0.9}, {}}}, {"a2", {{0.3}, {}}}, {"b", {{0.5}, {}}}}});
  CHECK(result.of("a").scores[0] == near(0.7));
  CHECK(result.of_index().scores[0] == near(0.6));
  CHECK(result.of_index().coverage[0] == near(1));
  CHECK_THROWS_AS(result.of("c"), unknown_name);
}

TEST_CASE("a missing value has no weight and lowers the coverage") {
  const index_definition index("i", {},
                               {part("i", ""), part("a", "i"), part("b", "i"), part("c", "i")});
  const auto result = compute_index(index, {{"X", "Y", "Z"},
                                            {{"a", {{0.9, 0.9, missing_value}, {}}},
                                             {"b", {{0.6, 0.6, missing_value}, {}}},
                                             {"c", {{0.3, missing_value, missing_value}, {}}}}});
  const node_scores& whole = result.of_index();
  CHECK(whole.scores[0] == near(0.6));
  CHECK(whole.scores[1] == near(0.75));
  CHECK(whole.coverage[1] == near(2.0 / 3));
  CHECK(whole.scores.reason_at(2) == reason::no_observation);
  CHECK(whole.coverage[2] == 0);
}

TEST_CASE("a score is missing with too low a coverage or without a required part") {
  std::vector<node> nodes{part("i", ""),  part("a", "i"), part("b", "i"),
                          part("c", "i"), part("d", "i"), part("e", "i")};
  nodes[0].least_coverage = 0.8;
  const auto values = [](double d, double e) {
    return index_values{
        {"X"},
        {{"a", {{1}, {}}}, {"b", {{1}, {}}}, {"c", {{1}, {}}}, {"d", {{d}, {}}}, {"e", {{e}, {}}}}};
  };
  CHECK(compute_index({"i", {}, nodes}, values(1, missing_value)).of_index().scores[0] ==
        near(1));  // .8 suffices
  CHECK(compute_index({"i", {}, nodes}, values(missing_value, missing_value))
            .of_index()
            .scores.reason_at(0) == reason::coverage_too_low);
  nodes[0].missing_parts = missing_policy::required;
  CHECK(compute_index({"i", {}, nodes}, values(1, missing_value)).of_index().scores.reason_at(0) ==
        reason::no_observation);
  nodes[5].weight = 0;  // a part with weight 0 is not required
  CHECK(compute_index({"i", {}, nodes}, values(1, missing_value)).of_index().scores[0] == near(1));
}

TEST_CASE("the sigma of a z-score has an effect in a mean of two indicators with missing values") {
  // By hand: a = 0, 2 and b = 0, 3, 6 (Z has no a). Population: a z = -1, 1; b sigma sqrt(6), z =
  // -1.224745, 0, 1.224745. Means: X (-1 - 1.224745) / 2 = -1.112372, Y (1 + 0) / 2 = .5,
  // Z 1.224745; min-max: X 0, Y 1.612372 / 2.337117 = .689898, Z 1. Sample: a z = -+.707107; b
  // sigma 3, z = -1, 0, 1; X -.853553, Y .353553, Z 1: Y 1.207107 / 1.853553 = .651240.
  for (const auto& [sigma, y] :
       {std::pair(deviation::population, 0.689898), {deviation::sample, 0.651240}}) {
    std::vector<node> nodes{part("i", ""), part("a", "i"), part("b", "i")};
    nodes[1].normalise = nodes[2].normalise = {z_score{sigma}};
    nodes[0].normalise = {min_max{}};
    const auto result = compute_index(
        {"i", {}, nodes},
        {{"X", "Y", "Z"}, {{"a", {{0, 2, missing_value}, {}}}, {"b", {{0, 3, 6}, {}}}}});
    CHECK(result.of_index().scores[0] == near(0));
    CHECK(result.of_index().scores[1] == doctest::Approx(y).epsilon(1e-6));
    CHECK(result.of_index().scores[2] == near(1));
  }
}

TEST_CASE("an indicator where lower is better is reversed") {
  std::vector<node> nodes{part("i", ""), part("a", "i")};
  nodes[1].direction = direction::decrease;
  nodes[1].normalise = {min_max{}};
  const auto result = compute_index({"i", {}, nodes}, {{"X", "Y"}, {{"a", {{2, 8}, {}}}}});
  CHECK(result.of_index().scores[0] == 1);
  CHECK(result.of_index().scores[1] == 0);
}

TEST_CASE("published scores of a component replace those of its parts") {
  const index_definition index(
      "i", {}, {part("i", ""), part("a", "i"), part("b", "i"), part("a1", "a"), part("a2", "a")});
  const auto result = compute_index(
      index, {{"X", "Y"},
              {{"a", {{0.4, missing_value}, {}}}, {"a1", {{1, 1}, {}}}, {"b", {{0.6, 0.6}, {}}}}});
  CHECK(result.of_index().scores[0] == near(0.5));
  CHECK(result.of_index().coverage[0] == near(1));
  CHECK(result.of_index().scores[1] ==
        near(0.6));  // a missing published score is not computed from the parts
  CHECK(result.of_index().coverage[1] == near(1.0 / 3));
}

TEST_CASE("points of a scoring sheet are added level by level") {
  std::vector<node> nodes{part("i", ""), part("meetings", "i"), part("plan", "i"),
                          part("online", "i"), part("note", "i")};
  nodes[0].aggregate = weighted_sum{};
  nodes[0].missing_parts = missing_policy::required;
  nodes[1].points = step_points{{{4, 20}, {3, 15}, {2, 10}, {1, 5}, {0, 0}}};
  nodes[2].points = lookup_score{{{"full", 10}, {"half", 5}, {"none", 0}}};
  nodes[3].points = ratio_points{50};
  nodes[4].points = informational{};
  const index_values values{{"X", "Y"},
                            {{"meetings", {{3, 4}, {}}},
                             {"plan", {{}, {"half", ""}}},
                             {"online", {{0.8, 1}, {}}},
                             {"note", {{7, missing_value}, {}}}}};
  const auto result = compute_index({"i", {}, nodes}, values);
  CHECK(result.of_index().scores[0] == near(60));  // 15 + 5 + 40
  CHECK(result.of("note").scores[0] == 7);         // shown, not aggregated
  CHECK(result.of_index().coverage[0] == near(1));
  CHECK(result.of_index().scores.reason_at(1) ==
        reason::no_observation);  // no category of the plan: no sum
}

TEST_CASE("a zero may code a missing value") {
  std::vector<node> nodes{part("i", ""), part("a", "i"), part("b", "i")};
  nodes[1].zero_is_missing = true;
  const auto result =
      compute_index({"i", {}, nodes}, {{"X"}, {{"a", {{0}, {}}}, {"b", {{0}, {}}}}});
  CHECK(result.of("a").scores.reason_at(0) == reason::no_observation);
  CHECK(result.of_index().scores[0] == 0);
  CHECK(result.of_index().coverage[0] == near(0.5));
}

TEST_CASE("invalid values throw with all problems at once") {
  const index_definition index("i", {}, {part("i", ""), part("a", "i")});
  try {
    compute_index(index, {{"X", "X"}, {{"c", {{1, 2}, {}}}}});
    FAIL("must throw");
  } catch (const invalid_value& e) {
    CHECK(std::string(e.what()).find("a unit occurs twice") != std::string::npos);
    CHECK(std::string(e.what()).find("c: belongs to no node") != std::string::npos);
  }
}

TEST_CASE(
    "10,000 random indices: scores are monotone in every indicator and do not depend on the order "
    "of units") {
  support::dice dice(11);
  std::vector<node> nodes{part("i", ""), part("a", "i", 2), part("b", "i"), part("a1", "a"),
                          part("a2", "a", 3)};
  nodes[1].aggregate = geometric_mean{};
  for (int round = 0; round < 10'000; ++round) {
    index_values values{{"X", "Y"}, {}};
    for (const char* id : {"a1", "a2", "b"})
      values.columns[id] = {{dice.between(0, 1), dice.between(0, 1)}, {}};
    const auto before = compute_index({"i", {}, nodes}, values);
    index_values swapped = values;
    for (auto& [id, c] : swapped.columns) std::swap(c.values[0], c.values[1]);
    const auto turned = compute_index({"i", {}, nodes}, swapped);
    REQUIRE(before.of_index().scores[0] == turned.of_index().scores[1]);
    auto raised = std::next(values.columns.begin(), dice.whole(0, 2));
    raised->second.values[0] += dice.between(0, 1);
    const auto after = compute_index({"i", {}, nodes}, values);
    REQUIRE(after.of_index().scores[0] >= before.of_index().scores[0] - 1e-12);
    REQUIRE(after.of_index().scores[1] == before.of_index().scores[1]);
  }
}

TEST_CASE("the computation of an index is stopped by its callback") {
  // units enough that the computation lasts longer than the time between two calls
  index_values values;
  for (int i = 0; i < 300'000; ++i) values.units.push_back("u" + std::to_string(i));
  for (const char* id : {"a", "b"})
    values.columns[id] = {std::vector<double>(values.units.size(), .5), {}};
  const index_definition index("i", {}, {part("i", ""), part("a", "i"), part("b", "i")});
  std::size_t nodes = 0;
  const auto stop = [&](std::size_t, std::size_t total) {
    nodes = total;
    return false;
  };
  CHECK_THROWS_AS(compute_index(index, values, stop), interrupted);
  CHECK(nodes == 3);
}
