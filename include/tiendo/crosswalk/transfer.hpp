// tiendo/crosswalk/transfer.hpp: figures across a reform: exact over its blocks, exact or bounded
// in each area.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/core/interval.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/crosswalk/connected_component.hpp"
#include "tiendo/crosswalk/reform.hpp"

namespace tiendo::crosswalk {

/// From the areas before to those after, or back.
enum class transfer_direction { forward, backward };

/// A figure of an area; nothing where it has none, which is never 0.
struct area_value {
  std::string code = {};
  std::optional<double> value = {};
};

/// What an area on the other side has: exact where whole areas came together or shares are known,
/// else the limits between which it lies; or the reason why it has nothing.
struct transferred_value {
  std::string code = {};
  std::optional<interval> value = {};
  tiendo::reason reason = tiendo::reason::none;
  std::size_t component = 0;
  std::string basis = {};  ///< of the shares that were used
};

/// The sum over a block, the same before and after; nothing where an area of it has no figure.
struct component_total {
  std::optional<double> total = {};
  double present = 0;       ///< the sum of what there is
  std::size_t missing = 0;  ///< how many of its areas have no figure
};

/// A figure that did not arrive, as a whole or in part, and why: `territory_unknown` (the reform
/// has no such area), `territory_ended` (nothing took it over), `coverage_too_low` (an area that it
/// went to lacks the figure of another one), `no_observation`, `not_comparable` (half of a ratio),
/// `out_of_range`, `sign_change`.
struct unmatched_value {
  std::string code = {};
  std::optional<double> value = {};
  tiendo::reason reason = tiendo::reason::none;
};

/// What came of a set of figures: areas in the order of the reform, blocks in the order of
/// `connected_components`.
struct transferred_values {
  std::vector<transferred_value> areas = {};
  std::vector<component_total> components = {};
  std::vector<unmatched_value> unmatched = {};
};

namespace detail {

/// A reform seen along one way.
struct course {
  struct link {
    std::size_t to = {};
    interval share = {};
    const std::string* basis = {};
  };
  const std::vector<reform_area>& from;
  const std::vector<reform_area>& to;
  std::vector<std::vector<link>> links = {};  ///< per area of `from`
  std::vector<connected_component> blocks = {};
};

course course_of(const reform& r, transfer_direction w, const std::vector<area_value>& weights);

/// Figures in the order of the areas, with what stands in the way of those that have none.
struct placed {
  std::vector<std::optional<double>> values = {};
  std::vector<tiendo::reason> reasons = {};
};

placed place(const course& c, const std::vector<area_value>& amounts,
             std::vector<unmatched_value>& left);

transferred_values run(const course& c, const placed& p, std::vector<unmatched_value> left);

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
transferred_values transfer(const reform& r, const std::vector<area_value>& amounts,
                            transfer_direction w = transfer_direction::forward,
                            const std::vector<area_value>& weights = {});

}  // namespace tiendo::crosswalk

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/crosswalk/impl/transfer.ipp"
#endif
