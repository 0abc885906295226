#include "tiendo/index/index_definition.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <vector>

#include "support/small_index.hpp"
#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::index;
using namespace tiendo::statistics::detail;
using namespace tiendo::index::detail;
using support::part;

namespace {
std::vector<std::string> problems(const std::vector<node>& nodes) {
  std::vector<std::string> lines;
  for (const diagnostic& d : diagnostics_of(nodes))
    lines.push_back(d.subject + ", " + d.field + ": " + d.problem);
  return lines;
}
using lines = std::vector<std::string>;
}  // namespace

TEST_CASE("the nodes of an index form a tree in bottom-up order") {
  const index_definition index(
      "i", {}, {part("i", ""), part("a", "i"), part("b", "i"), part("a1", "a"), part("a2", "a")});
  CHECK(index.root() == 0);
  CHECK(index.parts_of(0) == std::vector<std::size_t>{1, 2});
  CHECK(index.parts_of(1) == std::vector<std::size_t>{3, 4});
  CHECK(index.is_figure(2));
  CHECK_FALSE(index.is_figure(1));
  CHECK(index.find("a2") == std::size_t{4});
  CHECK_FALSE(index.find("c"));
  std::vector<bool> done(5, false);
  for (const std::size_t at : index.bottom_up_order()) {
    for (const std::size_t p : index.parts_of(at)) CHECK(done[p]);
    done[at] = true;
  }
  CHECK(index.bottom_up_order().size() == 5);
}

TEST_CASE("every problem of a tree is reported") {
  CHECK(problems({part("a", "i"), part("i", ""), part("a", "i")}) ==
        lines{"node a (2), id: the node 'a' is declared twice"});
  CHECK(problems({part("i", ""), part("j", "")}) ==
        lines{"node j, parent: is a second node without a parent"});
  CHECK(problems({part("i", ""), part("a", "b")}) == lines{"node a, parent: there is no node 'b'"});
  CHECK(problems({part("i", ""), part("a", "b"), part("b", "a")}) ==
        lines{"node a, parent: makes the node an ancestor of itself",
              "node b, parent: makes the node an ancestor of itself"});
  CHECK(problems({}) == lines{"index, : there is no root: every node has a parent"});
}

TEST_CASE("every problem of a node is reported") {
  std::vector<node> nodes{part("i", ""), part("a", "i")};
  nodes[1].weight = -1;
  nodes[1].least_coverage = 80;
  CHECK(problems(nodes) ==
        lines{"node a, weight: is not a weight", "node a, least_coverage: is not a share"});
  nodes[1] = part("a", "i");
  nodes[1].aggregate = arithmetic_mean{};
  CHECK(problems(nodes) == lines{"node a, aggregate: is set for a node without parts"});
  nodes[1] = part("a", "i");
  nodes[1].normalise = {goalposts{goalpost::at(10), goalpost::at(0)}};
  CHECK(problems(nodes) == lines{"node a, normalise: has goalposts that contradict the direction"});
  nodes[1].normalise = {goalposts{goalpost::quantile(2.5), goalpost::at(10)}};
  CHECK(problems(nodes) == lines{"node a, normalise: has a quantile outside [0, 1]"});
  nodes[1].normalise = {goalposts{goalpost::at(1), goalpost::at(1)}};
  CHECK(problems(nodes).front() == "node a, normalise: has two equal goalposts");
  nodes[1] = part("a", "i");
  nodes[1].points = ratio_points{10, 0};
  CHECK(problems(nodes) == lines{"node a, score: needs 'full' > 0 and a finite 'maximum'"});
  nodes[1].points = informational{};
  CHECK(problems(nodes) == lines{"node i, weight: has no part with a weight > 0"});
}

TEST_CASE("a weighted sum does not count a missing part as 0") {
  std::vector<node> nodes{part("i", ""), part("a", "i")};
  nodes[0].aggregate = weighted_sum{};
  CHECK(problems(nodes) == lines{"node i, missing: would count missing points as 0"});
  nodes[0].missing_parts = missing_policy::required;
  CHECK(problems(nodes).empty());
}

TEST_CASE("an invalid tree throws") {
  CHECK_THROWS_AS(index_definition("i", {}, {part("i", ""), part("a", "b")}), invalid_value);
}

TEST_CASE("a chain of 20,000 nodes needs no deep recursion") {
  std::vector<node> nodes{part("0", "")};
  for (int i = 1; i < 20'000; ++i) nodes.push_back(part(std::to_string(i), std::to_string(i - 1)));
  const index_definition index("chain", {}, nodes);
  CHECK(index.bottom_up_order().front() == 19'999);
  nodes.front().parent = "19999";
  CHECK(diagnostics_of(nodes).size() ==
        20'001);  // each is an ancestor of itself, and there is no root
}

TEST_CASE("the ends of a scale are in order, and a top lies above 0") {
  const auto of = [](const normalisation& step) {
    node a = part("a", "i");
    a.normalise = {step};
    return problems({part("i", ""), a});
  };
  CHECK(of(min_max{0, 1}).empty());
  CHECK(of(min_max{-5, 100}).empty());
  CHECK(of(min_max{1, 0}) == lines{"node a, normalise: has a scale from 1 to 0"});
  CHECK(of(min_max{50'000, 50'000}) ==
        lines{"node a, normalise: has a scale from 50,000 to 50,000"});
  CHECK(of(min_max{0, std::numeric_limits<double>::infinity()}).size() == 1);
  CHECK(of(min_max{std::numeric_limits<double>::quiet_NaN(), 1}).size() == 1);
  goalposts posts;
  posts.worst = goalpost::at(0);
  posts.best = goalpost::at(10);
  CHECK(of(posts).empty());
  posts.top = -1;
  CHECK(of(posts) == lines{"node a, normalise: has the top -1"});
  posts.top = 0;
  CHECK(of(posts).size() == 1);
}

TEST_CASE("the check of an index, and an index, are stopped by their callback") {
  const progress stop = [](std::size_t, std::size_t) { return false; };
  const std::vector<node> nodes{part("i", ""), part("a", "i")};
  CHECK_THROWS_AS(diagnostics_of(nodes, stop), interrupted);
  CHECK_THROWS_AS(index_definition("i", {}, nodes, stop), interrupted);
}
