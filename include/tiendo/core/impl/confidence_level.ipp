// tiendo/core/impl/confidence_level.ipp: bodies of tiendo/core/confidence_level.hpp.
#pragma once

#include "tiendo/core/confidence_level.hpp"

#include <fmt/format.h>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE confidence_level confidence_level::checked(double probability) {
  if (!(probability > 0 && probability < 1))
    throw invalid_value(fmt::format(
        "a confidence level must be above 0 and below 1 (0.95, not 95), got {}", probability));
  confidence_level level(0.5);
  level.probability_ = probability;
  return level;
}

}  // namespace tiendo::inline v0_1
