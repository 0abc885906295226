// tiendo/model/observation_check.hpp: whether observations fit a programme.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tiendo/model/observation.hpp"
#include "tiendo/model/programme_parts.hpp"

namespace tiendo {

/// Something that does not fit about one observation: which one, which of its columns, what is
/// wrong and what would be right. A warning leaves the observation usable.
struct observation_defect {
  std::size_t index = 0;
  std::string column = {};
  std::string problem = {};
  std::string remedy = {};
  bool warning = false;
};

/// Everything about the observations that does not fit the parts of a programme, warnings included.
std::vector<observation_defect> defects_of(const observations& all, const programme_parts& parts);

}  // namespace tiendo

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/model/impl/observation_check.ipp"
#endif
