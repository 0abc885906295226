// tiendo/core/detail/suggestion.hpp: the name that was meant, where an unknown one is near to it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace tiendo::detail {

/// The name among `candidates` that is nearest to `wrong` by edit distance (insertions, deletions
/// and substitutions of bytes), or an empty text where none is within a third of its length.
/// Worked: "ecnomy" is one insertion away from "economy".
inline std::string nearest_name(const std::string& wrong,
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

/// "did you mean 'x'?" where something near exists, `otherwise` where not.
inline std::string suggestion(const std::string& wrong, const std::vector<std::string>& candidates,
                              const std::string& otherwise) {
  const std::string near = nearest_name(wrong, candidates);
  return near.empty() ? otherwise : "did you mean '" + near + "'?";
}

}  // namespace tiendo::detail
