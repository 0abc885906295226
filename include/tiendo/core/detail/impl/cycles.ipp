// tiendo/core/detail/impl/cycles.ipp: bodies of tiendo/core/detail/cycles.hpp.
#pragma once

#include "tiendo/core/detail/cycles.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/progress.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE std::vector<bool> on_cycle(const std::vector<std::vector<std::size_t>>& edges,
                                         const progress& report) {
  const std::size_t n = edges.size();
  std::vector<bool> found(n, false), in_component(n, false);
  std::vector<std::size_t> order(n, 0), lowest(n, 0), component;  // an order of 0 is not visited
  std::vector<std::pair<std::size_t, std::size_t>> path;          // nodes and their next edges
  std::size_t visited = 0;
  watch steps(report);
  const auto visit = [&](std::size_t node) {
    order[node] = lowest[node] = ++visited;
    component.push_back(node);
    in_component[node] = true;
    path.emplace_back(node, 0);
  };
  for (std::size_t start = 0; start < n; ++start) {
    if (order[start] == 0) visit(start);
    while (!path.empty()) {
      steps.step(visited, n);
      auto& [node, next_edge] = path.back();
      if (next_edge < edges[node].size()) {
        const std::size_t to = edges[node][next_edge++];
        if (to == node) found[node] = true;
        if (order[to] == 0)
          visit(to);
        else if (in_component[to])
          lowest[node] = std::min(lowest[node], order[to]);
        continue;
      }
      const std::size_t done = node;
      path.pop_back();
      if (!path.empty())
        lowest[path.back().first] = std::min(lowest[path.back().first], lowest[done]);
      if (lowest[done] != order[done]) continue;
      const bool several = component.back() != done;
      for (std::size_t member = n; member != done;) {
        member = component.back();
        component.pop_back();
        in_component[member] = false;
        if (several) found[member] = true;
      }
    }
  }
  return found;
}

}  // namespace tiendo::inline v0_1::detail
