// tiendo/index/impl/index_definition.ipp: bodies of tiendo/index/index_definition.hpp.
#pragma once

#include "tiendo/index/index_definition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/already_checked.hpp"
#include "tiendo/core/detail/number_text.hpp"
#include "tiendo/core/detail/suggestion.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/direction.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/index/aggregation.hpp"
#include "tiendo/index/node.hpp"
#include "tiendo/index/normalisation.hpp"
#include "tiendo/index/scoring.hpp"
#include "tiendo/model/indicator.hpp"

namespace tiendo::inline v0_1::index::detail {

TIENDO_INLINE node_checker::node_checker(const std::vector<node>& nodes, const progress& report)
    : nodes_(nodes),
      steps_(report),
      suggest_(tiendo::detail::ids_of(nodes), "declare it, or correct the name") {
  for (const node& n : nodes) {
    steps_.step(parent_of_.size(), nodes.size());
    parent_of_[n.id] = n.parent;
    if (!n.parent.empty()) ++children_[n.parent];
    if (!std::holds_alternative<informational>(n.points)) weight_of_parts_[n.parent] += n.weight;
  }
}

TIENDO_INLINE std::vector<diagnostic> node_checker::check() {
  std::size_t roots = 0;
  std::unordered_map<std::string, std::size_t> occurrences;
  for (const node& n : nodes_) {
    steps_.step(occurrences.size(), nodes_.size());
    const std::size_t occurrence = ++occurrences[n.id];
    part_ = tiendo::detail::diagnostic_label("node", n.id, occurrence);
    if (occurrence > 1)
      add("id", fmt::format("the node '{}' is declared twice", n.id), "give each node a unique id");
    if (n.parent.empty()) ++roots;
    if (n.parent.empty() && roots > 1)
      add("parent", "is a second node without a parent", "name its parent: an index has one root");
    check_parent(n);
    check_numbers(n);
    check_kind(n, children_.contains(n.id));
  }
  if (roots == 0)
    found_.push_back({{},
                      "index",
                      "",
                      "there is no root: every node has a parent",
                      "leave out the parent of one"});
  return std::move(found_);
}

TIENDO_INLINE void node_checker::check_parent(const node& n) {
  if (n.parent.empty()) return;
  if (!parent_of_.contains(n.parent))
    return add("parent", fmt::format("there is no node '{}'", n.parent), suggest_(n.parent));
  if (!chain_ends(n.id)) add("parent", "makes the node an ancestor of itself", "break the cycle");
}

TIENDO_INLINE bool node_checker::chain_ends(const std::string& id) {
  std::unordered_set<std::string> visited;
  std::string at = id;
  bool ends = true;
  while (ends && !at.empty() && parent_of_.contains(at) && !ending_chains_.contains(at)) {
    ends = !cyclic_chains_.contains(at) && visited.insert(at).second;
    at = parent_of_[at];
  }
  (ends ? ending_chains_ : cyclic_chains_).insert(visited.begin(), visited.end());
  return ends;
}

TIENDO_INLINE void node_checker::check_numbers(const node& n) {
  if (!(std::isfinite(n.weight) && n.weight >= 0))
    add("weight", "is not a weight", "write a number >= 0");
  if (!(n.least_coverage >= 0 && n.least_coverage <= 1))
    add("least_coverage", "is not a share", "write a number from 0 to 1");
  if (n.decimals && !(*n.decimals >= 0 && *n.decimals <= 15))
    add("decimals", "is not a number of decimals", "write 0 to 15");
  if (const auto* r = std::get_if<ratio_points>(&n.points))
    if (!(r->full > 0 && std::isfinite(r->maximum)))
      add("score", "needs 'full' > 0 and a finite 'maximum'", "correct 'full' or 'maximum'");
  for (const normalisation& step : n.normalise) {
    if (const auto* g = std::get_if<goalposts>(&step)) check_goalposts(n, *g);
    if (const auto* scale = std::get_if<min_max>(&step))
      if (!(std::isfinite(scale->low) && std::isfinite(scale->high) && scale->low < scale->high))
        add("normalise",
            fmt::format("has a scale from {} to {}", tiendo::detail::number_text(scale->low),
                        tiendo::detail::number_text(scale->high)),
            "write the lower end first: the best value has the higher one, in any direction");
  }
}

TIENDO_INLINE void node_checker::check_goalposts(const node& n, const goalposts& g) {
  if (!(g.top > 0 && std::isfinite(g.top)))
    add("normalise", fmt::format("has the top {}", tiendo::detail::number_text(g.top)),
        "write the best score, above 0");
  for (const goalpost& post : {g.worst, g.best})
    if (post.is_quantile && !(post.value >= 0 && post.value <= 1))
      add("normalise", "has a quantile outside [0, 1]", "write .025 for the 2.5th percentile");
  if (g.worst.is_quantile || g.best.is_quantile) return;
  if (g.worst.value == g.best.value)
    add("normalise", "has two equal goalposts", "write different goalposts");
  const bool increasing = g.worst.value < g.best.value;
  if (increasing != (n.direction == direction::increase) && !children_.contains(n.id))
    add("normalise", "has goalposts that contradict the direction",
        "exchange 'worst' and 'best', or correct the direction");
}

TIENDO_INLINE void node_checker::check_kind(const node& n, bool inner) {
  if (inner && n.points.index() != 0)
    add("score", "scores a node that has parts", "score the parts instead");
  if (inner && n.zero_is_missing)
    add("zero_is_missing", "applies only to indicators", "set it for the parts");
  if (!inner && n.aggregate)
    add("aggregate", "is set for a node without parts", "add parts, or remove 'aggregate'");
  const bool sums = inner && n.aggregate && std::holds_alternative<weighted_sum>(*n.aggregate);
  if (sums && n.missing_parts == missing_policy::available)
    add("missing", "would count missing points as 0", "write missing = \"required\"");
  if (inner && weight_of_parts_[n.id] == 0)
    add("weight", "has no part with a weight > 0", "give at least one part a weight > 0");
}

}  // namespace tiendo::inline v0_1::index::detail

namespace tiendo::inline v0_1::index {

TIENDO_INLINE index_definition::index_definition(std::string id, label name,
                                                 std::vector<node> nodes, const progress& report)
    : id_(std::move(id)), name_(std::move(name)), nodes_(std::move(nodes)) {
  if (auto found = diagnostics_of(nodes_, report); !found.empty())
    throw input_error(fmt::format("the index '{}' has", id_), std::move(found));
  arrange(report);
}

TIENDO_INLINE index_definition::index_definition(tiendo::detail::already_checked, std::string id,
                                                 label name, std::vector<node> nodes,
                                                 const progress& report)
    : id_(std::move(id)), name_(std::move(name)), nodes_(std::move(nodes)) {
  arrange(report);
}

TIENDO_INLINE void index_definition::arrange(const progress& report) {
  tiendo::detail::watch steps(report);
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    steps.step(i, nodes_.size());
    positions_.emplace(nodes_[i].id, i);
  }
  parts_.resize(nodes_.size());
  for (std::size_t i = 0; i < nodes_.size(); ++i)
    if (nodes_[i].parent.empty())
      root_ = i;
    else
      parts_[positions_.at(nodes_[i].parent)].push_back(i);
  bottom_up_order_ = {root_};
  for (std::size_t i = 0; i < bottom_up_order_.size(); ++i) {
    const std::vector<std::size_t>& parts = parts_[bottom_up_order_[i]];
    bottom_up_order_.insert(bottom_up_order_.end(), parts.begin(), parts.end());
  }
  std::reverse(bottom_up_order_.begin(), bottom_up_order_.end());
}

TIENDO_INLINE std::optional<std::size_t> index_definition::find(const std::string& node_id) const {
  const auto at = positions_.find(node_id);
  return at == positions_.end() ? std::nullopt : std::optional(at->second);
}

}  // namespace tiendo::inline v0_1::index
