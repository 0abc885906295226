// tiendo/core/detail/impl/suggestion.ipp: bodies of tiendo/core/detail/suggestion.hpp.
#pragma once

#include "tiendo/core/detail/suggestion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "tiendo/core/config.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE std::string nearest_name(const std::string& wrong,
                                       const std::vector<std::string>& candidates) {
  std::string best;
  std::size_t best_distance = 1 + wrong.size() / 3;
  for (const std::string& candidate : candidates) {
    std::vector<std::size_t> row(candidate.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= wrong.size(); ++i) {
      std::size_t diagonal = row[0];
      row[0] = i;
      for (std::size_t j = 1; j < row.size(); ++j) {
        const std::size_t above = row[j];
        row[j] = std::min(
            {row[j] + 1, row[j - 1] + 1, diagonal + (wrong[i - 1] == candidate[j - 1] ? 0 : 1)});
        diagonal = above;
      }
    }
    if (row.back() < best_distance) {
      best_distance = row.back();
      best = candidate;
    }
  }
  return best;
}

TIENDO_INLINE std::string suggestion(const std::string& wrong,
                                     const std::vector<std::string>& candidates,
                                     const std::string& otherwise) {
  const std::string near = nearest_name(wrong, candidates);
  return near.empty() ? otherwise : fmt::format("did you mean '{}'?", near);
}

TIENDO_INLINE const std::string& suggestions::operator()(const std::string& wrong) {
  if (const auto at = known_.find(wrong); at != known_.end()) return at->second;
  if (known_.size() == most_names) return otherwise_;
  return known_.emplace(wrong, suggestion(wrong, candidates_, otherwise_)).first->second;
}

TIENDO_INLINE std::string diagnostic_label(const char* kind, const std::string& id,
                                           std::size_t occurrence) {
  return occurrence < 2 ? fmt::format("{} {}", kind, id)
                        : fmt::format("{} {} ({})", kind, id, occurrence);
}

}  // namespace tiendo::inline v0_1::detail
