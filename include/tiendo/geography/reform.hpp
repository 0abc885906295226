// tiendo/geography/reform.hpp: one reform of territories: what was before, what is after, and the
// links, checked.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "tiendo/core/date.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/geography/edge.hpp"
#include "tiendo/model/programme_parts.hpp"

namespace tiendo::geography {

/// An area on one side of a reform. Codes are unique on a side; `parent` is the code of another of
/// its areas.
struct unit {
  std::string code;
  std::string name;
  std::string tier;
  std::string parent;
};

/// What a reform consists of, not yet checked. `before` and `after` hold the areas that the edges
/// link; their parents (districts, provinces) stand apart, since territory moves between the lowest
/// ones.
struct reform_parts {
  date effective;  ///< the first day of the new areas
  std::string act;
  std::vector<unit> before;
  std::vector<unit> after;
  std::vector<unit> parents_before;
  std::vector<unit> parents_after;
  std::vector<edge> edges;
};

namespace detail {

using places_by_code = std::unordered_map<std::string, std::size_t>;

inline places_by_code places_of(const std::vector<unit>& units) {
  places_by_code places;
  for (std::size_t i = 0; i < units.size(); ++i) places.emplace(units[i].code, i);
  return places;
}

/// Finds everything that is wrong with the parts of a reform.
class reform_checker {
 public:
  explicit reform_checker(const reform_parts& parts) : parts_(parts) {}

  std::vector<defect> run() {
    check_side("before", parts_.before, parts_.parents_before);
    check_side("after", parts_.after, parts_.parents_after);
    check_edges();
    check_shares();
    return std::move(found_);
  }

 private:
  void add(std::string part, const char* field, std::string problem, std::string remedy) {
    found_.push_back({std::move(part), field, std::move(problem), std::move(remedy)});
  }

  void check_side(const char* side, const std::vector<unit>& units,
                  const std::vector<unit>& parents) {
    std::unordered_set<std::string> codes;
    for (const auto* list : {&units, &parents})
      for (const unit& u : *list) {
        if (u.code.empty())
          add(fmt::format("{} {}", side, u.name), "code", "an area has no code", "give it one");
        else if (!codes.insert(u.code).second)
          add(fmt::format("{} {}", side, u.code), "code",
              fmt::format("the area {} stands twice", u.code), "keep one");
      }
    std::unordered_set<std::string> known;
    for (const unit& p : parents) known.insert(p.code);
    for (const auto* list : {&units, &parents})
      for (const unit& u : *list)
        if (!u.parent.empty() && (!known.contains(u.parent) || u.parent == u.code))
          add(fmt::format("{} {}", side, u.code), "parent",
              fmt::format("there is no parent {}", u.parent), "add it to the parents");
  }

  void check_edges() {
    const places_by_code before = places_of(parts_.before);
    const places_by_code after = places_of(parts_.after);
    std::unordered_set<std::string> pairs;
    for (std::size_t i = 0; i < parts_.edges.size(); ++i) {
      const edge& e = parts_.edges[i];
      const std::string name = fmt::format("edge {}", i);
      if (!before.contains(e.from))
        add(name, "from", fmt::format("there is no area {} before the reform", e.from),
            "add it, or correct the code");
      if (!after.contains(e.to))
        add(name, "to", fmt::format("there is no area {} after the reform", e.to),
            "add it, or correct the code");
      if (!pairs.insert(e.from + '\n' + e.to).second)
        add(name, "to", fmt::format("{} and {} are linked twice", e.from, e.to), "keep one link");
      if (e.share.low() < 0 || e.share.high() > 1)
        add(name, "share", "a share lies between 0 and 1", "write 0.25 for a quarter");
      else if (e.kind == edge_kind::full && e.share != interval::exactly(1))
        add(name, "share",
            fmt::format("{} goes to {} in full, and its share is not 1", e.from, e.to),
            "write partial, or leave the share out");
      out_of_[e.from].push_back(i);
    }
  }

  /// Shares out of one source have to be able to sum to 1; what is full has exactly one edge.
  void check_shares() {
    for (std::size_t i = 0; i < parts_.edges.size(); ++i) {
      const edge& e = parts_.edges[i];
      const std::vector<std::size_t>& siblings = out_of_[e.from];
      if (e.kind == edge_kind::full && siblings.size() > 1)
        add(fmt::format("edge {}", i), "kind",
            fmt::format("{} goes to {} in full, and elsewhere too", e.from, e.to), "write partial");
      if (e.kind == edge_kind::partial && siblings.size() == 1)
        add(fmt::format("edge {}", i), "kind", fmt::format("{} has one part alone", e.from),
            "write full, or add where the rest went");
      if (siblings.size() < 2 || siblings.front() != i) continue;
      double low = 0, high = 0;
      for (const std::size_t j : siblings) {
        low += parts_.edges[j].share.low();
        high += parts_.edges[j].share.high();
      }
      if (low > 1 + 1e-9 || high < 1 - 1e-9)
        add(fmt::format("edge {}", i), "share",
            fmt::format("the shares of {} sum to {}, not to 1", e.from,
                        low == high ? fmt::format("{:.6g}", low)
                                    : fmt::format("between {:.6g} and {:.6g}", low, high)),
            "correct them, or leave out what is not known");
    }
  }

  const reform_parts& parts_;
  std::unordered_map<std::string, std::vector<std::size_t>> out_of_;
  std::vector<defect> found_;
};

}  // namespace detail

/// Everything in the parts that does not fit. The part of a defect is "edge N" (from 0), "before
/// CODE" or "after CODE". Empty if all is well.
inline std::vector<defect> defects_of(const reform_parts& parts) {
  return detail::reform_checker(parts).run();
}

/// A reform whose parts fit: codes are unique on their side, every edge links areas that exist,
/// shares out of an area can sum to 1, and `full` means exactly one edge. An area without an edge
/// was created or dissolved. Worked: A whole and B in parts to X, B's rest to Y: X's share of B is
/// 1 minus Y's.
class reform {
 public:
  /// Throws `value_error` that names every defect.
  explicit reform(reform_parts parts) : parts_(std::move(parts)) {
    if (const std::vector<defect> defects = defects_of(parts_); !defects.empty()) {
      std::string text = fmt::format("the reform has {} defects", defects.size());
      for (const defect& d : defects)
        text.append(fmt::format("\n{}, {}: {}; {}", d.part, d.field, d.problem, d.remedy));
      throw value_error(text);
    }
    before_ = detail::places_of(parts_.before);
    after_ = detail::places_of(parts_.after);
    out_of_.resize(parts_.before.size());
    into_.resize(parts_.after.size());
    for (std::size_t i = 0; i < parts_.edges.size(); ++i) {
      from_.push_back(before_.at(parts_.edges[i].from));
      to_.push_back(after_.at(parts_.edges[i].to));
      out_of_[from_[i]].push_back(i);
      into_[to_[i]].push_back(i);
    }
    for (const std::vector<std::size_t>& siblings : out_of_) tighten(siblings);
  }

  date effective() const noexcept { return parts_.effective; }
  const std::string& act() const noexcept { return parts_.act; }
  const std::vector<unit>& before() const noexcept { return parts_.before; }
  const std::vector<unit>& after() const noexcept { return parts_.after; }
  const std::vector<unit>& parents_before() const noexcept { return parts_.parents_before; }
  const std::vector<unit>& parents_after() const noexcept { return parts_.parents_after; }
  /// The links. Their shares are as narrow as the other shares of the same source make them: of two
  /// parts, of which one is .3, the other is .7.
  const std::vector<edge>& edges() const noexcept { return parts_.edges; }

  /// The places of the areas that an edge links, in `before()` and `after()`.
  std::size_t from(std::size_t edge) const { return from_[edge]; }
  std::size_t to(std::size_t edge) const { return to_[edge]; }
  /// The edges out of an area of before, and into an area of after.
  const std::vector<std::size_t>& out_of(std::size_t unit) const { return out_of_[unit]; }
  const std::vector<std::size_t>& into(std::size_t unit) const { return into_[unit]; }

  std::optional<std::size_t> find_before(const std::string& code) const {
    return find(before_, code);
  }
  std::optional<std::size_t> find_after(const std::string& code) const {
    return find(after_, code);
  }

 private:
  static std::optional<std::size_t> find(const detail::places_by_code& places,
                                         const std::string& code) {
    const auto at = places.find(code);
    return at == places.end() ? std::nullopt : std::optional(at->second);
  }

  void tighten(const std::vector<std::size_t>& siblings) {
    if (siblings.size() < 2) return;
    std::vector<interval> given;
    for (const std::size_t i : siblings) given.push_back(parts_.edges[i].share);
    for (std::size_t k = 0; k < siblings.size(); ++k) {
      double low = 1, high = 1;
      for (std::size_t j = 0; j < siblings.size(); ++j) {
        if (j == k) continue;
        low -= given[j].high();
        high -= given[j].low();
      }
      if (given[k].is_exact()) continue;
      low = std::clamp(low, given[k].low(), given[k].high());
      parts_.edges[siblings[k]].share =
          interval::between(low, std::clamp(high, low, given[k].high()));
    }
  }

  reform_parts parts_;
  detail::places_by_code before_, after_;
  std::vector<std::size_t> from_, to_;
  std::vector<std::vector<std::size_t>> out_of_, into_;
};

}  // namespace tiendo::geography
