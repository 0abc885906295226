// tiendo/areas/name_key.hpp: match keys of Vietnamese place names (internal).
#pragma once

#include <string>
#include <string_view>

namespace tiendo::inline v0_1 {

namespace detail {

std::string key_of(std::string_view name, bool folded);

}  // namespace detail

namespace detail {

/// The match key of a name: two spellings are the same name if their keys are equal. The key has
/// composed letters in lower case, the tone of each syllable independent of the letter that carries
/// it, words that blanks, dashes and apostrophes separate, and numbers without leading zeros.
/// Letters that look like đ (U+00D0, U+0189) are đ. Different tones and different letters stay
/// different. Worked: "Hoà  Bình" and "HÒA BÌNH" have one key, and so have "Bà Rịa - Vũng Tàu" and
/// "Bà Rịa Vũng Tàu"; "Hoa Bình" has another.
inline std::string name_key(std::string_view name) {
  return detail::key_of(name, false);
}

/// The match key without any diacritics, which many names share. It is used to suggest candidates
/// and never to decide which name is meant. Worked: "Thạnh An" and "Thanh An" both give "thanh an".
inline std::string folded_name(std::string_view name) {
  return detail::key_of(name, true);
}

/// The folded name without blanks, to suggest names that are written as one word or as several.
/// Worked: "Sa Pa" and "Sapa" both give "sapa".
std::string compact_name(std::string_view name);

/// The folded name with Roman numerals up to XXXIX as numbers, to suggest names with the other kind
/// of numerals; empty for a name without a number. Worked: "IV" and "4" both give "4".
std::string numeral_name(std::string_view name);

/// The text in its composed form, with single blanks and without characters that have no width.
/// Worked: " 26740 " gives "26740".
std::string plain_spelling(std::string_view text);

/// A name, split into the kind of unit and the proper name.
struct name_parts {
  /// "phường", "xã", "thị trấn", "đặc khu", ...; empty if the name does not state it.
  std::string kind = {};
  std::string proper = {};  ///< as written
};

/// Splits a leading kind of unit from a name. Worked: "TP. Hồ Chí Minh" is a "thành phố" and "Hồ
/// Chí Minh"; "P.Bến Nghé" a "phường" and "Bến Nghé"; "Xã" alone is a proper name without a kind. A
/// kind without diacritics is recognised too: "phuong 1".
name_parts split_unit_prefix(std::string_view name);

}  // namespace detail

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/areas/impl/name_key.ipp"
#endif
