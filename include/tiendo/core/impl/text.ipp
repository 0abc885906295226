// tiendo/core/impl/text.ipp: bodies of tiendo/core/text.hpp.
#pragma once

#include "tiendo/core/text.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "tiendo/core/config.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE std::optional<char32_t> next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  const std::size_t length = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
  if (length == 0 || at + length > text.size()) return std::nullopt;
  auto code = static_cast<char32_t>(length == 1 ? lead : lead & (0x7F >> length));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return std::nullopt;
    code = (code << 6) | (byte(at + i) & 0x3F);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  if (overlong || (code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF) return std::nullopt;
  at += length;
  return code;
}

TIENDO_INLINE void append_code_point(std::string& text, char32_t code) {
  const auto put = [&](char32_t bits) { text += static_cast<char>(bits); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | (code >> 6));
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | (code >> 12));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | (code >> 18));
    put(0x80 | ((code >> 12) & 0x3F));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

inline constexpr std::array<char32_t, 5> tone_marks{0x300, 0x309, 0x303, 0x301, 0x323};

/// The letter that a base and a breve, circumflex or horn compose.
TIENDO_INLINE std::optional<char32_t> with_letter_mark(char32_t base, char32_t mark) {
  struct pair {
    char32_t base, mark, letter;
  };
  static constexpr std::array<pair, 14> pairs{{
      {U'a', 0x306, U'ă'},
      {U'a', 0x302, U'â'},
      {U'e', 0x302, U'ê'},
      {U'o', 0x302, U'ô'},
      {U'o', 0x31B, U'ơ'},
      {U'u', 0x31B, U'ư'},
      {U'A', 0x306, U'Ă'},
      {U'A', 0x302, U'Â'},
      {U'E', 0x302, U'Ê'},
      {U'O', 0x302, U'Ô'},
      {U'O', 0x31B, U'Ơ'},
      {U'U', 0x31B, U'Ư'},
      {U'ạ', 0x306, U'ặ'},
      {U'ạ', 0x302, U'ậ'},
  }};
  for (const pair& p : pairs)
    if (p.base == base && p.mark == mark) return p.letter;
  return std::nullopt;
}

TIENDO_INLINE std::optional<char32_t> with_tone(char32_t base, char32_t mark) {
  for (const vowel& v : vowels) {
    if (v.base != base) continue;
    for (std::size_t i = 0; i < tone_marks.size(); ++i)
      if (tone_marks[i] == mark) return v.toned[i];
  }
  return std::nullopt;
}

/// A letter that already has a tone receives breve, circumflex or horn: ạ and U+0302 give ậ.
TIENDO_INLINE std::optional<char32_t> with_letter_mark_below_tone(char32_t toned, char32_t mark) {
  for (const vowel& v : vowels)
    for (std::size_t i = 0; i < v.toned.size(); ++i)
      if (v.toned[i] == toned)
        if (const auto letter = with_letter_mark(v.base, mark))
          return with_tone(*letter, tone_marks[i]);
  return std::nullopt;
}

}  // namespace tiendo::inline v0_1::detail

namespace tiendo::inline v0_1 {

namespace detail {

TIENDO_INLINE std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (std::uint64_t eight = 0; text.size() - at >= sizeof eight) {
      std::memcpy(&eight, text.data() + at, sizeof eight);
      if ((eight & 0x8080808080808080ULL) == 0) {  // eight letters of ASCII
        at += sizeof eight;
        continue;
      }
    }
    const std::size_t before = at;
    if (!detail::next_code_point(text, at)) return before;
  }
  return std::nullopt;
}

TIENDO_INLINE std::int64_t code_points(std::string_view text) {
  std::int64_t count = 0;
  for (const char c : text)
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++count;
  return count;
}

TIENDO_INLINE std::string compose(std::string_view text) {
  bool marked = false;  // combining marks are U+0300 to U+036F: lead byte CC or CD
  for (const char c : text)
    marked = marked || c == static_cast<char>(0xCC) || c == static_cast<char>(0xCD);
  if (!marked) return std::string(text);
  std::string result;
  std::optional<char32_t> held;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto code = detail::next_code_point(text, at);
    if (!code) return std::string(text);
    if (held) {
      auto joined = detail::with_letter_mark(*held, *code);
      if (!joined) joined = detail::with_tone(*held, *code);
      if (!joined) joined = detail::with_letter_mark_below_tone(*held, *code);
      if (joined) {
        held = joined;
        continue;
      }
      detail::append_code_point(result, *held);
    }
    held = code;
  }
  if (held) detail::append_code_point(result, *held);
  return result;
}

}  // namespace detail

}  // namespace tiendo::inline v0_1
