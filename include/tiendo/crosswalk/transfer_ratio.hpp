// tiendo/crosswalk/transfer_ratio.hpp: areal transfer of ratios across a reform, by numerator and
// denominator.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/core/interval.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/reason.hpp"
#include "tiendo/crosswalk/reform.hpp"
#include "tiendo/crosswalk/transfer.hpp"

namespace tiendo::inline v0_1::crosswalk {

/// A ratio by its numerator and denominator. It cannot be transferred where one of them is missing.
struct ratio_parts {
  area_code code = {};
  std::optional<double> numerator = {};
  std::optional<double> denominator = {};
};

/// Whether the numerator is a part of the denominator (a share from 0 to 1) or not (a rate).
enum class ratio_kind { share, rate };

struct transferred_ratio {
  area_code code = {};
  std::optional<interval> numerator = {};
  std::optional<interval> denominator = {};
  std::optional<interval> ratio = {};
  tiendo::reason reason = tiendo::reason::none;
  std::size_t component = 0;
  std::string basis = {};
};

/// The ratio over a connected component, exact where all of its areas have numerator and
/// denominator.
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

/// Transfers ratios: numerators and denominators are transferred as totals and divided last. A
/// ratio is never averaged. Where both are exact the ratio is exact; else its bounds are the least
/// numerator over the largest denominator and the largest numerator over the least denominator (for
/// a share also 0 and 1). A ratio is missing where only one of numerator and denominator is known
/// (`not_comparable`), for a negative denominator (`sign_change`), and for a share above 1 or below
/// 0 (`out_of_range`). With a denominator of 0 on the other side the ratio is undefined
/// (`zero_base`). Throws as `transfer` does. Worked: a merger of 40 of 100 and 30 of 50 gives 70 of
/// 150 = .4667, not (.4 + .6) / 2.
transferred_ratios transfer_ratio(const reform& r, const std::vector<ratio_parts>& ratios,
                                  ratio_kind kind,
                                  transfer_direction w = transfer_direction::forward,
                                  const std::vector<area_value>& weights = {},
                                  const progress& report = {});

}  // namespace tiendo::inline v0_1::crosswalk

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/crosswalk/impl/transfer_ratio.ipp"
#endif
