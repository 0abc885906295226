// tiendo/measures/methods/impl/simple_ratio.ipp: bodies of
// tiendo/measures/methods/simple_ratio.hpp.
#pragma once

#include "tiendo/measures/methods/simple_ratio.hpp"

#include "tiendo/core/config.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::measures {

TIENDO_INLINE const method& simple_ratio_method(policy p) {
  static const method ours{"simple_ratio", rating{progress_formula::level_ratio, {}, {}}};
  static const method published = without_guards(ours);
  return p == policy::strict ? ours : published;
}

}  // namespace tiendo::measures
