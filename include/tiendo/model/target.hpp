// tiendo/model/target.hpp: what a programme promises, for whom, by when, and by which act.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/model/act.hpp"
#include "tiendo/model/rule.hpp"

namespace tiendo::inline v0_1 {

/// Whether a target must be met, or is striven for.
enum class bindingness { required, striven_for };

constexpr const char* to_string(bindingness b) {
  return b == bindingness::required ? "required" : "striven_for";
}

/// For whom a target holds: an area as a whole, the bodies of one tier in it taken together, or
/// (`each`) every area of that tier in it.
struct scope {
  area_id area = {};
  std::string tier = {};  ///< empty: the area as a whole
  bool each = false;
};

/// How a target follows from another programme's target of the same id.
struct replacement {
  std::string act = {};
  tiendo::date date = {};
};

/// A dated target. It is in force from `in_force_from` on, until `in_force_to` if an act closed it.
/// A later act makes a parallel target that names this one in `modifies`; both stay visible.
struct target {
  std::string id = {};
  std::string programme = {};  ///< the id of the programme that declares it
  std::string indicator = {};
  tiendo::scope scope = {};
  tiendo::rule rule = milestone{};
  std::optional<double> aspiration = {};  ///< striven for beyond the rule, as in "30-40 %"
  date due = {};
  tiendo::bindingness bindingness = bindingness::required;
  legal_basis basis = {};
  date enacted = {};  ///< the last day of the act's date
  date in_force_from = {};
  std::optional<date> in_force_to = {};
  std::string closed_by = {};
  std::string method = {};                ///< the method that the target names, if it names one
  std::vector<std::string> proxies = {};  ///< indicators that may stand in
  std::string modifies = {};
  std::optional<replacement> replaces = {};
  std::string note = {};

  /// Whether the target can be held against anybody on `day`: its act is known and works.
  bool in_force_on(date day) const {
    return enacted <= day && in_force_from <= day && (!in_force_to || day <= *in_force_to);
  }
};

}  // namespace tiendo::inline v0_1
