// tiendo/core/detail/suggestion.hpp: suggestions of similar names in diagnostics.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tiendo::inline v0_1::detail {

/// The most bytes of a name that is compared with others; for a longer one nothing is suggested.
inline constexpr std::size_t longest_compared = 200;

/// The first candidate with the smallest edit distance to `wrong`, in bytes, or an empty text if
/// none is similar. At most a third of the bytes may differ. `wrong` must not be a candidate.
std::string nearest_name(const std::string& wrong, const std::vector<std::string>& candidates);

/// "did you mean 'x'?" if there is a similar candidate x, else `otherwise`.
std::string suggestion(const std::string& wrong, const std::vector<std::string>& candidates,
                       const std::string& otherwise);

/// Suggestions for many unknown names among the same candidates. Each name is compared with them
/// once, and only the first `most_names` different names are, and only until `most_compared` pairs
/// of names have been: a file may have 100,000 unknown names among 100,000 known ones. The others
/// get `otherwise`.
class suggestions {
 public:
  static constexpr std::size_t most_names = 100;
  static constexpr std::size_t most_compared = 2'000'000;

  suggestions() = default;
  suggestions(std::vector<std::string> candidates, std::string otherwise)
      : candidates_(std::move(candidates)), otherwise_(std::move(otherwise)) {}

  /// As `suggestion`.
  const std::string& operator()(const std::string& wrong);

 private:
  std::vector<std::string> candidates_;
  std::string otherwise_;
  std::map<std::string, std::string> known_;
  std::size_t compared_ = 0;
};

/// The label of a part in a diagnostic: "target 2393-17"; for the second part with the same id,
/// "target 2393-17 (2)".
std::string diagnostic_label(const char* kind, const std::string& id, std::size_t occurrence);

template <class Parts>
std::vector<std::string> ids_of(const Parts& parts) {
  std::vector<std::string> ids;
  for (const auto& part : parts) ids.push_back(part.id);
  return ids;
}

/// The part with the id; null if there is none.
template <class Parts, class Id>
const typename Parts::value_type* find_by_id(const Parts& parts, const Id& id) {
  const auto at =
      std::find_if(parts.begin(), parts.end(), [&](const auto& p) { return p.id == id; });
  return at == parts.end() ? nullptr : &*at;
}

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/core/detail/impl/suggestion.ipp"
#endif
