// tiendo/geography/resolver.hpp: which area a code or a name means on a day.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tiendo/geography/area_history.hpp"
#include "tiendo/geography/name_key.hpp"

namespace tiendo::geography {

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
  resolved how = resolved::none;
  const area* found = nullptr;
  std::vector<const area*> candidates;  ///< with `found`, it alone; in the order of the history
};

/// Where to look: areas of one tier, or within an area of that code (at any depth). Empty:
/// everywhere.
struct search_scope {
  std::string tier;
  std::string within;
};

/// Answers for one history, which has to outlive it. Names count in Vietnamese and in English.
class resolver {
 public:
  explicit resolver(const area_history& history) : history_(history) {
    for (std::size_t i = 0; i < history.areas().size(); ++i) {
      const label& name = history.areas()[i].name;
      index(name.vi, i);
      if (name.en != name.vi) index(name.en, i);
    }
  }

  /// A code in force on the day; else a name, with or without the kind of unit, letters compared by
  /// `name_key`. A text without any diacritics may mean every name that looks like it without them:
  /// it is found only if it is the name of one area and no other one looks like it. What only looks
  /// alike is never found, only offered. Worked: in Ho Chi Minh City since 2025-07-01 "Thạnh An" is
  /// 27676; "Thanh An" may be 25807 or 27676.
  resolution resolve(std::string_view text, date day, const search_scope& scope = {}) const {
    if (const area* a = history_.find(std::string(text), day); a && lies_in(*a, scope))
      return {resolved::code, a, {a}};
    const bool bare = name_key(text) == folded_name(text);
    std::vector<const area*> exact = matching(by_key_, name_key, text, day, scope);
    if (!bare || exact.empty()) {
      if (exact.size() == 1) return {resolved::name, exact.front(), exact};
      if (exact.size() > 1) return {resolved::ambiguous, nullptr, std::move(exact)};
    }
    std::vector<const area*> alike = matching(by_folded_, folded_name, text, day, scope);
    if (exact.size() == 1 && alike.size() == 1) return {resolved::name, exact.front(), exact};
    if (alike.empty()) return {};
    return {exact.empty() && alike.size() == 1 ? resolved::similar : resolved::ambiguous, nullptr,
            std::move(alike)};
  }

 private:
  using places_by_key = std::unordered_map<std::string, std::vector<std::size_t>>;

  void index(const std::string& name, std::size_t i) {
    if (name.empty()) return;
    const std::string proper = part_name(name).proper;
    by_key_[name_key(proper)].push_back(i);
    by_folded_[folded_name(proper)].push_back(i);
  }

  bool lies_in(const area& a, const search_scope& scope) const {
    if (!scope.tier.empty() && a.tier != scope.tier) return false;
    if (scope.within.empty()) return true;
    for (const area* above : history_.ancestors(a.id))
      if (above->id.code == scope.within) return true;
    return false;
  }

  /// Areas whose name has the key of the text, or of the text without the kind of unit in front;
  /// then those of another kind drop out. "Phuong Liet" may be a ward called Liet, or a place
  /// called Phương Liệt.
  std::vector<const area*> matching(const places_by_key& keys, std::string (*key)(std::string_view),
                                    std::string_view text, date day,
                                    const search_scope& scope) const {
    std::vector<const area*> found;
    const parted_name parts = part_name(text);
    for (const parted_name& reading : {parted_name{"", std::string(text)}, parts}) {
      const auto at = keys.find(key(reading.proper));
      if (at == keys.end()) continue;
      for (const std::size_t i : at->second) {
        const area& a = history_.areas()[i];
        if (!a.exists_on(day) || !lies_in(a, scope)) continue;
        const std::string own_kind = part_name(a.name.vi).kind;
        if (!reading.kind.empty() && !own_kind.empty() && reading.kind != own_kind) continue;
        if (std::find(found.begin(), found.end(), &a) == found.end()) found.push_back(&a);
      }
    }
    return found;
  }

  const area_history& history_;
  places_by_key by_key_, by_folded_;
};

}  // namespace tiendo::geography
