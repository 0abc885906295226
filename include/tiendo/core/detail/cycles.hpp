// tiendo/core/detail/cycles.hpp: members of cycles of a directed graph.
#pragma once

#include <cstddef>
#include <vector>

#include "tiendo/core/progress.hpp"

namespace tiendo::inline v0_1::detail {

/// Whether each node of a directed graph lies on a cycle, which an edge to itself is as well.
/// `edges[i]` has the nodes to which edges of node i lead. A node from which a cycle can be reached
/// without lying on it is not marked. Tarjan's strongly connected components (SIAM J. Comput. 1,
/// 1972), without recursion, in time linear in nodes and edges. Worked: of 0 to 1, 1 to 2, 2 to 1
/// and 3 to 3, the nodes 1, 2 and 3 lie on cycles. Throws `interrupted` if `report` returns false.
std::vector<bool> on_cycle(const std::vector<std::vector<std::size_t>>& edges,
                           const progress& report = {});

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/core/detail/impl/cycles.ipp"
#endif
