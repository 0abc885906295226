// tiendo/crosswalk/reform.hpp: a territorial reform: areas before, areas after and the links
// between them, validated.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/already_checked.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/diagnostic.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/crosswalk/link.hpp"

namespace tiendo::inline v0_1::crosswalk {

/// An area on one side of a reform. Codes are unique on a side; `parent` is the code of another of
/// its areas.
struct reform_area {
  area_code code = {};
  std::string name = {};
  tier_id tier = {};
  std::string parent = {};
};

/// What a reform consists of, not yet checked. `before` and `after` hold the areas that the edges
/// link; their parents (districts, provinces) stand apart, since territory moves between the lowest
/// ones.
struct reform_parts {
  date effective = {};  ///< the first day of the new areas
  act_id act = {};
  std::vector<reform_area> before = {};
  std::vector<reform_area> after = {};
  std::vector<reform_area> parents_before = {};
  std::vector<reform_area> parents_after = {};
  std::vector<link> links = {};
};

namespace detail {

using positions_by_code = std::unordered_map<area_code, std::size_t>;

positions_by_code places_of(const std::vector<reform_area>& units, tiendo::detail::watch& steps);

/// Finds everything that is wrong with the parts of a reform.
class reform_checker {
 public:
  reform_checker(const reform_parts& parts, const progress& report)
      : parts_(parts), report_(report), steps_(report) {}

  std::vector<diagnostic> run();

 private:
  void add(std::string part, const char* field, std::string problem, std::string remedy) {
    found_.push_back({{}, std::move(part), field, std::move(problem), std::move(remedy)});
  }

  void check_side(const char* side, const std::vector<reform_area>& units,
                  const std::vector<reform_area>& parents);

  /// No parent lies within itself through others.
  void check_parents(const char* side, const std::vector<reform_area>& parents);

  void check_edges();

  /// Finds the links out of each area, by the places of the areas.
  void find_siblings(const std::vector<std::size_t>& from, std::size_t areas);

  /// Whether each link links the areas of an earlier one, by the places of the areas after.
  std::vector<bool> repeated(const std::vector<std::size_t>& to) const;

  /// Shares out of one source have to be able to sum to 1; what is full has exactly one edge.
  void check_shares();

  const reform_parts& parts_;
  const progress& report_;
  tiendo::detail::watch steps_;
  /// The links by the areas that they come from: those of area i are `siblings_` from
  /// `first_sibling_[i]` up to `first_sibling_[i + 1]`. `area_of_[k]` is the area of link k.
  std::vector<std::size_t> area_of_, first_sibling_, siblings_;
  std::vector<diagnostic> found_;
};

}  // namespace detail

/// Everything in the parts that does not fit. The subject of a diagnostic is "edge N" (from 0),
/// "before CODE", "after CODE" or "reform". Empty if all is well. Throws `interrupted` if `report`,
/// which is called about every 50 milliseconds, returns false.
inline std::vector<diagnostic> diagnostics_of(const reform_parts& parts,
                                              const progress& report = {}) {
  return detail::reform_checker(parts, report).run();
}

/// A reform whose parts fit: codes are unique on their side, every edge links areas that exist,
/// shares out of an area can sum to 1, and `full` means exactly one edge. An area without an edge
/// was created or dissolved. Worked: A whole and B in parts to X, B's rest to Y: X's share of B is
/// 1 minus Y's. Of a temporary reform, members return copies.
class reform {
 public:
  /// Throws `input_error` with every fault, and `interrupted` if `report` returns false.
  explicit reform(reform_parts parts, const progress& report = {});
  /// The reform of parts that have been checked.
  reform(tiendo::detail::already_checked, reform_parts parts, const progress& report);

  date effective() const noexcept { return parts_.effective; }
  const act_id& act() const& noexcept { return parts_.act; }
  act_id act() && { return std::move(parts_.act); }
  const std::vector<reform_area>& before() const& noexcept { return parts_.before; }
  std::vector<reform_area> before() && { return std::move(parts_.before); }
  const std::vector<reform_area>& after() const& noexcept { return parts_.after; }
  std::vector<reform_area> after() && { return std::move(parts_.after); }
  const std::vector<reform_area>& parents_before() const& noexcept { return parts_.parents_before; }
  std::vector<reform_area> parents_before() && { return std::move(parts_.parents_before); }
  const std::vector<reform_area>& parents_after() const& noexcept { return parts_.parents_after; }
  std::vector<reform_area> parents_after() && { return std::move(parts_.parents_after); }
  /// The links. Their shares are as narrow as the other shares of the same source make them: of two
  /// parts, of which one is .3, the other is .7.
  const std::vector<link>& links() const& noexcept { return parts_.links; }
  std::vector<link> links() && { return std::move(parts_.links); }

  /// The places of the areas that an edge links, in `before()` and `after()`.
  std::size_t from(std::size_t edge) const { return from_[edge]; }
  std::size_t to(std::size_t edge) const { return to_[edge]; }
  /// The edges out of an area of before, and into an area of after.
  const std::vector<std::size_t>& out_of(std::size_t unit) const& { return out_of_[unit]; }
  std::vector<std::size_t> out_of(std::size_t unit) && { return out_of_[unit]; }
  const std::vector<std::size_t>& into(std::size_t unit) const& { return into_[unit]; }
  std::vector<std::size_t> into(std::size_t unit) && { return into_[unit]; }

  std::optional<std::size_t> find_before(const area_code& code) const {
    return find(before_, code);
  }
  std::optional<std::size_t> find_after(const area_code& code) const { return find(after_, code); }

 private:
  static std::optional<std::size_t> find(const detail::positions_by_code& places,
                                         const area_code& code);

  /// Finds the links of each area, and makes their shares as narrow as they can be.
  void index(const progress& report);

  void tighten(const std::vector<std::size_t>& siblings);

  reform_parts parts_;
  detail::positions_by_code before_, after_;
  std::vector<std::size_t> from_, to_;
  std::vector<std::vector<std::size_t>> out_of_, into_;
};

}  // namespace tiendo::inline v0_1::crosswalk

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/crosswalk/impl/reform.ipp"
#endif
