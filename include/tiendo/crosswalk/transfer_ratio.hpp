// tiendo/crosswalk/transfer_ratio.hpp: ratios across a reform, through what they are ratios of.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/core/interval.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/crosswalk/reform.hpp"
#include "tiendo/crosswalk/transfer.hpp"

namespace tiendo::crosswalk {

/// A ratio by its two parts. A ratio of which one part is unknown cannot be carried.
struct ratio_parts {
  std::string code = {};
  std::optional<double> numerator = {};
  std::optional<double> denominator = {};
};

/// Whether a numerator is a part of its denominator (a share of 0 to 1) or only stands over it (a
/// rate).
enum class ratio_kind { share, rate };

struct transferred_ratio {
  std::string code = {};
  std::optional<interval> numerator = {};
  std::optional<interval> denominator = {};
  std::optional<interval> ratio = {};
  tiendo::reason reason = tiendo::reason::none;
  std::size_t component = 0;
  std::string basis = {};
};

/// The ratio over a block, exact where all of its areas have both parts.
struct component_ratio {
  std::optional<double> numerator = {};
  std::optional<double> denominator = {};
  std::optional<double> ratio = {};
  tiendo::reason reason = tiendo::reason::none;
};

struct transferred_ratios {
  std::vector<transferred_ratio> areas = {};
  std::vector<component_ratio> components = {};
  std::vector<unmatched_value> unmatched = {};  ///< with numerators as values
};

/// Carries ratios: numerators and denominators each as totals, divided last. A ratio is never
/// averaged. Where both are exact the ratio is; else it lies between the least numerator over the
/// most denominator and the other way round (a share also within 0 and 1). An area with half of a
/// ratio counts as having none
/// (`not_comparable`); so does one with a negative denominator (`sign_change`), and a share above 1
/// or below 0 (`out_of_range`). A denominator of 0 on the other side leaves no ratio (`zero_base`).
/// Worked: 40 of 100 and 30 of 50 come together: 70 of 150 = .4667, not (.4 + .6) / 2.
transferred_ratios transfer_ratio(const reform& r, const std::vector<ratio_parts>& ratios,
                                  ratio_kind kind,
                                  transfer_direction w = transfer_direction::forward,
                                  const std::vector<area_value>& weights = {});

}  // namespace tiendo::crosswalk

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/crosswalk/impl/transfer_ratio.ipp"
#endif
