// tiendo/crosswalk/impl/reform.ipp: bodies of tiendo/crosswalk/reform.hpp.
#pragma once

#include "tiendo/crosswalk/reform.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "tiendo/areas/succession.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/already_checked.hpp"
#include "tiendo/core/detail/cycles.hpp"
#include "tiendo/core/detail/sums_of_others.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/crosswalk/link.hpp"

namespace tiendo::inline v0_1::crosswalk::detail {

TIENDO_INLINE positions_by_code places_of(const std::vector<reform_area>& units,
                                          tiendo::detail::watch& steps) {
  positions_by_code places;
  places.reserve(units.size());
  for (std::size_t i = 0; i < units.size(); ++i) {
    steps.step(i, units.size());
    places.emplace(units[i].code, i);
  }
  return places;
}

TIENDO_INLINE std::vector<diagnostic> reform_checker::run() {
  if (parts_.effective.empty())
    add("reform", "effective", "the first day of the new areas is not given", "give it");
  check_side("before", parts_.before, parts_.parents_before);
  check_side("after", parts_.after, parts_.parents_after);
  check_edges();
  check_shares();
  return std::move(found_);
}

TIENDO_INLINE void reform_checker::check_side(const char* side,
                                              const std::vector<reform_area>& units,
                                              const std::vector<reform_area>& parents) {
  std::unordered_set<std::string> codes;
  for (const auto* list : {&units, &parents})
    for (const reform_area& u : *list) {
      steps_.step(codes.size(), units.size() + parents.size());
      if (u.code.empty())
        add(fmt::format("{} {}", side, u.name), "code", "an area has no code", "give it one");
      else if (!codes.insert(u.code).second)
        add(fmt::format("{} {}", side, u.code), "code",
            fmt::format("the area {} stands twice", u.code), "keep one");
    }
  std::unordered_set<std::string> known;
  for (const reform_area& p : parents) known.insert(p.code);
  for (const auto* list : {&units, &parents})
    for (const reform_area& u : *list) {
      steps_.step(0, units.size() + parents.size());
      if (!u.parent.empty() && (!known.contains(u.parent) || u.parent == u.code))
        add(fmt::format("{} {}", side, u.code), "parent",
            fmt::format("there is no parent {}", u.parent), "add it to the parents");
    }
  check_parents(side, parents);
}

TIENDO_INLINE void reform_checker::check_parents(const char* side,
                                                 const std::vector<reform_area>& parents) {
  const positions_by_code places = places_of(parents, steps_);
  std::vector<std::vector<std::size_t>> within(parents.size());
  for (std::size_t i = 0; i < parents.size(); ++i)
    if (const auto at = places.find(parents[i].parent); at != places.end() && at->second != i)
      within[i].push_back(at->second);
  const std::vector<bool> circular = tiendo::detail::on_cycle(within, report_);
  for (std::size_t i = 0; i < parents.size(); ++i)
    if (circular[i])
      add(fmt::format("{} {}", side, parents[i].code), "parent", "the area lies within itself",
          "correct a parent");
}

TIENDO_INLINE void reform_checker::check_edges() {
  positions_by_code before = places_of(parts_.before, steps_);
  positions_by_code after = places_of(parts_.after, steps_);
  const std::size_t known_before = before.size(), known_after = after.size();
  std::vector<std::size_t> to;
  area_of_.reserve(parts_.links.size());
  to.reserve(parts_.links.size());
  for (const link& e : parts_.links) {  // codes that are not known get places behind the others
    steps_.step(to.size(), parts_.links.size());
    area_of_.push_back(before.emplace(e.from, before.size()).first->second);
    to.push_back(after.emplace(e.to, after.size()).first->second);
  }
  find_siblings(area_of_, before.size());
  const std::vector<bool> twice = repeated(to);
  for (std::size_t i = 0; i < parts_.links.size(); ++i) {
    const link& e = parts_.links[i];
    steps_.step(i, parts_.links.size());
    const auto fault = [&](const char* field, std::string problem, std::string remedy) {
      add(fmt::format("edge {}", i), field, std::move(problem), std::move(remedy));
    };
    if (area_of_[i] >= known_before)
      fault("from", fmt::format("there is no area {} before the reform", e.from),
            "add it, or correct the code");
    if (to[i] >= known_after)
      fault("to", fmt::format("there is no area {} after the reform", e.to),
            "add it, or correct the code");
    if (twice[i])
      fault("to", fmt::format("{} and {} are linked twice", e.from, e.to), "keep one link");
    if (e.share.low() < 0 || e.share.high() > 1)
      fault("share", "a share lies between 0 and 1", "write 0.25 for a quarter");
    else if (e.kind == succession_kind::full && e.share != interval::exactly(1))
      fault("share", fmt::format("{} goes to {} in full, and its share is not 1", e.from, e.to),
            "write partial, or leave the share out");
  }
}

TIENDO_INLINE void reform_checker::find_siblings(const std::vector<std::size_t>& from,
                                                 std::size_t areas) {
  first_sibling_.assign(areas + 1, 0);
  for (const std::size_t i : from) ++first_sibling_[i + 1];
  for (std::size_t i = 0; i < areas; ++i) first_sibling_[i + 1] += first_sibling_[i];
  siblings_.resize(from.size());
  std::vector<std::size_t> next(first_sibling_.begin(), first_sibling_.end() - 1);
  for (std::size_t k = 0; k < from.size(); ++k) siblings_[next[from[k]]++] = k;
}

TIENDO_INLINE std::vector<bool> reform_checker::repeated(const std::vector<std::size_t>& to) const {
  std::vector<bool> twice(to.size(), false);
  std::vector<std::size_t> links;  // out of one area, by the area that they lead to
  for (std::size_t i = 0; i + 1 < first_sibling_.size(); ++i) {
    links.assign(siblings_.begin() + static_cast<std::ptrdiff_t>(first_sibling_[i]),
                 siblings_.begin() + static_cast<std::ptrdiff_t>(first_sibling_[i + 1]));
    std::stable_sort(links.begin(), links.end(),
                     [&](std::size_t x, std::size_t y) { return to[x] < to[y]; });
    for (std::size_t k = 1; k < links.size(); ++k)
      if (to[links[k]] == to[links[k - 1]]) twice[links[k]] = true;
  }
  return twice;
}

TIENDO_INLINE void reform_checker::check_shares() {
  for (std::size_t i = 0; i < parts_.links.size(); ++i) {
    const link& e = parts_.links[i];
    steps_.step(i, parts_.links.size());
    const std::size_t first = first_sibling_[area_of_[i]];
    const auto siblings =
        std::span(siblings_).subspan(first, first_sibling_[area_of_[i] + 1] - first);
    if (e.kind == succession_kind::full && siblings.size() > 1)
      add(fmt::format("edge {}", i), "kind",
          fmt::format("{} goes to {} in full, and elsewhere too", e.from, e.to), "write partial");
    if (e.kind == succession_kind::partial && siblings.size() == 1)
      add(fmt::format("edge {}", i), "kind", fmt::format("{} has one part alone", e.from),
          "write full, or add where the rest went");
    if (siblings.size() < 2 || siblings.front() != i) continue;
    double low = 0, high = 0;
    for (const std::size_t j : siblings) {
      low += parts_.links[j].share.low();
      high += parts_.links[j].share.high();
    }
    if (low > 1 + 1e-9 || high < 1 - 1e-9)
      add(fmt::format("edge {}", i), "share",
          fmt::format("the shares of {} sum to {}, not to 1", e.from,
                      low == high ? fmt::format("{:.6g}", low)
                                  : fmt::format("between {:.6g} and {:.6g}", low, high)),
          "correct them, or leave out what is not known");
  }
}

}  // namespace tiendo::inline v0_1::crosswalk::detail

namespace tiendo::inline v0_1::crosswalk {

TIENDO_INLINE reform::reform(reform_parts parts, const progress& report)
    : parts_(std::move(parts)) {
  if (auto found = diagnostics_of(parts_, report); !found.empty())
    throw input_error("the reform has", std::move(found));
  index(report);
}

TIENDO_INLINE reform::reform(tiendo::detail::already_checked, reform_parts parts,
                             const progress& report)
    : parts_(std::move(parts)) {
  index(report);
}

TIENDO_INLINE void reform::index(const progress& report) {
  tiendo::detail::watch steps(report);
  before_ = detail::places_of(parts_.before, steps);
  after_ = detail::places_of(parts_.after, steps);
  from_.reserve(parts_.links.size());
  to_.reserve(parts_.links.size());
  out_of_.resize(parts_.before.size());
  into_.resize(parts_.after.size());
  for (std::size_t i = 0; i < parts_.links.size(); ++i) {
    steps.step(i, parts_.links.size());
    from_.push_back(before_.at(parts_.links[i].from));
    to_.push_back(after_.at(parts_.links[i].to));
    out_of_[from_[i]].push_back(i);
    into_[to_[i]].push_back(i);
  }
  for (const std::vector<std::size_t>& siblings : out_of_) {
    steps.step(0, out_of_.size());
    tighten(siblings);
  }
}

TIENDO_INLINE std::optional<std::size_t> reform::find(const detail::positions_by_code& places,
                                                      const area_code& code) {
  const auto at = places.find(code);
  return at == places.end() ? std::nullopt : std::optional(at->second);
}

TIENDO_INLINE void reform::tighten(const std::vector<std::size_t>& siblings) {
  if (siblings.size() < 2) return;
  std::vector<double> lows, highs;
  for (const std::size_t i : siblings) {
    lows.push_back(parts_.links[i].share.low());
    highs.push_back(parts_.links[i].share.high());
  }
  const std::vector<double> other_lows = tiendo::detail::sums_of_others(lows);
  const std::vector<double> other_highs = tiendo::detail::sums_of_others(highs);
  for (std::size_t k = 0; k < siblings.size(); ++k) {
    interval& share = parts_.links[siblings[k]].share;
    if (share.is_exact()) continue;
    const double low = std::clamp(1 - other_highs[k], lows[k], highs[k]);
    share = interval::between(low, std::clamp(1 - other_lows[k], low, highs[k]));
  }
}

}  // namespace tiendo::inline v0_1::crosswalk
