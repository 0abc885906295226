// tiendo/areas/resolver.hpp: name resolution: the area that a code or a name means on a day.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/areas/area_history.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/progress.hpp"

namespace tiendo::inline v0_1 {

/// The kind of match.
enum class resolved {
  none,       ///< no area has this code or name
  code,       ///< the code of an area that is in force
  name,       ///< exactly one area has the name
  ambiguous,  ///< several areas match
  similar,    ///< no area has the name; the candidates have it without diacritics, without blanks,
              ///< or with the other kind of numerals
};

inline constexpr std::array<std::string_view, 5> resolved_names{"none", "code", "name", "ambiguous",
                                                                "similar"};
constexpr std::string_view to_string(resolved r) {
  return resolved_names[static_cast<std::size_t>(r)];
}

/// The result of a resolution: the matching area, or all candidates. `area` is null unless the
/// match is unambiguous.
struct resolution {
  resolved match = resolved::none;
  const tiendo::area* area = nullptr;
  /// The only candidate is `area` if there is one; otherwise all, in the order of the history.
  std::vector<const tiendo::area*> candidates = {};
};

/// A restriction of the search: areas of one tier, or areas within the area of that code (at any
/// depth). An empty field restricts nothing.
struct search_scope {
  tier_id tier = {};
  area_code within = {};
};

/// Resolves codes and names in one history, which must outlive the resolver; a
/// temporary history does not compile. Vietnamese and English
/// names are searched.
class resolver {
 public:
  /// Throws `interrupted` if `report`, which is called about every 50 milliseconds, returns false.
  explicit resolver(const area_history& history, const progress& report = {});
  explicit resolver(const area_history&& temporary, const progress& report = {}) = delete;

  /// Resolves a code that is in force on the day, or else a name, with or without the kind of unit;
  /// names are compared by `name_key`. A text without any diacritics may mean every name that
  /// equals it without them: it is resolved only if it is the name of one area and no other name
  /// equals it without diacritics. A match without diacritics alone is only returned as a
  /// candidate; where there is none, names that are equal without blanks ("Sapa", "Sa Pa") are
  /// candidates, then names with the other kind of numerals ("Phường IV", "Phường 4"). Worked: in
  /// Ho Chi Minh City since 2025-07-01 "Thạnh An" is 27676; "Thanh An" has the candidates 25807 and
  /// 27676.
  resolution resolve(std::string_view text, date day, const search_scope& scope = {}) const;

 private:
  using positions_by_key = std::unordered_map<std::string, std::vector<std::size_t>>;

  void index(const std::string& name, std::size_t i);

  bool lies_in(const area& a, const search_scope& scope) const;

  /// Areas whose name has the key of the text, or of the text without the kind of unit in front;
  /// areas of another kind are then excluded. "Phuong Liet" may be a ward called Liet, or a place
  /// called Phương Liệt.
  std::vector<const area*> matching(const positions_by_key& keys,
                                    std::string (*key)(std::string_view), std::string_view text,
                                    date day, const search_scope& scope) const;

  const area_history& history_;
  positions_by_key by_key_, by_folded_, by_compact_, by_numeral_;
};

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/areas/impl/resolver.ipp"
#endif
