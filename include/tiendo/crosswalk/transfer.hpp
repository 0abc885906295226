// tiendo/crosswalk/transfer.hpp: areal transfer of totals across a reform.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/crosswalk/connected_component.hpp"
#include "tiendo/crosswalk/reform.hpp"

namespace tiendo::inline v0_1::crosswalk {

/// From the areas before to those after, or back.
enum class transfer_direction { forward, backward };

/// The value of an area; nothing where it is missing. A missing value is never 0.
struct area_value {
  area_code code = {};
  std::optional<double> value = {};
};

/// The transferred value of an area on the other side: exact where whole areas are merged or all
/// shares are known, else bounds; or the reason why there is none.
struct transferred_value {
  area_code code = {};
  std::optional<interval> value = {};
  tiendo::reason reason = tiendo::reason::none;
  std::size_t component = 0;
  std::string basis = {};  ///< the basis of the shares that were used
};

/// The sum over a connected component, equal before and after; nothing where an area of it has no
/// value.
struct component_total {
  std::optional<double> total = {};  ///< none without areas, or if one has no value
  double present = 0;                ///< the sum over the areas that have a value
  std::size_t missing = 0;           ///< the number of its areas without a value
};

/// A value that is not transferred in full, and why: `territory_unknown` (the reform has no such
/// area), `territory_ended` (the area has no successor), `coverage_too_low` (the value of another
/// source of a successor is missing), `no_observation`, `not_comparable` (numerator or denominator
/// is missing), `out_of_range`, `sign_change`.
struct unmatched_value {
  area_code code = {};
  std::optional<double> value = {};
  tiendo::reason reason = tiendo::reason::none;
};

/// The result of a transfer: areas in the order of the reform, components in the order of
/// `connected_components`.
struct transferred_values {
  std::vector<transferred_value> areas = {};
  std::vector<component_total> components = {};
  std::vector<unmatched_value> unmatched = {};
};

namespace detail {

/// A reform in one direction of transfer.
struct course {
  struct link {
    std::size_t to;
    interval share;
    const std::string* basis;
  };
  const reform& whole;
  transfer_direction direction;
  const std::vector<reform_area>& from;
  const std::vector<reform_area>& to;
  std::vector<std::vector<link>> links = {};  ///< by area of `from`
  std::vector<connected_component> blocks = {};

  /// The place of an area in `from`.
  std::optional<std::size_t> find(const area_code& code) const {
    return direction == transfer_direction::forward ? whole.find_before(code)
                                                    : whole.find_after(code);
  }
};

using tiendo::detail::watch;

course course_of(const reform& r, transfer_direction w, const std::vector<area_value>& weights,
                 watch& steps);

/// Values in the order of the areas, with the reasons of missing ones.
struct placed {
  std::vector<std::optional<double>> values = {};
  std::vector<tiendo::reason> reasons = {};
};

placed place(const course& c, const std::vector<area_value>& amounts,
             std::vector<unmatched_value>& left, watch& steps);

transferred_values run(const course& c, const placed& p, std::vector<unmatched_value> left,
                       watch& steps);

}  // namespace detail

/// Transfers additive values (residents, dossiers, hectares) across a reform. Over a connected
/// component the total is equal on both sides, whatever the shares; in an area y = sum of share x
/// value, exact where every share is exact, else bounds. Backward, the value of a merged area is
/// divided by `weights` of the areas before (their residents, for example); without weights each
/// part lies between 0 and the whole. An area with a missing source has no value: a missing value
/// is never 0. Values that are not transferred in full are listed in `unmatched`. The equality of
/// totals is checked in every component; integers whose sum is below 2^53 are conserved exactly.
/// Throws `invalid_value` for an area with two values or a negative weight, `unknown_name` for a
/// weight of an unknown area, and `interrupted` if `report`, which is called about every 50
/// milliseconds, returns false. Worked: A (100) goes to X in full, B (50) in unknown parts to X and
/// Y: X has 100 to 150, Y 0 to 50, the component 150.
transferred_values transfer(const reform& r, const std::vector<area_value>& amounts,
                            transfer_direction w = transfer_direction::forward,
                            const std::vector<area_value>& weights = {},
                            const progress& report = {});

}  // namespace tiendo::inline v0_1::crosswalk

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/crosswalk/impl/transfer.ipp"
#endif
