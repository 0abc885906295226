#include "tiendo/core/detail/cycles.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using tiendo::detail::on_cycle;
using edges = std::vector<std::vector<std::size_t>>;

TEST_CASE("members of cycles are marked, and what leads to them is not") {
  CHECK(on_cycle({}).empty());
  CHECK(on_cycle({{}}) == std::vector<bool>{false});
  CHECK(on_cycle({{0}}) == std::vector<bool>{true});
  CHECK(on_cycle({{1}, {2}, {1}, {3}}) == std::vector<bool>{false, true, true, true});
  CHECK(on_cycle({{1}, {2}, {}}) == std::vector<bool>{false, false, false});
  CHECK(on_cycle({{1, 2}, {3}, {3}, {}}) == std::vector<bool>(4, false));  // two ways, no cycle
  CHECK(on_cycle({{1}, {0}, {3}, {4}, {2, 0}}) == std::vector<bool>(5, true));
}

TEST_CASE("a long cycle and a long chain need no stack") {
  const std::size_t n = 1'000'000;
  edges chain(n);
  for (std::size_t i = 0; i + 1 < n; ++i) chain[i] = {i + 1};
  CHECK(on_cycle(chain) == std::vector<bool>(n, false));
  chain[n - 1] = {1};
  const std::vector<bool> found = on_cycle(chain);
  CHECK_FALSE(found[0]);
  CHECK(std::count(found.begin(), found.end(), true) == n - 1);
}

TEST_CASE("the same nodes as by definition: those that reach themselves") {
  std::mt19937 random(7);
  for (int run = 0; run < 500; ++run) {
    const std::size_t n = 1 + random() % 8;
    edges graph(n);
    for (std::size_t e = random() % (2 * n); e > 0; --e)
      graph[random() % n].push_back(random() % n);
    // The transitive closure by Warshall's algorithm.
    std::vector<std::vector<bool>> reach(n, std::vector<bool>(n, false));
    for (std::size_t i = 0; i < n; ++i)
      for (const std::size_t j : graph[i]) reach[i][j] = true;
    for (std::size_t k = 0; k < n; ++k)
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
          if (reach[i][k] && reach[k][j]) reach[i][j] = true;
    const std::vector<bool> found = on_cycle(graph);
    for (std::size_t i = 0; i < n; ++i) CHECK(found[i] == reach[i][i]);
  }
}

TEST_CASE("the search for cycles is stopped by its callback") {
  CHECK_THROWS_AS(on_cycle({{1}, {0}}, [](std::size_t, std::size_t) { return false; }),
                  tiendo::interrupted);
}
