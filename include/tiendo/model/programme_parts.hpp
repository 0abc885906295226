// tiendo/model/programme_parts.hpp: the parts of a programme, not yet checked.
#pragma once

#include <string>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/unit_of_measure.hpp"
#include "tiendo/model/act.hpp"
#include "tiendo/model/indicator.hpp"
#include "tiendo/model/target.hpp"
#include "tiendo/model/tier.hpp"

namespace tiendo::inline v0_1 {

/// The parts of a programme in the order of their declaration. They are set in code or read from a
/// file; the constructor of `programme` then checks that they are consistent.
struct programme_parts {
  std::string id = {};
  label name = {};
  label objective = {};
  std::vector<act> acts = {};
  std::vector<unit_of_measure> units = {};  ///< in addition to the standard units
  std::vector<tier> tiers = {};
  std::vector<area> areas = {};
  std::vector<indicator> indicators = {};
  std::vector<target> targets = {};
};

}  // namespace tiendo::inline v0_1
