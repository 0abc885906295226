// tiendo/statistics/impl/disclosure_control.ipp: bodies of
// tiendo/statistics/disclosure_control.hpp.
#pragma once

#include "tiendo/statistics/disclosure_control.hpp"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/numeric.hpp"

namespace tiendo::inline v0_1::statistics {

TIENDO_INLINE std::vector<suppression> suppression_of(const std::vector<protected_count>& counts,
                                                      const suppression_rule& rule) {
  std::vector<suppression> flags(counts.size(), suppression::none);
  std::unordered_map<std::string, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (!counts[i].events) continue;
    if (!(*counts[i].events >= 0)) throw invalid_value("a number of events must be >= 0");
    if (tiendo::detail::exceeds(rule.suppressible_below, *counts[i].events))
      flags[i] = rule.hide ? suppression::suppressed : suppression::primary;
    else if (tiendo::detail::exceeds(rule.unreliable_below, *counts[i].events))
      flags[i] = suppression::unreliable;
    groups[counts[i].total].push_back(i);
  }
  if (!rule.hide) return flags;
  for (const auto& [group, members] : groups) {
    std::size_t hidden = 0;
    double sum = 0;
    for (const std::size_t i : members)
      if (flags[i] == suppression::suppressed) {
        ++hidden;
        sum += *counts[i].events;
      }
    while (hidden > 0 && hidden < members.size() &&
           (hidden == 1 || tiendo::detail::exceeds(rule.suppressible_below, sum))) {
      std::size_t next = counts.size();
      for (const std::size_t i : members)
        if (flags[i] != suppression::suppressed && flags[i] != suppression::secondary &&
            (next == counts.size() || *counts[i].events < *counts[next].events))
          next = i;
      flags[next] = suppression::secondary;
      ++hidden;
      sum += *counts[next].events;
    }
  }
  return flags;
}

}  // namespace tiendo::inline v0_1::statistics
