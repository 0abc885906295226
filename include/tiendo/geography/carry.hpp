// tiendo/geography/carry.hpp: figures across a reform: exact over its blocks, exact or bounded in
// each area.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tiendo/core/error.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/geography/compensated_sum.hpp"
#include "tiendo/geography/component.hpp"
#include "tiendo/geography/reform.hpp"
#include "tiendo/measures/reason.hpp"

namespace tiendo::geography {

/// From the areas before to those after, or back.
enum class way { forward, backward };

/// A figure of an area; nothing where it has none, which is never 0.
struct amount {
  std::string code;
  std::optional<double> value;
};

/// What an area on the other side has: exact where whole areas came together or shares are known,
/// else the limits between which it lies; or the reason why it has nothing.
struct carried_amount {
  std::string code;
  std::optional<interval> value;
  tiendo::reason reason = tiendo::reason::none;
  std::size_t block = 0;
  std::string basis;  ///< of the shares that were used
};

/// The sum over a block, the same before and after; nothing where an area of it has no figure.
struct block_total {
  std::optional<double> total;
  double present = 0;       ///< the sum of what there is
  std::size_t missing = 0;  ///< how many of its areas have no figure
};

/// A figure that did not arrive, as a whole or in part, and why: `territory_unknown` (the reform
/// has no such area), `territory_ended` (nothing took it over), `coverage_too_low` (an area that it
/// went to lacks the figure of another one), `no_observation`, `not_comparable` (half of a ratio),
/// `out_of_range`, `sign_change`.
struct left_behind {
  std::string code;
  std::optional<double> value;
  tiendo::reason reason = tiendo::reason::none;
};

/// What came of a set of figures: areas in the order of the reform, blocks in the order of
/// `components_of`.
struct carried_amounts {
  std::vector<carried_amount> areas;
  std::vector<block_total> blocks;
  std::vector<left_behind> left;
};

namespace detail {

/// A reform seen along one way.
struct course {
  struct link {
    std::size_t to;
    interval share;
    const std::string* basis;
  };
  const std::vector<unit>& from;
  const std::vector<unit>& to;
  std::vector<std::vector<link>> links;  ///< per area of `from`
  std::vector<component> blocks;
};

/// The share of each edge in its area after, by weights of the areas before: w s / sum of w s.
inline std::vector<interval> shares_back(const reform& r,
                                         const std::vector<std::optional<double>>& weights) {
  std::vector<interval> shares(r.edges().size(), unknown_share());
  for (std::size_t j = 0; j < r.after().size(); ++j) {
    const std::vector<std::size_t>& into = r.into(j);
    if (into.size() == 1) shares[into[0]] = interval::exactly(1);
    const bool known = std::all_of(into.begin(), into.end(),
                                   [&](std::size_t i) { return weights[r.from(i)].has_value(); });
    if (into.size() < 2 || !known) continue;
    for (const std::size_t i : into) {
      compensated_sum low, high;  // what the others weigh
      for (const std::size_t k : into)
        if (k != i) {
          low.add(*weights[r.from(k)] * r.edges()[k].share.low());
          high.add(*weights[r.from(k)] * r.edges()[k].share.high());
        }
      const double least = *weights[r.from(i)] * r.edges()[i].share.low();
      const double most = *weights[r.from(i)] * r.edges()[i].share.high();
      const double whole_low = least + high.value(), whole_high = most + low.value();
      if (whole_low > 0 && whole_high > 0)
        shares[i] =
            interval::between(least / whole_low, std::max(least / whole_low, most / whole_high));
    }
  }
  return shares;
}

inline course course_of(const reform& r, way w, const std::vector<amount>& weights) {
  static const std::string none, by_weight = "weights";
  const bool forward = w == way::forward;
  course c{
      forward ? r.before() : r.after(), forward ? r.after() : r.before(), {}, components_of(r)};
  c.links.resize(c.from.size());
  std::vector<std::optional<double>> by_area(r.before().size());
  for (const amount& a : weights) {
    const auto at = r.find_before(a.code);
    if (!at)
      throw lookup_error(
          fmt::format("a weight is given for {}, which is no area before the reform", a.code));
    if (a.value && !(*a.value >= 0 && std::isfinite(*a.value)))
      throw value_error(fmt::format("the weight of {} is not a number from 0", a.code));
    by_area[*at] = a.value;
  }
  const std::vector<interval> back = forward ? std::vector<interval>() : shares_back(r, by_area);
  for (std::size_t i = 0; i < r.edges().size(); ++i) {
    const edge& e = r.edges()[i];
    if (forward)
      c.links[r.from(i)].push_back({r.to(i), e.share, &e.basis});
    else
      c.links[r.to(i)].push_back({r.from(i), back[i], weights.empty() ? &none : &by_weight});
  }
  if (!forward)
    for (component& block : c.blocks) std::swap(block.before, block.after);
  return c;
}

/// Figures in the order of the areas, with what stands in the way of those that have none.
struct placed {
  std::vector<std::optional<double>> values;
  std::vector<tiendo::reason> reasons;
};

inline placed place(const course& c, const std::vector<amount>& amounts,
                    std::vector<left_behind>& left) {
  placed p{std::vector<std::optional<double>>(c.from.size()),
           std::vector<tiendo::reason>(c.from.size(), tiendo::reason::no_observation)};
  const places_by_code places = places_of(c.from);
  std::vector<bool> seen(c.from.size(), false);
  for (const amount& a : amounts) {
    const auto at = places.find(a.code);
    if (at == places.end()) {
      left.push_back({a.code, a.value, tiendo::reason::territory_unknown});
      continue;
    }
    if (seen[at->second])
      throw value_error(fmt::format("the area {} has two figures; give it one", a.code));
    seen[at->second] = true;
    if (!a.value) continue;
    const bool usable = std::isfinite(*a.value);
    p.reasons[at->second] = usable ? tiendo::reason::none : tiendo::reason::out_of_range;
    if (usable) p.values[at->second] = a.value;
  }
  return p;
}

inline carried_amounts run(const course& c, const placed& p, std::vector<left_behind> left) {
  struct limits {
    compensated_sum low, high;
    std::size_t parts = 0, present = 0;
    bool exact = true;
    std::string basis;
  };
  std::vector<limits> sums(c.to.size());
  for (std::size_t i = 0; i < c.from.size(); ++i)
    for (const course::link& l : c.links[i]) {
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
  carried_amounts result;
  result.left = std::move(left);
  for (std::size_t j = 0; j < c.to.size(); ++j) {
    const limits& s = sums[j];
    carried_amount a{c.to[j].code, {}, tiendo::reason::none, 0, s.basis};
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
    block_total total;
    compensated_sum present, low, high;
    for (const std::size_t i : c.blocks[b].before) {
      if (p.values[i])
        present.add(*p.values[i]);
      else
        ++total.missing;
    }
    total.present = present.value();
    if (!c.blocks[b].before.empty() && total.missing == 0 && std::isfinite(total.present))
      total.total = total.present;
    bool whole_block = total.total.has_value() && !c.blocks[b].after.empty();
    for (const std::size_t j : c.blocks[b].after) {
      carried_amount& a = result.areas[j];
      a.block = b;
      if (c.blocks[b].after.size() == 1 && total.total) a.value = interval::exactly(*total.total);
      whole_block = whole_block && a.value;
      if (!a.value) continue;
      low.add(a.value->low());
      high.add(a.value->high());
    }
    compensated_sum size;
    for (const std::size_t i : c.blocks[b].before) size.add(std::abs(p.values[i].value_or(0)));
    const double slack = 1e-8 * size.value();  // shares may miss 1 by 1e-9
    if (whole_block && (low.value() > *total.total + slack || high.value() < *total.total - slack))
      throw error(fmt::format("the total of the block of {} is not conserved",
                              c.from[c.blocks[b].before[0]].code));
    for (const std::size_t i : c.blocks[b].before) {
      const bool arrived =
          std::all_of(c.links[i].begin(), c.links[i].end(),
                      [&](const course::link& l) { return result.areas[l.to].value.has_value(); });
      if (!p.values[i])
        result.left.push_back({c.from[i].code, {}, p.reasons[i]});
      else if (c.links[i].empty())
        result.left.push_back({c.from[i].code, p.values[i], tiendo::reason::territory_ended});
      else if (!arrived)
        result.left.push_back({c.from[i].code, p.values[i], tiendo::reason::coverage_too_low});
    }
    result.blocks.push_back(total);
  }
  return result;
}

}  // namespace detail

/// Carries figures that add up (residents, dossiers, hectares) across a reform. Over a block the
/// total is the same on both sides, whatever the shares; in an area y = sum of share x figure,
/// exact where every share is, else between its limits. Backward, an area that several came
/// together in is parted by `weights` of the areas before (their residents, for example); without
/// weights its parts lie between 0 and the whole. An area with one missing source has no figure:
/// missing is never zero. Everything that did not arrive is listed. That totals are equal is
/// checked in every block; integers whose sum is below 2^53 stay equal to the last bit. Throws
/// `value_error` for an area with two figures or a negative weight, `lookup_error` for a weight of
/// nothing. Worked: A (100) whole and B (50) in unknown parts to X and Y: X has 100 to 150, Y 0 to
/// 50, the block 150.
inline carried_amounts carry(const reform& r, const std::vector<amount>& amounts,
                             way w = way::forward, const std::vector<amount>& weights = {}) {
  const detail::course c = detail::course_of(r, w, weights);
  std::vector<left_behind> left;
  const detail::placed p = detail::place(c, amounts, left);
  return detail::run(c, p, std::move(left));
}

}  // namespace tiendo::geography
