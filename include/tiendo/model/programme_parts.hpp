// tiendo/model/programme_parts.hpp: what a programme is made of, not yet checked.
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

/// The parts of a programme in the order they were declared. Fill it by hand or from a file, then
/// make a `programme` of it, which checks that everything named exists and fits.
struct programme_parts {
  std::string id = {};
  label name = {};
  label objective = {};
  std::vector<act> acts = {};
  std::vector<unit_of_measure> units = {};  ///< beyond the standard ones
  std::vector<tier> tiers = {};
  std::vector<area> areas = {};
  std::vector<indicator> indicators = {};
  std::vector<target> targets = {};
};

}  // namespace tiendo::inline v0_1
