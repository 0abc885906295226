// tiendo/measures/methods/unicef_aarr.hpp: UNICEF's average annual rate of reduction.
#pragma once

#include <cstddef>

#include "tiendo/measures/method.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::measures {

/// The band of "no progress" around 0, in percent a year, as UNICEF's program has it.
struct unicef_band {
  double percent = .5;

  static constexpr unicef_band usual() { return {.5}; }
  static constexpr unicef_band overweight() { return {1.5}; }
  static constexpr unicef_band wasting() { return {2.0}; }
  static constexpr unicef_band breastfeeding() { return {.8}; }
};

/// The class of a rate: 0 worsening, 1 none, 2 some, 3 on track.
inline std::size_t unicef_class(double actual, double required, unicef_band band) {
  return actual >= required ? 3 : actual > band.percent ? 2 : actual < -band.percent ? 0 : 1;
}

/// UNICEF's classes: worsening below the band, none within it, some above it, on_track where the
/// current rate reaches the required one or the target is met. The ratio is current over required.
/// Its classes compare the rates themselves with the band and the requirement, see `unicef_aarr`.
const method& unicef_aarr_method(policy p = policy::strict);

/// The current rate of reduction, 100 (1 - exp(slope of ln y on year)) over the course, against the
/// required one, 100 (1 - (v / b)^(1 / (T - t0))); where higher is better, the rates of increase.
/// `actual` and `required` are percent a year, the ratio is actual over required. Classes: on_track
/// where the target is met or actual >= required; some above the band; none within it; worsening.
///
/// The publisher's documentation and program disagree on bands and on > against >=: here the edges
/// of the band belong to "none" (docs/decisions/0022). `as_published`: values are rounded to 1
/// decimal before the logarithm and rates to 2, half away from zero.
/// Worked: 12, 11, 10.4, 9.1, 8.6 (2012, 2015, ..., 2024): actual 2.812718; a cut of 30 % in 18
/// years requires 1.96.
method_result unicef_aarr_within(unicef_band band, const progress_input& f,
                                 policy p = policy::strict);

/// The same within the usual band of .5 % a year.
inline method_result unicef_aarr(const progress_input& f, policy p = policy::strict) {
  return unicef_aarr_within(unicef_band::usual(), f, p);
}

}  // namespace tiendo::measures

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/measures/methods/impl/unicef_aarr.ipp"
#endif
