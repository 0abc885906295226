// tiendo/index/index_definition.hpp: the definition of an index, a validated tree of nodes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "tiendo/core/detail/already_checked.hpp"
#include "tiendo/core/detail/suggestion.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/index/node.hpp"
#include "tiendo/index/normalisation.hpp"

namespace tiendo::inline v0_1::index {

namespace detail {

/// Finds all problems of the nodes of an index.
class node_checker {
 public:
  node_checker(const std::vector<node>& nodes, const progress& report);

  std::vector<diagnostic> check();

 private:
  void add(std::string field, std::string problem, std::string remedy) {
    found_.push_back({{}, part_, std::move(field), std::move(problem), std::move(remedy)});
  }

  void check_parent(const node& n);

  /// Whether the chain of parents of a node ends, at a root or at an unknown parent.
  bool chain_ends(const std::string& id);

  void check_numbers(const node& n);

  void check_goalposts(const node& n, const goalposts& g);

  void check_kind(const node& n, bool inner);

  const std::vector<node>& nodes_;
  tiendo::detail::watch steps_;
  tiendo::detail::suggestions suggest_;
  std::string part_;  ///< the node that is being checked
  std::unordered_map<std::string, std::size_t> children_;
  std::unordered_map<std::string, std::string> parent_of_;
  std::unordered_map<std::string, double> weight_of_parts_;
  std::unordered_set<std::string> ending_chains_;
  std::unordered_set<std::string> cyclic_chains_;
  std::vector<diagnostic> found_;
};

}  // namespace detail

/// All problems of the nodes of an index. Throws `interrupted` if `report`, which is called about
/// every 50 milliseconds, returns false.
inline std::vector<diagnostic> diagnostics_of(const std::vector<node>& nodes,
                                              const progress& report = {}) {
  return detail::node_checker(nodes, report).check();
}

/// An index whose nodes form one tree. It is immutable and safe to read from several threads. Of a
/// temporary index, members return copies.
class index_definition {
 public:
  /// Throws `input_error` with every fault, and `interrupted` if `report` returns false.
  index_definition(std::string id, label name, std::vector<node> nodes,
                   const progress& report = {});
  /// The index of nodes that have been checked.
  index_definition(tiendo::detail::already_checked, std::string id, label name,
                   std::vector<node> nodes, const progress& report);

  const std::string& id() const& noexcept { return id_; }
  std::string id() && { return std::move(id_); }
  const label& name() const& noexcept { return name_; }
  label name() && { return std::move(name_); }
  const std::vector<node>& nodes() const& noexcept { return nodes_; }
  std::vector<node> nodes() && { return std::move(nodes_); }
  std::size_t root() const noexcept { return root_; }
  /// The parts of a node, in the order of the nodes.
  const std::vector<std::size_t>& parts_of(std::size_t node) const& { return parts_[node]; }
  std::vector<std::size_t> parts_of(std::size_t node) && { return parts_[node]; }
  /// Whether a node is an indicator, that is, has no parts.
  bool is_figure(std::size_t node) const { return parts_[node].empty(); }
  /// Every node after its parts.
  const std::vector<std::size_t>& bottom_up_order() const& noexcept { return bottom_up_order_; }
  std::vector<std::size_t> bottom_up_order() && { return std::move(bottom_up_order_); }

  /// The position of the node with that id; nothing where there is none.
  std::optional<std::size_t> find(const std::string& node_id) const;

 private:
  /// Finds the parts of each node, and the order in which they are computed.
  void arrange(const progress& report);

  std::string id_;
  label name_;
  std::vector<node> nodes_;
  std::unordered_map<std::string, std::size_t> positions_;
  std::vector<std::vector<std::size_t>> parts_;
  std::vector<std::size_t> bottom_up_order_;
  std::size_t root_ = 0;
};

}  // namespace tiendo::inline v0_1::index

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/index/impl/index_definition.ipp"
#endif
