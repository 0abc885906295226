// tiendo/crosswalk/connected_component.hpp: connected components of a reform, over which totals are
// exact.
#pragma once

#include <array>
#include <cstddef>
#include <numeric>
#include <string_view>
#include <vector>

#include "tiendo/core/progress.hpp"
#include "tiendo/crosswalk/reform.hpp"

namespace tiendo::inline v0_1::crosswalk {

/// Areas that the links of a reform connect, by their positions in it. A total over the areas
/// before equals that over the areas after, even where no share is known. A component with one area
/// after is an exact union. Worked: A goes to X in full, B in parts to X and Y: one component, {A,
/// B} to {X, Y}.
struct connected_component {
  std::vector<std::size_t> before = {};
  std::vector<std::size_t> after = {};
  std::vector<std::size_t> links = {};
};

namespace detail {
/// Disjoint sets (union by size, path halving): n operations follow O(n alpha(n)) links, where
/// alpha is the inverse Ackermann function. Source: Tarjan and van Leeuwen, Journal of the ACM
/// 31(2), 1984.
class disjoint_sets {
 public:
  explicit disjoint_sets(std::size_t n) : parent_(n), size_(n, 1) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }

  std::size_t find(std::size_t i);
  void join(std::size_t a, std::size_t b);
  /// The number of links followed so far.
  std::size_t followed() const noexcept { return followed_; }

 private:
  std::vector<std::size_t> parent_;
  std::vector<std::size_t> size_;
  std::size_t followed_ = 0;
};

/// The areas before, then those after, joined by the links.
disjoint_sets joined_areas(const reform& r, const progress& report = {});
}  // namespace detail

/// The components in the order of their first area before, then those without an area before. Time
/// and memory are linear in the number of areas and links. Throws `interrupted` if `report`, which
/// is called about every 50 milliseconds, returns false.
std::vector<connected_component> connected_components(const reform& r, const progress& report = {});

/// The kind of change of the areas of a component.
enum class change_kind {
  create,    ///< a new area without a predecessor
  merge,     ///< several areas become one
  split,     ///< one area becomes several
  transfer,  ///< several areas become several: territory is transferred between them
  rename,    ///< another name, the same territory
  reparent,  ///< another parent
  recode,    ///< another code
  dissolve,  ///< an area ends without a successor
};

inline constexpr std::array<std::string_view, 8> change_names{
    "create", "merge", "split", "transfer", "rename", "reparent", "recode", "dissolve"};

constexpr std::string_view to_string(change_kind k) {
  return change_names[static_cast<std::size_t>(k)];
}

/// The kind of change of a component. Where one area becomes one area, it is a recode if the code
/// changes, else a rename if the name changes, else a reparent.
change_kind kind_of(const connected_component& c, const reform& r);

}  // namespace tiendo::inline v0_1::crosswalk

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/crosswalk/impl/connected_component.ipp"
#endif
