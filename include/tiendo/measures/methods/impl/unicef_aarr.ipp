// tiendo/measures/methods/impl/unicef_aarr.ipp: bodies of tiendo/measures/methods/unicef_aarr.hpp.
#pragma once

#include "tiendo/measures/methods/unicef_aarr.hpp"

#include <optional>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/measures/classification.hpp"
#include "tiendo/measures/growth.hpp"
#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_formula.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::inline v0_1::measures {

namespace detail {

TIENDO_INLINE const method& unicef_aarr_method(policy p) {
  static const method ours{"unicef_aarr",
                           rating{progress_formula::reduction_rate_ratio,
                                  classification({{-1, false}, {0, false}, {1}},
                                                 {{"worsening", progress_class::regressing},
                                                  {"none", progress_class::insufficient},
                                                  {"some", progress_class::insufficient},
                                                  {"on_track", progress_class::on_course}},
                                                 3),
                                  {},
                                  unicef_band::usual()}};
  static const method_versions versions(ours, [] {
    method m = ours;
    m.adjustment = input_adjustment::round_to_tenths;
    return m;
  }());
  return versions.of(p);
}

}  // namespace detail

TIENDO_INLINE method_result unicef_aarr(const progress_input& f, policy p, unicef_band band) {
  return detail::evaluate_within(detail::unicef_aarr_method(p), band, f);
}

}  // namespace tiendo::inline v0_1::measures
