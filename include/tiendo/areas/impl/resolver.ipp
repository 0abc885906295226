// tiendo/areas/impl/resolver.ipp: bodies of tiendo/areas/resolver.hpp.
#pragma once

#include "tiendo/areas/resolver.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tiendo/areas/area.hpp"
#include "tiendo/areas/area_history.hpp"
#include "tiendo/areas/name_key.hpp"
#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/watch.hpp"
#include "tiendo/core/label.hpp"
#include "tiendo/core/progress.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE resolver::resolver(const area_history& history, const progress& report)
    : history_(history) {
  detail::watch steps(report);
  for (std::size_t i = 0; i < history.areas().size(); ++i) {
    steps.step(i, history.areas().size());
    const label& name = history.areas()[i].name;
    index(name.vi, i);
    if (name.en != name.vi) index(name.en, i);
  }
}

TIENDO_INLINE resolution resolver::resolve(std::string_view text, date day,
                                           const search_scope& scope) const {
  for (const std::string& code : {std::string(text), detail::plain_spelling(text)})
    if (const area* a = history_.find(code, day); a && lies_in(*a, scope))
      return {resolved::code, a, {a}};
  const bool bare = detail::name_key(text) == detail::folded_name(text);
  std::vector<const area*> exact = matching(by_key_, detail::name_key, text, day, scope);
  if (!bare || exact.empty()) {
    if (exact.size() == 1) return {resolved::name, exact.front(), exact};
    if (exact.size() > 1) return {resolved::ambiguous, nullptr, std::move(exact)};
  }
  std::vector<const area*> alike = matching(by_folded_, detail::folded_name, text, day, scope);
  if (exact.size() == 1 && alike.size() == 1) return {resolved::name, exact.front(), exact};
  if (alike.empty()) alike = matching(by_compact_, detail::compact_name, text, day, scope);
  if (alike.empty()) alike = matching(by_numeral_, detail::numeral_name, text, day, scope);
  if (alike.empty()) return {};
  return {exact.empty() && alike.size() == 1 ? resolved::similar : resolved::ambiguous, nullptr,
          std::move(alike)};
}

TIENDO_INLINE void resolver::index(const std::string& name, std::size_t i) {
  if (name.empty()) return;
  const std::string proper = detail::split_unit_prefix(name).proper;
  by_key_[detail::name_key(proper)].push_back(i);
  by_folded_[detail::folded_name(proper)].push_back(i);
  by_compact_[detail::compact_name(proper)].push_back(i);
  if (const std::string key = detail::numeral_name(proper); !key.empty())
    by_numeral_[key].push_back(i);
}

TIENDO_INLINE bool resolver::lies_in(const area& a, const search_scope& scope) const {
  if (!scope.tier.empty() && a.tier != scope.tier) return false;
  if (scope.within.empty()) return true;
  for (const area* above : history_.ancestors(a.id))
    if (above->id.code == scope.within) return true;
  return false;
}

TIENDO_INLINE std::vector<const area*> resolver::matching(const positions_by_key& keys,
                                                          std::string (*key)(std::string_view),
                                                          std::string_view text, date day,
                                                          const search_scope& scope) const {
  std::vector<const area*> found;
  const detail::name_parts parts = detail::split_unit_prefix(text);
  for (const detail::name_parts& reading : {detail::name_parts{"", std::string(text)}, parts}) {
    const std::string wanted = key(reading.proper);
    const auto at = keys.find(wanted);
    if (wanted.empty() || at == keys.end()) continue;
    for (const std::size_t i : at->second) {
      const area& a = history_.areas()[i];
      if (!a.exists_on(day) || !lies_in(a, scope)) continue;
      const std::string own_kind = detail::split_unit_prefix(a.name.vi).kind;
      if (!reading.kind.empty() && !own_kind.empty() && reading.kind != own_kind) continue;
      if (std::find(found.begin(), found.end(), &a) == found.end()) found.push_back(&a);
    }
  }
  return found;
}

}  // namespace tiendo::inline v0_1
