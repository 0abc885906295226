// tiendo/crosswalk/impl/connected_component.ipp: bodies of
// tiendo/crosswalk/connected_component.hpp.
#pragma once

#include "tiendo/crosswalk/connected_component.hpp"

#include <cstddef>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/crosswalk/reform.hpp"

namespace tiendo::inline v0_1::crosswalk::detail {

TIENDO_INLINE std::size_t disjoint_sets::find(std::size_t i) {
  for (; parent_[i] != i; ++followed_) i = parent_[i] = parent_[parent_[i]];
  return i;
}

TIENDO_INLINE void disjoint_sets::join(std::size_t a, std::size_t b) {
  a = find(a);
  b = find(b);
  if (a == b) return;
  if (size_[a] < size_[b]) std::swap(a, b);
  parent_[b] = a;
  size_[a] += size_[b];
}

TIENDO_INLINE disjoint_sets joined_areas(const reform& r, const progress& report) {
  tiendo::detail::watch steps(report);
  disjoint_sets sets(r.before().size() + r.after().size());
  for (std::size_t i = 0; i < r.links().size(); ++i) {
    steps.step(i, r.links().size());
    sets.join(r.from(i), r.before().size() + r.to(i));
  }
  return sets;
}

}  // namespace tiendo::inline v0_1::crosswalk::detail

namespace tiendo::inline v0_1::crosswalk {

TIENDO_INLINE std::vector<connected_component> connected_components(const reform& r,
                                                                    const progress& report) {
  const std::size_t n = r.before().size();
  const std::size_t all = n + r.after().size();
  tiendo::detail::watch steps(report);
  detail::disjoint_sets sets = detail::joined_areas(r, report);
  std::vector<connected_component> components;
  std::vector<std::size_t> component_of(all, all);
  const auto component_with = [&](std::size_t node) -> connected_component& {
    steps.step(0, all);
    std::size_t& position = component_of[sets.find(node)];
    if (position == all) {
      position = components.size();
      components.emplace_back();
    }
    return components[position];
  };
  for (std::size_t i = 0; i < n; ++i) component_with(i).before.push_back(i);
  for (std::size_t i = 0; i < r.after().size(); ++i) component_with(n + i).after.push_back(i);
  for (std::size_t i = 0; i < r.links().size(); ++i) component_with(r.from(i)).links.push_back(i);
  return components;
}

TIENDO_INLINE change_kind kind_of(const connected_component& c, const reform& r) {
  if (c.before.empty()) return change_kind::create;
  if (c.after.empty()) return change_kind::dissolve;
  if (c.before.size() > 1) return c.after.size() > 1 ? change_kind::transfer : change_kind::merge;
  if (c.after.size() > 1) return change_kind::split;
  const reform_area& old_one = r.before()[c.before[0]];
  const reform_area& new_one = r.after()[c.after[0]];
  if (old_one.code != new_one.code) return change_kind::recode;
  return old_one.name != new_one.name ? change_kind::rename : change_kind::reparent;
}

}  // namespace tiendo::inline v0_1::crosswalk
