// tiendo/core/text.hpp: UTF-8 text, and Vietnamese letters in their composed form (NFC).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tiendo::inline v0_1 {

namespace detail {

/// The code point that begins at `at`, which is advanced past it; nothing if the bytes are not
/// UTF-8 (overlong forms, surrogates and values above U+10FFFF included).
std::optional<char32_t> next_code_point(std::string_view text, std::size_t& at);

void append_code_point(std::string& text, char32_t code);

/// The letters of Vietnamese that carry marks: a base, and the base with grave, hook above, tilde,
/// acute and dot below, in this order (Unicode 15, canonical decompositions).
struct vowel {
  char32_t base;
  std::array<char32_t, 5> toned;
};
inline constexpr std::array<vowel, 24> vowels{{
    {U'a', {U'à', U'ả', U'ã', U'á', U'ạ'}}, {U'ă', {U'ằ', U'ẳ', U'ẵ', U'ắ', U'ặ'}},
    {U'â', {U'ầ', U'ẩ', U'ẫ', U'ấ', U'ậ'}}, {U'e', {U'è', U'ẻ', U'ẽ', U'é', U'ẹ'}},
    {U'ê', {U'ề', U'ể', U'ễ', U'ế', U'ệ'}}, {U'i', {U'ì', U'ỉ', U'ĩ', U'í', U'ị'}},
    {U'o', {U'ò', U'ỏ', U'õ', U'ó', U'ọ'}}, {U'ô', {U'ồ', U'ổ', U'ỗ', U'ố', U'ộ'}},
    {U'ơ', {U'ờ', U'ở', U'ỡ', U'ớ', U'ợ'}}, {U'u', {U'ù', U'ủ', U'ũ', U'ú', U'ụ'}},
    {U'ư', {U'ừ', U'ử', U'ữ', U'ứ', U'ự'}}, {U'y', {U'ỳ', U'ỷ', U'ỹ', U'ý', U'ỵ'}},
    {U'A', {U'À', U'Ả', U'Ã', U'Á', U'Ạ'}}, {U'Ă', {U'Ằ', U'Ẳ', U'Ẵ', U'Ắ', U'Ặ'}},
    {U'Â', {U'Ầ', U'Ẩ', U'Ẫ', U'Ấ', U'Ậ'}}, {U'E', {U'È', U'Ẻ', U'Ẽ', U'É', U'Ẹ'}},
    {U'Ê', {U'Ề', U'Ể', U'Ễ', U'Ế', U'Ệ'}}, {U'I', {U'Ì', U'Ỉ', U'Ĩ', U'Í', U'Ị'}},
    {U'O', {U'Ò', U'Ỏ', U'Õ', U'Ó', U'Ọ'}}, {U'Ô', {U'Ồ', U'Ổ', U'Ỗ', U'Ố', U'Ộ'}},
    {U'Ơ', {U'Ờ', U'Ở', U'Ỡ', U'Ớ', U'Ợ'}}, {U'U', {U'Ù', U'Ủ', U'Ũ', U'Ú', U'Ụ'}},
    {U'Ư', {U'Ừ', U'Ử', U'Ữ', U'Ứ', U'Ự'}}, {U'Y', {U'Ỳ', U'Ỷ', U'Ỹ', U'Ý', U'Ỵ'}},
}};

}  // namespace detail

namespace detail {

/// The position of the first byte that is not valid UTF-8, or nothing if all bytes are valid.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// The number of code points of the UTF-8 text, which is the column count of editors.
std::int64_t code_points(std::string_view text);

/// The text with every decomposed Vietnamese letter in its composed form, so that "e" + U+0302 +
/// U+0301 becomes "ế". For Vietnamese text this is Unicode's NFC; marks that do not compose a
/// Vietnamese letter are unchanged. The text must be UTF-8.
std::string compose(std::string_view text);

}  // namespace detail

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/core/impl/text.ipp"
#endif
