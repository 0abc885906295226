// tiendo/areas/impl/name_key.ipp: bodies of tiendo/areas/name_key.hpp.
#pragma once

#include "tiendo/areas/name_key.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/text.hpp"

namespace tiendo::inline v0_1::detail {

/// A letter in lower case, decomposed into its base (with breve, circumflex or horn) and its tone
/// (1 to 5; 0 if it has none).
struct letter {
  char32_t base = 0;
  int tone = 0;
};

/// Đ and đ, and the letters that look the same and that no Vietnamese name has: eth (U+00D0,
/// U+00F0) and the African D (U+0189, U+0256).
TIENDO_INLINE bool looks_like_d_with_stroke(char32_t c) {
  return c == U'Đ' || c == U'đ' || c == 0xD0 || c == 0xF0 || c == 0x189 || c == 0x256;
}

TIENDO_INLINE letter take_apart(char32_t code) {
  constexpr std::size_t lower = vowels.size() / 2;  // lower case comes first, in the same order
  for (std::size_t i = 0; i < vowels.size(); ++i) {
    const char32_t base = vowels[i % lower].base;
    if (vowels[i].base == code) return {base, 0};
    for (std::size_t tone = 0; tone < 5; ++tone)
      if (vowels[i].toned[tone] == code) return {base, static_cast<int>(tone) + 1};
  }
  if (code >= U'A' && code <= U'Z') return {code - U'A' + U'a', 0};
  return {looks_like_d_with_stroke(code) ? U'đ' : code, 0};
}

TIENDO_INLINE char32_t plain_letter(char32_t base) {
  switch (base) {
    case U'ă':
    case U'â': return U'a';
    case U'ê': return U'e';
    case U'ô':
    case U'ơ': return U'o';
    case U'ư': return U'u';
    case U'đ': return U'd';
    default: return base;
  }
}

TIENDO_INLINE bool is_space(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

/// Characters without a width that copied text has: zero-width blanks and joiners, the soft hyphen,
/// marks of writing direction, and the byte-order mark.
TIENDO_INLINE bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x34F || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF;
}

TIENDO_INLINE bool is_dash(char32_t c) {
  return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2043 || c == 0x2212 || c == 0xFE58 ||
         c == 0xFE63 || c == 0xFF0D;
}

TIENDO_INLINE bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == U'`' || c == 0xB4 || (c >= 0x2B9 && c <= 0x2BF) || c == 0x2C8 ||
         c == 0x2CA || c == 0x2CB || (c >= 0x2018 && c <= 0x201B) || c == 0x2032 || c == 0x2035 ||
         c == 0xA78C || c == 0xFF07;
}

/// The words of a name. Blanks and dashes separate words; a dash is a word of its own. Characters
/// without a width are omitted, and every apostrophe is U+0027.
TIENDO_INLINE std::vector<std::u32string> words_of(std::string_view text) {
  std::vector<std::u32string> words(1);
  const std::string composed = compose(text);
  for (std::size_t at = 0; at < composed.size();) {
    const auto code = tiendo::detail::next_code_point(composed, at);
    if (!code) break;  // not UTF-8: the rest is ignored
    if (is_invisible(*code)) continue;
    if (is_space(*code))
      words.emplace_back();
    else if (is_dash(*code))
      words.insert(words.end(), {U"-", U""});
    else
      words.back() += is_apostrophe(*code) ? U'\'' : *code;
  }
  std::erase_if(words, [](const std::u32string& w) { return w.empty(); });
  return words;
}

TIENDO_INLINE std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& w : words) text.append(text.empty() ? "" : " ").append(w);
  return text;
}

TIENDO_INLINE bool all_digits(const std::u32string& word) {
  for (const char32_t c : word)
    if (c < U'0' || c > U'9') return false;
  return true;
}

/// The key of one word: its letters in lower case without tones, then the digits of its tones. A
/// number loses its leading zeros.
TIENDO_INLINE std::string key_of_word(const std::u32string& word, bool folded) {
  std::string letters, tones;
  const std::size_t start =
      all_digits(word) ? std::min(word.find_first_not_of(U'0'), word.size() - 1) : 0;
  for (std::size_t i = start; i < word.size(); ++i) {
    const letter l = take_apart(word[i]);
    tiendo::detail::append_code_point(letters, folded ? plain_letter(l.base) : l.base);
    if (l.tone > 0 && !folded) tones += static_cast<char>('0' + l.tone);
  }
  return tones.empty() ? letters : letters + '/' + tones;
}

/// The words of a name without dashes, parted at apostrophes: "Ia H'Drai" has the words of
/// "Ia H Drai".
TIENDO_INLINE std::vector<std::u32string> words_of_key(std::string_view name) {
  std::vector<std::u32string> parts;
  for (const std::u32string& w : words_of(name)) {
    if (w == U"-") continue;
    for (std::size_t from = 0; from <= w.size();) {
      const std::size_t to = std::min(w.find(U'\'', from), w.size());
      if (to > from) parts.push_back(w.substr(from, to - from));
      from = to + 1;
    }
  }
  return parts;
}

TIENDO_INLINE std::string key_of(std::string_view name, bool folded) {
  std::vector<std::string> keys;
  for (const std::u32string& w : words_of_key(name)) keys.push_back(key_of_word(w, folded));
  return joined(keys);
}

TIENDO_INLINE std::string compact_name(std::string_view name) {
  std::string key;
  for (const std::u32string& w : words_of_key(name)) key += key_of_word(w, true);
  return key;
}

/// The value of a Roman numeral from I to XXXIX in either case; 0 for any other word.
TIENDO_INLINE int roman_value(const std::u32string& word) {
  constexpr std::array<std::u32string_view, 10> ones{U"",  U"I",  U"II",  U"III",  U"IV",
                                                     U"V", U"VI", U"VII", U"VIII", U"IX"};
  std::u32string upper = word;
  for (char32_t& c : upper)
    if (c >= U'a' && c <= U'z') c = c - U'a' + U'A';
  std::size_t tens = 0;
  while (tens < 3 && tens < upper.size() && upper[tens] == U'X') ++tens;
  const auto one = std::find(ones.begin(), ones.end(), std::u32string_view(upper).substr(tens));
  if (one == ones.end()) return 0;
  return static_cast<int>(10 * tens) + static_cast<int>(one - ones.begin());
}

TIENDO_INLINE std::string numeral_name(std::string_view name) {
  bool has_number = false;
  std::vector<std::string> keys;
  for (const std::u32string& w : words_of_key(name)) {
    const int roman = roman_value(w);
    has_number = has_number || roman > 0 || all_digits(w);
    keys.push_back(roman > 0 ? std::to_string(roman) : key_of_word(w, true));
  }
  return has_number ? joined(keys) : std::string();
}

TIENDO_INLINE std::string plain_spelling(std::string_view text) {
  std::string plain;
  for (const std::u32string& w : words_of(text)) {
    if (!plain.empty()) plain += ' ';
    for (const char32_t c : w) tiendo::detail::append_code_point(plain, c);
  }
  return plain;
}

/// Kinds of administrative units and their spellings and abbreviations, each without diacritics.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 26> kinds_of_units{{
    {"thành phố", "thanh pho"},
    {"thành phố", "tp"},
    {"thành phố", "tp."},
    {"thị trấn", "thi tran"},
    {"thị trấn", "tt"},
    {"thị trấn", "tt."},
    {"thị xã", "thi xa"},
    {"thị xã", "tx"},
    {"thị xã", "tx."},
    {"đặc khu", "dac khu"},
    {"đặc khu", "dk"},
    {"đặc khu", "dk."},
    {"phường", "phuong"},
    {"phường", "p"},
    {"phường", "p."},
    {"huyện", "huyen"},
    {"huyện", "h"},
    {"huyện", "h."},
    {"quận", "quan"},
    {"quận", "q"},
    {"quận", "q."},
    {"tỉnh", "tinh"},
    {"tỉnh", "t."},
    {"xã", "xa"},
    {"xã", "x"},
    {"xã", "x."},
}};

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

namespace detail {

TIENDO_INLINE name_parts split_unit_prefix(std::string_view name) {
  std::string text = compose(name);
  if (const std::size_t dot = text.find('.');
      dot != std::string::npos && dot > 0 && dot < 3 && dot + 1 < text.size())
    text.insert(dot + 1, 1, ' ');
  std::vector<std::string> words;
  for (const std::u32string& w : detail::words_of(text)) {
    words.emplace_back();
    for (const char32_t c : w) tiendo::detail::append_code_point(words.back(), c);
  }
  for (const auto& [kind, folded] : detail::kinds_of_units) {
    const std::size_t length = folded.find(' ') == std::string_view::npos ? 1 : 2;
    if (words.size() <= length) continue;
    const std::string head =
        detail::joined({words.begin(), words.begin() + static_cast<std::ptrdiff_t>(length)});
    if (folded_name(head) != folded) continue;
    const bool spelt_out = folded_name(kind) == folded;
    if (spelt_out && name_key(head) != folded && name_key(head) != name_key(kind))
      continue;  // "xa" and "xã", not "xá"
    return {std::string(kind),
            detail::joined({words.begin() + static_cast<std::ptrdiff_t>(length), words.end()})};
  }
  return {"", detail::joined(words)};
}

}  // namespace detail

}  // namespace tiendo::inline v0_1
