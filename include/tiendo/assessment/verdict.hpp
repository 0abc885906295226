// tiendo/assessment/verdict.hpp: the verdict on a target, and the thresholds it follows from.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "tiendo/core/numeric.hpp"

namespace tiendo::inline v0_1 {

/// The status of a target. After its due date only `achieved`, `missed`, `insufficient_data`,
/// `no_data` and `not_assessable` occur.
enum class verdict {
  achieved,           ///< the rule is satisfied
  missed,             ///< the due date has passed and the rule was not satisfied
  on_track,           ///< the actual pace is at least .95 of the required one
  at_risk,            ///< it is at least .60 of it
  off_track,          ///< it is at least 0
  deteriorating,      ///< the series moves away from the target
  insufficient_data,  ///< there are observations, but they do not decide
  no_data,            ///< there is no observation
  not_assessable,     ///< the area or tier of the target no longer exists
};

inline constexpr std::array<verdict, 9> all_verdicts{
    verdict::achieved,          verdict::missed,    verdict::on_track,
    verdict::at_risk,           verdict::off_track, verdict::deteriorating,
    verdict::insufficient_data, verdict::no_data,   verdict::not_assessable};

constexpr std::string_view to_string(verdict v) {
  constexpr std::array<std::string_view, 9> names{
      "achieved",          "missed",  "on_track",      "at_risk", "off_track", "deteriorating",
      "insufficient_data", "no_data", "not_assessable"};
  return names[static_cast<std::size_t>(v)];
}

namespace detail {

/// Whether a verdict says something about progress; the others state that nothing can be said.
constexpr bool is_decided(verdict v) {
  return v != verdict::insufficient_data && v != verdict::no_data && v != verdict::not_assessable;
}

}  // namespace detail

/// The ratios of actual to required pace from which on a target is on track, and at risk.
struct pace_thresholds {
  double on_track = 0.95;
  double at_risk = 0.60;
};

/// The verdict for a ratio of actual to required pace: by default on_track from .95, at_risk from
/// .60, off_track from 0, deteriorating below. Ratios are compared up to rounding.
constexpr verdict verdict_of_pace(double ratio, const pace_thresholds& from = {}) {
  if (detail::reaches(ratio, from.on_track)) return verdict::on_track;
  if (detail::reaches(ratio, from.at_risk)) return verdict::at_risk;
  return detail::reaches(ratio, 0) ? verdict::off_track : verdict::deteriorating;
}

/// The basis of a verdict: the value compared with the rule, the pace, or the probability that the
/// rule is satisfied when the target is due.
enum class status_basis { none, comparison, pace, probability };

constexpr const char* to_string(status_basis b) {
  switch (b) {
    case status_basis::none: return "";
    case status_basis::comparison: return "comparison";
    case status_basis::pace: return "pace";
    case status_basis::probability: return "probability";
  }
  return "";
}

/// The probabilities from which on a target is on track, and at risk. The defaults are the limits
/// of "likely" and "unlikely" of the IPCC. Source: Mastrandrea et al., Guidance Note for Lead
/// Authors of the IPCC Fifth Assessment Report on Consistent Treatment of Uncertainties (2010),
/// table 1.
struct probability_thresholds {
  double on_track = 0.66;
  double at_risk = 0.33;
};

/// The verdict for a probability: by default on_track from .66, at_risk from .33, off_track below.
constexpr verdict verdict_of_probability(double p, const probability_thresholds& from = {}) {
  return p >= from.on_track  ? verdict::on_track
         : p >= from.at_risk ? verdict::at_risk
                             : verdict::off_track;
}

}  // namespace tiendo::inline v0_1
