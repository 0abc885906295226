// tiendo/model/indicator.hpp: what is measured.
#pragma once

#include <optional>
#include <string>

#include "tiendo/core/direction.hpp"
#include "tiendo/core/frequency.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/unit_of_measure.hpp"

namespace tiendo::inline v0_1 {

/// A measure with a definition and a unit. For a ratio, what is counted and of what; and what the
/// definition leaves out, such as dossiers that are state secrets.
struct indicator {
  std::string id = {};
  label name = {};
  std::string definition = {};
  unit_of_measure unit = {};
  tiendo::direction direction = direction::increase;
  std::optional<double> lowest = {};   ///< no value lies below; default: the unit's limit
  std::optional<double> highest = {};  ///< no value lies above
  std::string numerator = {};
  std::string denominator = {};
  std::string excludes = {};
  tiendo::frequency frequency = frequency::annual;
  std::string source = {};
};

}  // namespace tiendo::inline v0_1
