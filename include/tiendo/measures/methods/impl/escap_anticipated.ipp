// tiendo/measures/methods/impl/escap_anticipated.ipp: bodies of
// tiendo/measures/methods/escap_anticipated.hpp.
#pragma once

#include "tiendo/measures/methods/escap_anticipated.hpp"

#include "tiendo/core/config.hpp"
#include "tiendo/measures/classification.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {

TIENDO_INLINE const method& escap_anticipated_method(policy p) {
  static const method ours{
      "escap_anticipated",
      rating{progress_formula::anticipated_ratio,
             classification({{0}, {.90}}, {{"reverse", progress_class::regressing},
                                           {"accelerate", progress_class::insufficient},
                                           {"maintain", progress_class::on_course}}),
             {}}};
  static const method_versions versions(ours);
  return versions.of(p);
}

}  // namespace detail

TIENDO_INLINE method_result escap_anticipated(const progress_input& f, policy p) {
  return evaluate(detail::escap_anticipated_method(p), f);
}

}  // namespace tiendo::inline v0_1::measures
