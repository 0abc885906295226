// tiendo/measures/methods/built_in.hpp: every built-in method by its name.
#pragma once

#include <array>
#include <string_view>

#include "tiendo/measures/method.hpp"
#include "tiendo/measures/methods/astat.hpp"
#include "tiendo/measures/methods/baseline_ratio.hpp"
#include "tiendo/measures/methods/escap_anticipated.hpp"
#include "tiendo/measures/methods/escap_current_status.hpp"
#include "tiendo/measures/methods/eurostat.hpp"
#include "tiendo/measures/methods/linear_pace.hpp"
#include "tiendo/measures/methods/oecd_distance.hpp"
#include "tiendo/measures/methods/open_sdg.hpp"
#include "tiendo/measures/methods/sdsn_trend.hpp"
#include "tiendo/measures/methods/simple_ratio.hpp"
#include "tiendo/measures/methods/unicef_aarr.hpp"
#include "tiendo/measures/methods/unsd_2022.hpp"
#include "tiendo/measures/methods/unsd_2023.hpp"
#include "tiendo/measures/methods/who_aroc.hpp"
#include "tiendo/measures/methods/who_fixed_target.hpp"
#include "tiendo/measures/progress_input.hpp"

namespace tiendo::measures {

/// A built-in method: its data, and the function that applies it.
struct official_method {
  std::string_view name;
  const method& (*data)(policy);
  method_result (*apply)(const progress_input&, policy);
};

/// All built-in methods, in alphabetical order.
inline constexpr std::array<official_method, 15> official_methods{{
    {"astat", &astat_method, &astat},
    {"baseline_ratio", &baseline_ratio_method, &baseline_ratio},
    {"escap_anticipated", &escap_anticipated_method, &escap_anticipated},
    {"escap_current_status", &escap_current_status_method, &escap_current_status},
    {"eurostat", &eurostat_method, &eurostat},
    {"linear_pace", &linear_pace_method, &linear_pace},
    {"oecd_distance", &oecd_distance_method, &oecd_distance},
    {"open_sdg", &open_sdg_method, &open_sdg},
    {"sdsn_trend", &sdsn_trend_method, &sdsn_trend},
    {"simple_ratio", &simple_ratio_method, &simple_ratio},
    {"unicef_aarr", &unicef_aarr_method, &unicef_aarr},
    {"unsd_2022", &unsd_2022_method, &unsd_2022},
    {"unsd_2023", &unsd_2023_method, &unsd_2023},
    {"who_aroc", &who_aroc_method, &who_aroc},
    {"who_fixed_target", &who_fixed_target_method, &who_fixed_target},
}};

/// The built-in method of that name; null where there is none.
constexpr const official_method* find_official_method(std::string_view name) {
  for (const official_method& m : official_methods)
    if (m.name == name) return &m;
  return nullptr;
}

}  // namespace tiendo::measures
