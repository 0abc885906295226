// Reforms for tests: a small one by hand, and random ones.
#pragma once

#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "support/near.hpp"
#include "tiendo/crosswalk/reform.hpp"

namespace support {

inline tiendo::date reform_day() {
  return tiendo::date::of(2025, 7, 1);
}

/// A and B come together in X, as does a part of C, whose rest is Y; D becomes Z; E ends, W begins.
inline tiendo::crosswalk::reform_parts small_reform_parts() {
  using namespace tiendo::crosswalk;
  reform_parts parts;
  parts.effective = reform_day();
  parts.act = "2/NQ";
  for (const char* code : {"A", "B", "C", "D", "E"})
    parts.before.push_back({code, std::string("Xã ") + code, "commune", "P"});
  for (const char* code : {"X", "Y", "Z", "W"})
    parts.after.push_back({code, std::string("Xã ") + code, "commune", "Q"});
  parts.parents_before = {{"P", "Tỉnh P", "province", ""}};
  parts.parents_after = {{"Q", "Tỉnh Q", "province", ""}};
  parts.links = {whole("A", "X"), whole("B", "X"), part("C", "X"), part("C", "Y"), whole("D", "Z")};
  return parts;
}

inline tiendo::crosswalk::reform small_reform() {
  return tiendo::crosswalk::reform(small_reform_parts());
}

/// A reform of `n` areas before into about a third as many after; one in ten is split, with or
/// without shares.
inline tiendo::crosswalk::reform random_reform(dice& d, int n) {
  using namespace tiendo;
  using namespace tiendo::crosswalk;
  reform_parts parts;
  parts.effective = reform_day();
  const int m = n / 3 + 1;
  for (int j = 0; j < m; ++j) parts.after.push_back({"n" + std::to_string(j), "", "commune", ""});
  for (int i = 0; i < n; ++i) {
    const std::string from = "o" + std::to_string(i);
    parts.before.push_back({from, "", "commune", ""});
    std::set<int> targets{d.whole(0, m - 1)};
    if (d.whole(0, 9) == 0)
      for (int k = d.whole(1, 3); k > 0; --k) targets.insert(d.whole(0, m - 1));
    if (targets.size() == 1) {
      parts.links.push_back(whole(from, "n" + std::to_string(*targets.begin())));
      continue;
    }
    const bool known = d.whole(0, 1) == 0;
    double rest = 1;
    std::size_t open = targets.size();
    for (const int t : targets) {
      const double share = --open == 0 ? rest : rest * d.between(0, 1);
      rest -= share;
      parts.links.push_back(part(from, fmt::format("n{}", t),
                                 known ? interval::exactly(share) : unknown_share(),
                                 known ? "residents" : ""));
    }
  }
  return reform(std::move(parts));
}

}  // namespace support
