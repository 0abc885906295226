// tiendo/areas/resolver.hpp: which area a code or a name means on a day.
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

namespace tiendo::inline v0_1 {

/// How sure an answer is.
enum class resolved {
  none,       ///< nothing bears it
  code,       ///< a code that is in force
  name,       ///< one area bears the name
  ambiguous,  ///< several areas may be meant
  similar,    ///< nothing bears the name; without diacritics it looks like the candidates
};

inline constexpr std::array<std::string_view, 5> resolved_names{"none", "code", "name", "ambiguous",
                                                                "similar"};
constexpr std::string_view to_string(resolved r) {
  return resolved_names[static_cast<std::size_t>(r)];
}

/// The area that is meant, or all that may be. There is an `area` only where there is no doubt.
struct resolution {
  resolved match = resolved::none;
  const tiendo::area* area = nullptr;
  /// With `area`, it alone; in the order of the history.
  std::vector<const tiendo::area*> candidates = {};
};

/// Where to look: areas of one tier, or within an area of that code (at any depth). Empty:
/// everywhere.
struct search_scope {
  std::string tier = {};
  std::string within = {};
};

/// Answers for one history, which has to outlive it. Names count in Vietnamese and in English.
class resolver {
 public:
  explicit resolver(const area_history& history);

  /// A code in force on the day; else a name, with or without the kind of unit, letters compared by
  /// `name_key`. A text without any diacritics may mean every name that looks like it without them:
  /// it is found only if it is the name of one area and no other one looks like it. What only looks
  /// alike is never found, only offered. Worked: in Ho Chi Minh City since 2025-07-01 "Thạnh An" is
  /// 27676; "Thanh An" may be 25807 or 27676.
  resolution resolve(std::string_view text, date day, const search_scope& scope = {}) const;

 private:
  using positions_by_key = std::unordered_map<std::string, std::vector<std::size_t>>;

  void index(const std::string& name, std::size_t i);

  bool lies_in(const area& a, const search_scope& scope) const;

  /// Areas whose name has the key of the text, or of the text without the kind of unit in front;
  /// then those of another kind drop out. "Phuong Liet" may be a ward called Liet, or a place
  /// called Phương Liệt.
  std::vector<const area*> matching(const positions_by_key& keys, std::string (*key)(std::string_view),
                                    std::string_view text, date day,
                                    const search_scope& scope) const;

  const area_history& history_;
  positions_by_key by_key_, by_folded_;
};

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/areas/impl/resolver.ipp"
#endif
