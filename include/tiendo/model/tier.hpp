// tiendo/model/tier.hpp: a tier of government.
#pragma once

#include <optional>
#include <string>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/label.hpp"

namespace tiendo::inline v0_1 {

/// The highest level of a tier.
inline constexpr int highest_level = 99;

/// A tier of government such as province, district or commune; level 0 is the whole country, and
/// levels go up to `highest_level`. Tiers can begin and end: Viet Nam's districts existed until 30
/// June 2025.
struct tier {
  tier_id id = {};
  label name = {};
  int level = 0;
  std::optional<date> valid_from = {};
  std::optional<date> valid_to = {};  ///< the last day, included
  act_id ended_by = {};               ///< the act that abolished it

  bool exists_on(date day) const {
    return (!valid_from || *valid_from <= day) && (!valid_to || day <= *valid_to);
  }
};

}  // namespace tiendo::inline v0_1
