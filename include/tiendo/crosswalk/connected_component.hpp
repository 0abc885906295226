// tiendo/crosswalk/connected_component.hpp: the blocks of a reform over which totals are exact.
#pragma once

#include <array>
#include <cstddef>
#include <numeric>
#include <string_view>
#include <vector>

#include "tiendo/crosswalk/reform.hpp"

namespace tiendo::crosswalk {

/// Areas that the edges of a reform connect, by their places in it. Whatever is counted over the
/// areas before is the same over the areas after, without any share being known. A block with one
/// area after is an exact union. Worked: A whole and B partly to X, B's rest to Y: one block, {A,
/// B} to {X, Y}.
struct connected_component {
  std::vector<std::size_t> before = {};
  std::vector<std::size_t> after = {};
  std::vector<std::size_t> links = {};
};

namespace detail {
/// Sets that are joined (union by size, paths halved): any n joins and finds follow fewer than a
/// few n links. Source: Tarjan and van Leeuwen, Journal of the ACM 31(2), 1984.
class disjoint_sets {
 public:
  explicit disjoint_sets(std::size_t n) : parent_(n), size_(n, 1) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }

  std::size_t find(std::size_t i);
  void join(std::size_t a, std::size_t b);
  /// How many links have been followed so far.
  std::size_t followed() const noexcept { return followed_; }

 private:
  std::vector<std::size_t> parent_;
  std::vector<std::size_t> size_;
  std::size_t followed_ = 0;
};

/// The areas before, then those after, joined by the edges.
disjoint_sets joined_areas(const reform& r);
}  // namespace detail

/// The blocks in the order of their first area before, then those that have none. Time and memory
/// grow with the number of areas and edges.
std::vector<connected_component> connected_components(const reform& r);

/// What happened to the areas of a component.
enum class change_kind {
  create,    ///< an area begins that no other one gave territory to
  merge,     ///< several areas become one
  split,     ///< one area becomes several
  transfer,  ///< several areas become several: territory moved between them
  rename,    ///< another name, the same territory
  reparent,  ///< another parent
  recode,    ///< another code
  dissolve,  ///< an area ends and no other one takes it over
};

inline constexpr std::array<std::string_view, 8> change_names{
    "create", "merge", "split", "transfer", "rename", "reparent", "recode", "dissolve"};

constexpr std::string_view to_string(change_kind k) {
  return change_names[static_cast<std::size_t>(k)];
}

/// What happened in a component. One area that becomes one is a recode if the code changes, else a
/// rename if the name does, else a reparent.
change_kind kind_of(const connected_component& c, const reform& r);

}  // namespace tiendo::crosswalk

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/crosswalk/impl/connected_component.ipp"
#endif
