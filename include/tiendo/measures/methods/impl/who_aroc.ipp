// tiendo/measures/methods/impl/who_aroc.ipp: bodies of tiendo/measures/methods/who_aroc.hpp.
#pragma once

#include "tiendo/measures/methods/who_aroc.hpp"

#include <optional>

#include "tiendo/core/config.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {

TIENDO_INLINE const method& who_aroc_method(policy p) {
  static const method ours{"who_aroc", rating{progress_formula::extrapolated_ratio, {}, {}},
                           std::nullopt, input_adjustment::from_previous};
  static const method_versions versions(ours);
  return versions.of(p);
}

}  // namespace detail

TIENDO_INLINE method_result who_aroc(const progress_input& f, policy p) {
  return evaluate(detail::who_aroc_method(p), f);
}

}  // namespace tiendo::inline v0_1::measures
