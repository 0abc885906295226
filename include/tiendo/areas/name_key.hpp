// tiendo/areas/name_key.hpp: when two spellings of a Vietnamese place name are the same name.
#pragma once

#include <string>
#include <string_view>

namespace tiendo::inline v0_1 {

namespace detail {

std::string key_of(std::string_view name, bool folded);

}  // namespace detail

namespace detail {

/// What makes two spellings one name: composed letters, lower case, the tone of each syllable
/// wherever it is written, blanks, dashes and apostrophes of one form, numbers without zeros in
/// front. Different tones and different letters stay different. Worked: "Hoà  Bình" and "HÒA BÌNH"
/// have one key; "Hoa Bình" has another.
inline std::string name_key(std::string_view name) {
  return detail::key_of(name, false);
}

/// The key without any diacritics, which many names share. It may offer candidates and never
/// decides which one is meant. Worked: "Thạnh An" and "Thanh An" both give "thanh an".
inline std::string folded_name(std::string_view name) {
  return detail::key_of(name, true);
}

/// A name parted into the kind of unit and the rest.
struct name_parts {
  /// "phường", "xã", "thị trấn", "đặc khu", ...; empty where the name does not say.
  std::string kind = {};
  std::string proper = {};  ///< as written
};

/// Worked: "TP. Hồ Chí Minh" is a "thành phố" and "Hồ Chí Minh"; "P.Bến Nghé" a "phường" and "Bến
/// Nghé"; "Xã" alone is no kind. A kind without diacritics is read too: "phuong 1".
name_parts split_unit_prefix(std::string_view name);

}  // namespace detail

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/areas/impl/name_key.ipp"
#endif
