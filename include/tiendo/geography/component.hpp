// tiendo/geography/component.hpp: the blocks of a reform over which totals are exact.
#pragma once

#include <cstddef>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/geography/event.hpp"
#include "tiendo/geography/reform.hpp"

namespace tiendo::geography {

/// Areas that the edges of a reform connect, by their places in it. Whatever is counted over the
/// areas before is the same over the areas after, without any share being known. A block with one
/// area after is an exact union. Worked: A whole and B partly to X, B's rest to Y: one block, {A,
/// B} to {X, Y}.
struct component {
  std::vector<std::size_t> before;
  std::vector<std::size_t> after;
  std::vector<std::size_t> edges;
};

namespace detail {
/// Sets that are joined (union by size, paths halved): any n joins and finds follow fewer than a
/// few n links. Source: Tarjan and van Leeuwen, Journal of the ACM 31(2), 1984.
class disjoint_sets {
 public:
  explicit disjoint_sets(std::size_t n) : parent_(n), size_(n, 1) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }

  std::size_t find(std::size_t i) {
    for (; parent_[i] != i; ++followed_) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    if (a == b) return;
    if (size_[a] < size_[b]) std::swap(a, b);
    parent_[b] = a;
    size_[a] += size_[b];
  }
  /// How many links have been followed so far.
  std::size_t followed() const noexcept { return followed_; }

 private:
  std::vector<std::size_t> parent_;
  std::vector<std::size_t> size_;
  std::size_t followed_ = 0;
};

/// The areas before, then those after, joined by the edges.
inline disjoint_sets joined_areas(const reform& r) {
  disjoint_sets sets(r.before().size() + r.after().size());
  for (std::size_t i = 0; i < r.edges().size(); ++i)
    sets.join(r.from(i), r.before().size() + r.to(i));
  return sets;
}
}  // namespace detail

/// The blocks in the order of their first area before, then those that have none. Time and memory
/// grow with the number of areas and edges.
inline std::vector<component> components_of(const reform& r) {
  const std::size_t n = r.before().size();
  const std::size_t all = n + r.after().size();
  detail::disjoint_sets sets = detail::joined_areas(r);
  std::vector<component> blocks;
  std::vector<std::size_t> block_of(all, all);
  const auto block = [&](std::size_t node) -> component& {
    std::size_t& place = block_of[sets.find(node)];
    if (place == all) {
      place = blocks.size();
      blocks.emplace_back();
    }
    return blocks[place];
  };
  for (std::size_t i = 0; i < n; ++i) block(i).before.push_back(i);
  for (std::size_t i = 0; i < r.after().size(); ++i) block(n + i).after.push_back(i);
  for (std::size_t i = 0; i < r.edges().size(); ++i) block(r.from(i)).edges.push_back(i);
  return blocks;
}

/// What happened in a block. One area that becomes one is a recode if the code changes, else a
/// rename if the name does, else a reparent.
inline event_kind kind_of(const component& c, const reform& r) {
  if (c.before.empty()) return event_kind::create;
  if (c.after.empty()) return event_kind::dissolve;
  if (c.before.size() > 1) return c.after.size() > 1 ? event_kind::transfer : event_kind::merge;
  if (c.after.size() > 1) return event_kind::split;
  const unit& old_one = r.before()[c.before[0]];
  const unit& new_one = r.after()[c.after[0]];
  if (old_one.code != new_one.code) return event_kind::recode;
  return old_one.name != new_one.name ? event_kind::rename : event_kind::reparent;
}

/// What a reform did, one event per block, numbered from 0. `recorded` is the day since which it is
/// known; the old areas are in force since `known_from` (default: the day before the reform, of
/// which alone it speaks).
inline std::vector<event> events_of(const reform& r, date recorded,
                                    std::optional<date> known_from = std::nullopt) {
  std::vector<event> events;
  for (const component& c : components_of(r)) {
    event e{std::to_string(events.size()), kind_of(c, r), r.act(), r.effective(), recorded, {}, {}};
    for (const std::size_t i : c.before)
      e.in.push_back({r.before()[i].code, known_from.value_or(r.effective() - days(1))});
    for (const std::size_t j : c.after) e.out.push_back({r.after()[j].code, r.effective()});
    events.push_back(std::move(e));
  }
  return events;
}

}  // namespace tiendo::geography
