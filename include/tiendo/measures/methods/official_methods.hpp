// tiendo/measures/methods/official_methods.hpp: the table of official methods by name.
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

namespace tiendo::inline v0_1::measures {

/// The name of an official method and its data under either policy; `evaluate` applies it.
struct official_method {
  std::string_view name;
  const method& (*data)(policy);
};

/// All official methods, in alphabetical order.
inline constexpr std::array<official_method, 15> official_methods{{
    {"astat", &detail::astat_method},
    {"baseline_ratio", &detail::baseline_ratio_method},
    {"escap_anticipated", &detail::escap_anticipated_method},
    {"escap_current_status", &detail::escap_current_status_method},
    {"eurostat", &detail::eurostat_method},
    {"linear_pace", &detail::linear_pace_method},
    {"oecd_distance", &detail::oecd_distance_method},
    {"open_sdg", &detail::open_sdg_method},
    {"sdsn_trend", &detail::sdsn_trend_method},
    {"simple_ratio", &detail::simple_ratio_method},
    {"unicef_aarr", &detail::unicef_aarr_method},
    {"unsd_2022", &detail::unsd_2022_method},
    {"unsd_2023", &detail::unsd_2023_method},
    {"who_aroc", &detail::who_aroc_method},
    {"who_fixed_target", &detail::who_fixed_target_method},
}};

/// The official method with this name; null if there is none. Worked: "astat" is the first one.
constexpr const official_method* find_official_method(std::string_view name) {
  for (const official_method& m : official_methods)
    if (m.name == name) return &m;
  return nullptr;
}

}  // namespace tiendo::inline v0_1::measures
