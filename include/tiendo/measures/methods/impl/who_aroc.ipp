// tiendo/measures/methods/impl/who_aroc.ipp: bodies of tiendo/measures/methods/who_aroc.hpp.
#pragma once

#include "tiendo/measures/methods/who_aroc.hpp"

#include <optional>

#include "tiendo/core/config.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::measures {

TIENDO_INLINE const method& who_aroc_method(policy p) {
  static const method ours{"who_aroc", rating{progress_formula::extrapolated_ratio, {}, {}},
                           std::nullopt, &from_previous};
  static const method published = without_guards(ours);
  return p == policy::strict ? ours : published;
}

}  // namespace tiendo::measures
