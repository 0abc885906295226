// tiendo/model/target.hpp: a target, with its rule, scope, due date and legal basis.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/identifier.hpp"
#include "tiendo/model/act.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/rule.hpp"

namespace tiendo::inline v0_1 {

/// The legal force of a target: required, or striven for.
enum class bindingness { required, striven_for };

constexpr const char* to_string(bindingness b) {
  return b == bindingness::required ? "required" : "striven_for";
}

struct target;
/// The identifier of a target.
using target_id = identifier<target>;

/// The scope of a target: an area as a whole, the bodies of one tier in it taken together, or
/// (`each`) every area of that tier in it.
struct scope {
  area_id area = {};
  tier_id tier = {};  ///< empty: the area as a whole
  bool each = false;
};

/// The relation of a target to the target of the same id in another programme.
struct replacement {
  act_id act = {};
  tiendo::date date = {};
};

/// A dated target. It is in force from `in_force_from` on, until `in_force_to` if an act closed it.
/// A later act that changes it makes a new target that names this one in `modifies`; both remain in
/// the programme.
///
/// What a target leaves empty and its act or programme states is set by the constructor of
/// `programme`: `programme`, `enacted`, `in_force_from`, and the first day of `scope.area`, which
/// is then that of the version in force when the target was enacted.
struct target {
  target_id id = {};
  std::string programme = {};  ///< the id of the programme that declares it
  indicator_id indicator = {};
  tiendo::scope scope = {};
  tiendo::rule rule = milestone{};
  std::optional<double> aspiration = {};  ///< an aspiration beyond the rule, as in "30-40 %"
  date due = {};
  tiendo::bindingness bindingness = bindingness::required;
  legal_basis basis = {};
  date enacted = {};        ///< the last day of the date of the act
  date in_force_from = {};  ///< the day on which the act took effect, unless it says another one
  std::optional<date> in_force_to = {};
  act_id closed_by = {};
  std::string method = {};                 ///< the method that the target prescribes, if any
  std::vector<indicator_id> proxies = {};  ///< proxy indicators
  target_id modifies = {};
  std::optional<replacement> replaces = {};
  std::string note = {};

  /// Whether the target is in force on `day` and its act was known by then.
  bool in_force_on(date day) const {
    return enacted <= day && in_force_from <= day && (!in_force_to || day <= *in_force_to);
  }
};

}  // namespace tiendo::inline v0_1
