// tiendo/model/indicator.hpp: an indicator, with definition, unit and direction.
#pragma once

#include <optional>
#include <string>

#include "tiendo/core/direction.hpp"
#include "tiendo/core/frequency.hpp"
#include "tiendo/core/identifier.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/unit_of_measure.hpp"

namespace tiendo::inline v0_1 {

struct indicator;
/// The identifier of an indicator.
using indicator_id = identifier<indicator>;

/// An indicator: a quantitative variable with a definition, a unit and a direction. A ratio also
/// has descriptions of its numerator and denominator. The exclusions of the definition are given
/// too, such as dossiers that are state secrets.
struct indicator {
  indicator_id id = {};
  label name = {};
  std::string definition = {};
  unit_of_measure unit = {};
  tiendo::direction direction = direction::increase;
  std::optional<double> lowest = {};   ///< lower bound of values; default: that of the unit
  std::optional<double> highest = {};  ///< upper bound of values; default: that of the unit
  std::string numerator = {};
  std::string denominator = {};
  std::string excludes = {};
  tiendo::frequency frequency = frequency::annual;
  std::string source = {};
};

}  // namespace tiendo::inline v0_1
