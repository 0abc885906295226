// tiendo/io/detail/file_text.hpp: the content of a file as text.
#pragma once

#include <cstddef>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "tiendo/io/detail/diagnostic_collector.hpp"

namespace tiendo::inline v0_1::detail {

/// The name of a file in diagnostics: as the caller wrote it, normalised.
inline std::string display_name(const std::filesystem::path& path) {
  return path.lexically_normal().string();
}

/// The text without a byte-order mark.
inline std::string_view without_byte_order_mark(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

/// The bytes of a file, or nothing and a diagnostic where it cannot be read or has more than
/// `largest` bytes, of which no more are read.
std::optional<std::string> read_text(const std::filesystem::path& path,
                                     diagnostic_collector& faults,
                                     std::size_t largest = std::numeric_limits<std::size_t>::max());

/// The bytes of a file; throws `input_error` where it cannot be read or is larger than `largest`.
std::string text_of(const std::filesystem::path& path,
                    std::size_t largest = std::numeric_limits<std::size_t>::max());

/// Whether all of the text is UTF-8; if not, a diagnostic has the position of the first invalid
/// byte.
bool require_utf8(std::string_view text, diagnostic_collector& faults);

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/file_text.ipp"
#endif
