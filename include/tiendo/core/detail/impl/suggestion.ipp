// tiendo/core/detail/impl/suggestion.ipp: bodies of tiendo/core/detail/suggestion.hpp.
#pragma once

#include "tiendo/core/detail/suggestion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tiendo/core/config.hpp"

namespace tiendo::inline v0_1::detail {

/// The edit distance of two texts where it is below `limit`, else `limit`. Only the cells of the
/// table within `limit` of its diagonal are computed, and none after a row without a smaller one.
TIENDO_INLINE std::size_t bounded_distance(std::string_view a, std::string_view b,
                                           std::size_t limit, std::vector<std::size_t>& row) {
  const std::size_t apart = a.size() < b.size() ? b.size() - a.size() : a.size() - b.size();
  if (apart >= limit) return limit;
  row.assign(b.size() + 1, limit);
  for (std::size_t j = 0; j <= std::min(b.size(), limit); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t first = i > limit ? i - limit : 1;
    const std::size_t last = std::min(b.size(), i + limit);
    std::size_t diagonal = row[first - 1];
    row[first - 1] = first == 1 ? i : limit;
    std::size_t least = row[first - 1];
    for (std::size_t j = first; j <= last; ++j) {
      const std::size_t above = row[j];
      row[j] =
          std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1), limit});
      least = std::min(least, row[j]);
      diagonal = above;
    }
    if (least >= limit) return limit;
  }
  return row[b.size()];
}

TIENDO_INLINE std::string nearest_name(const std::string& wrong,
                                       const std::vector<std::string>& candidates) {
  if (wrong.size() > longest_compared) return "";
  std::string best;
  std::size_t best_distance = 1 + wrong.size() / 3;
  std::vector<std::size_t> row;
  for (const std::string& candidate : candidates) {
    if (best_distance <= 1) break;  // a smaller distance would be the same name
    const std::size_t distance = bounded_distance(wrong, candidate, best_distance, row);
    if (distance >= best_distance) continue;
    best_distance = distance;
    best = candidate;
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
  if (known_.size() == most_names || compared_ > most_compared) return otherwise_;
  compared_ += candidates_.size();
  return known_.emplace(wrong, suggestion(wrong, candidates_, otherwise_)).first->second;
}

TIENDO_INLINE std::string diagnostic_label(const char* kind, const std::string& id,
                                           std::size_t occurrence) {
  return occurrence < 2 ? fmt::format("{} {}", kind, id)
                        : fmt::format("{} {} ({})", kind, id, occurrence);
}

}  // namespace tiendo::inline v0_1::detail
