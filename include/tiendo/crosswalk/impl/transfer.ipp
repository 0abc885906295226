// tiendo/crosswalk/impl/transfer.ipp: bodies of tiendo/crosswalk/transfer.hpp.
#pragma once

#include "tiendo/crosswalk/transfer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/compensated_sum.hpp"
#include "tiendo/core/detail/sums_of_others.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/crosswalk/connected_component.hpp"
#include "tiendo/crosswalk/link.hpp"
#include "tiendo/crosswalk/reform.hpp"

namespace tiendo::inline v0_1::crosswalk::detail {

/// The share of each link in its area after, by weights of the areas before: w s / sum of w s.
TIENDO_INLINE std::vector<interval> shares_back(const reform& r,
                                                const std::vector<std::optional<double>>& weights,
                                                watch& steps) {
  std::vector<interval> shares(r.links().size(), unknown_share());
  for (std::size_t j = 0; j < r.after().size(); ++j) {
    steps.step(j, r.after().size());
    const std::vector<std::size_t>& into = r.into(j);
    if (into.size() == 1) shares[into[0]] = interval::exactly(1);
    const bool known = std::all_of(into.begin(), into.end(),
                                   [&](std::size_t i) { return weights[r.from(i)].has_value(); });
    if (into.size() < 2 || !known) continue;
    std::vector<double> least, most;  // of the weight that comes from each source
    for (const std::size_t i : into) {
      least.push_back(*weights[r.from(i)] * r.links()[i].share.low());
      most.push_back(*weights[r.from(i)] * r.links()[i].share.high());
    }
    const std::vector<double> others_least = tiendo::detail::sums_of_others(least);
    const std::vector<double> others_most = tiendo::detail::sums_of_others(most);
    for (std::size_t k = 0; k < into.size(); ++k) {
      const double whole_low = least[k] + others_most[k], whole_high = most[k] + others_least[k];
      if (!(whole_low > 0 && whole_high > 0)) continue;
      const double low = least[k] / whole_low;
      shares[into[k]] = interval::between(low, std::max(low, most[k] / whole_high));
    }
  }
  return shares;
}

TIENDO_INLINE course course_of(const reform& r, transfer_direction w,
                               const std::vector<area_value>& weights, watch& steps) {
  static const std::string none, by_weight = "weights";
  const bool forward = w == transfer_direction::forward;
  course c{r,
           w,
           forward ? r.before() : r.after(),
           forward ? r.after() : r.before(),
           {},
           connected_components(r, steps.report())};
  c.links.resize(c.from.size());
  std::vector<std::optional<double>> by_area(r.before().size());
  for (const area_value& a : weights) {
    steps.step(0, weights.size());
    const auto at = r.find_before(a.code);
    if (!at)
      throw unknown_name(
          fmt::format("a weight is given for {}, which is not an area before the reform", a.code));
    if (a.value && !(*a.value >= 0 && std::isfinite(*a.value)))
      throw invalid_value(fmt::format("the weight of {} must be finite and >= 0", a.code));
    by_area[*at] = a.value;
  }
  const std::vector<interval> back =
      forward ? std::vector<interval>() : shares_back(r, by_area, steps);
  for (std::size_t i = 0; i < r.links().size(); ++i) {
    steps.step(i, r.links().size());
    const link& e = r.links()[i];
    if (forward)
      c.links[r.from(i)].push_back({r.to(i), e.share, &e.basis});
    else
      c.links[r.to(i)].push_back({r.from(i), back[i], weights.empty() ? &none : &by_weight});
  }
  if (!forward)
    for (connected_component& block : c.blocks) std::swap(block.before, block.after);
  return c;
}

TIENDO_INLINE placed place(const course& c, const std::vector<area_value>& amounts,
                           std::vector<unmatched_value>& left, watch& steps) {
  placed p{std::vector<std::optional<double>>(c.from.size()),
           std::vector<tiendo::reason>(c.from.size(), tiendo::reason::no_observation)};
  std::vector<bool> assigned(c.from.size(), false);
  for (const area_value& a : amounts) {
    steps.step(0, amounts.size());
    const auto at = c.find(a.code);
    if (!at) {
      left.push_back({a.code, a.value, tiendo::reason::territory_unknown});
      continue;
    }
    if (assigned[*at])
      throw invalid_value(fmt::format("the area {} has two values; keep one", a.code));
    assigned[*at] = true;
    if (!a.value) continue;
    const bool usable = std::isfinite(*a.value);
    p.reasons[*at] = usable ? tiendo::reason::none : tiendo::reason::out_of_range;
    if (usable) p.values[*at] = a.value;
  }
  return p;
}

TIENDO_INLINE transferred_values run(const course& c, const placed& p,
                                     std::vector<unmatched_value> left, watch& steps) {
  struct limits {
    tiendo::detail::compensated_sum low, high;
    std::size_t parts = 0, present = 0;
    bool exact = true;
    std::string basis;
  };
  std::vector<limits> sums(c.to.size());
  for (std::size_t i = 0; i < c.from.size(); ++i)
    for (const course::link& l : c.links[i]) {
      steps.step(i, c.from.size());
      limits& s = sums[l.to];
      ++s.parts;
      if (!p.values[i]) continue;
      ++s.present;
      const double a = *p.values[i] * l.share.low(), b = *p.values[i] * l.share.high();
      s.low.add(std::min(a, b));
      s.high.add(std::max(a, b));
      s.exact = s.exact && (l.share.is_exact() || *p.values[i] == 0);
      if (s.basis.empty() && l.share != interval::exactly(1)) s.basis = *l.basis;
    }
  transferred_values result;
  result.unmatched = std::move(left);
  for (std::size_t j = 0; j < c.to.size(); ++j) {
    steps.step(j, c.to.size());
    const limits& s = sums[j];
    transferred_value a{c.to[j].code, {}, tiendo::reason::none, 0, s.basis};
    const double low = s.low.value(), high = s.high.value();
    if (s.present == 0)
      a.reason = tiendo::reason::no_observation;
    else if (s.present < s.parts)
      a.reason = tiendo::reason::coverage_too_low;
    else if (!std::isfinite(low) || !std::isfinite(high))
      a.reason = tiendo::reason::out_of_range;
    else
      a.value = s.exact ? interval::exactly(low) : interval::between(low, std::max(low, high));
    result.areas.push_back(std::move(a));
  }
  for (std::size_t b = 0; b < c.blocks.size(); ++b) {
    steps.step(b, c.blocks.size());
    component_total total;
    tiendo::detail::compensated_sum present, low, high;
    for (const std::size_t i : c.blocks[b].before) {
      if (p.values[i])
        present.add(*p.values[i]);
      else
        ++total.missing;
    }
    total.present = present.value();
    if (!c.blocks[b].before.empty() && total.missing == 0 && std::isfinite(total.present))
      total.total = total.present;
    bool complete = total.total.has_value() && !c.blocks[b].after.empty();
    for (const std::size_t j : c.blocks[b].after) {
      transferred_value& a = result.areas[j];
      a.component = b;
      if (c.blocks[b].after.size() == 1 && total.total) a.value = interval::exactly(*total.total);
      complete = complete && a.value;
      if (!a.value) continue;
      low.add(a.value->low());
      high.add(a.value->high());
    }
    tiendo::detail::compensated_sum size;
    for (const std::size_t i : c.blocks[b].before) size.add(std::abs(p.values[i].value_or(0)));
    const double tolerance = 1e-8 * size.value();  // shares may sum to 1 +- 1e-9
    if (complete &&
        (low.value() > *total.total + tolerance || high.value() < *total.total - tolerance))
      throw error(fmt::format("the total over the connected component of {} is not conserved",
                              c.from[c.blocks[b].before[0]].code));
    for (const std::size_t i : c.blocks[b].before) {
      const bool arrived =
          std::all_of(c.links[i].begin(), c.links[i].end(),
                      [&](const course::link& l) { return result.areas[l.to].value.has_value(); });
      if (!p.values[i])
        result.unmatched.push_back({c.from[i].code, {}, p.reasons[i]});
      else if (c.links[i].empty())
        result.unmatched.push_back({c.from[i].code, p.values[i], tiendo::reason::territory_ended});
      else if (!arrived)
        result.unmatched.push_back({c.from[i].code, p.values[i], tiendo::reason::coverage_too_low});
    }
    result.components.push_back(total);
  }
  return result;
}

}  // namespace tiendo::inline v0_1::crosswalk::detail

namespace tiendo::inline v0_1::crosswalk {

TIENDO_INLINE transferred_values transfer(const reform& r, const std::vector<area_value>& amounts,
                                          transfer_direction w,
                                          const std::vector<area_value>& weights,
                                          const progress& report) {
  tiendo::detail::watch steps(report);
  const detail::course c = detail::course_of(r, w, weights, steps);
  std::vector<unmatched_value> left;
  const detail::placed p = detail::place(c, amounts, left, steps);
  return detail::run(c, p, std::move(left), steps);
}

}  // namespace tiendo::inline v0_1::crosswalk
