// tiendo/index/impl/index_definition.ipp: bodies of tiendo/index/index_definition.hpp.
#pragma once

#include "tiendo/index/index_definition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/suggestion.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/direction.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/index/aggregation.hpp"
#include "tiendo/index/node.hpp"
#include "tiendo/index/normalisation.hpp"
#include "tiendo/index/scoring.hpp"
#include "tiendo/model/indicator.hpp"

namespace tiendo::index::detail {

TIENDO_INLINE node_checker::node_checker(const std::vector<node>& nodes) : nodes_(nodes) {
  for (const node& n : nodes) {
    parent_of_[n.id] = n.parent;
    if (!n.parent.empty()) ++children_[n.parent];
    if (!std::holds_alternative<informational>(n.points)) weight_of_parts_[n.parent] += n.weight;
  }
}

TIENDO_INLINE std::vector<diagnostic> node_checker::check() {
  std::size_t roots = 0;
  std::map<std::string, std::size_t> occurrences;
  for (const node& n : nodes_) {
    const std::size_t occurrence = ++occurrences[n.id];
    part_ = tiendo::detail::diagnostic_label("node", n.id, occurrence);
    if (occurrence > 1)
      add("id", fmt::format("the node '{}' is declared twice", n.id), "give each an id of its own");
    if (n.parent.empty()) ++roots;
    if (n.parent.empty() && roots > 1)
      add("parent", "is a second node without a parent", "name its parent: an index has one root");
    check_place(n);
    check_numbers(n);
    check_kind(n, children_.contains(n.id));
  }
  if (roots == 0)
    found_.push_back(
        {{}, "index", "", "no node is the index itself", "leave out the parent of one"});
  return std::move(found_);
}

TIENDO_INLINE void node_checker::check_place(const node& n) {
  if (n.parent.empty()) return;
  if (!parent_of_.contains(n.parent))
    return add("parent", fmt::format("there is no node '{}'", n.parent),
               tiendo::detail::suggestion(n.parent, tiendo::detail::ids_of(nodes_),
                                          "declare it, or correct the name"));
  if (!leads_out(n.id)) add("parent", "makes it a part of itself", "break the cycle");
}

TIENDO_INLINE bool node_checker::leads_out(const std::string& id) {
  std::set<std::string> way;
  std::string at = id;
  bool out = true;
  while (out && !at.empty() && parent_of_.contains(at) && !leading_out_.contains(at)) {
    out = !circling_.contains(at) && way.insert(at).second;
    at = parent_of_[at];
  }
  (out ? leading_out_ : circling_).insert(way.begin(), way.end());
  return out;
}

TIENDO_INLINE void node_checker::check_numbers(const node& n) {
  if (!(std::isfinite(n.weight) && n.weight >= 0))
    add("weight", "is not a weight", "write 0 or more");
  if (!(n.least_coverage >= 0 && n.least_coverage <= 1))
    add("least_coverage", "is not a share", "write a number from 0 to 1");
  if (n.decimals && !(*n.decimals >= 0 && *n.decimals <= 15))
    add("decimals", "is not a number of decimals", "write 0 to 15");
  if (const auto* r = std::get_if<ratio_points>(&n.points))
    if (!(r->full > 0 && std::isfinite(r->maximum)))
      add("score", "has no ratio", "'full' lies above 0");
  for (const normalisation& step : n.normalise)
    if (const auto* g = std::get_if<goalposts>(&step)) check_posts(n, *g);
}

TIENDO_INLINE void node_checker::check_posts(const node& n, const goalposts& g) {
  for (const goalpost& post : {g.worst, g.best})
    if (post.is_quantile && !(post.value >= 0 && post.value <= 1))
      add("normalise", "has a quantile outside of 0 to 1", "write .025 for the 2.5th percentile");
  if (g.worst.is_quantile || g.best.is_quantile) return;
  if (g.worst.value == g.best.value)
    add("normalise", "has two posts in one place", "set them apart");
  const bool rises = g.worst.value < g.best.value;
  if (rises != (n.direction == direction::increase) && !children_.contains(n.id))
    add("normalise", "has posts that contradict the direction",
        "the worst post is the one that nobody wants");
}

TIENDO_INLINE void node_checker::check_kind(const node& n, bool inner) {
  if (inner && n.points.index() != 0)
    add("score", "scores a node that has parts", "score the parts");
  if (inner && n.zero_is_missing)
    add("zero_is_missing", "speaks of a figure", "say it of the parts");
  if (!inner && n.aggregate)
    add("aggregate", "has nothing to aggregate", "give it parts, or remove this");
  const bool sums = inner && n.aggregate && std::holds_alternative<weighted_sum>(*n.aggregate);
  if (sums && n.missing_parts == missing_policy::available)
    add("missing", "would count missing points as 0", "write missing = \"required\"");
  if (inner && weight_of_parts_[n.id] == 0)
    add("weight", "has no part with a weight", "give one a weight above 0");
}

}  // namespace tiendo::index::detail

namespace tiendo::index {

TIENDO_INLINE index_definition::index_definition(std::string id, label name,
                                                 std::vector<node> nodes)
    : id_(std::move(id)), name_(std::move(name)), nodes_(std::move(nodes)) {
  if (auto found = diagnostics_of(nodes_); !found.empty())
    throw validation_error(fmt::format("the index '{}' has", id_), std::move(found));
  for (std::size_t i = 0; i < nodes_.size(); ++i) places_.emplace(nodes_[i].id, i);
  parts_.resize(nodes_.size());
  for (std::size_t i = 0; i < nodes_.size(); ++i)
    if (nodes_[i].parent.empty())
      root_ = i;
    else
      parts_[places_.at(nodes_[i].parent)].push_back(i);
  upwards_ = {root_};
  for (std::size_t i = 0; i < upwards_.size(); ++i) {
    const std::vector<std::size_t>& parts = parts_[upwards_[i]];
    upwards_.insert(upwards_.end(), parts.begin(), parts.end());
  }
  std::reverse(upwards_.begin(), upwards_.end());
}

TIENDO_INLINE std::optional<std::size_t> index_definition::find(const std::string& node_id) const {
  const auto at = places_.find(node_id);
  return at == places_.end() ? std::nullopt : std::optional(at->second);
}

}  // namespace tiendo::index
