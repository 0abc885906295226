// tiendo/io/detail/file_text.hpp: the content of a file as text.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "tiendo/core/error.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/limits.hpp"

namespace tiendo::inline v0_1::detail {

/// The name of a file in diagnostics: as the caller wrote it, normalised.
inline std::string display_name(const std::filesystem::path& path) {
  return path.lexically_normal().string();
}

/// The text without a byte-order mark.
inline std::string_view without_byte_order_mark(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

/// Whether a file or a text has at most `most` bytes; a diagnostic where it has more.
bool require_size(std::uintmax_t bytes, std::size_t most, diagnostic_collector& faults);

/// The bytes of a file, or nothing and a diagnostic where it cannot be read: it does not exist, is
/// no regular file (a folder, a device, a pipe), has more than `most` bytes, is of another format,
/// or cannot be read to its end. Throws nothing of the standard library, and `interrupted` if
/// `report` returns false.
std::optional<std::string> read_text(const std::filesystem::path& path,
                                     diagnostic_collector& faults,
                                     std::size_t most = limits::table_bytes,
                                     const progress& report = {});

/// The bytes of a file; throws `input_error` where it cannot be read.
std::string text_of(const std::filesystem::path& path, std::size_t most = limits::table_bytes,
                    const progress& report = {});

/// The result of `read`, where what the standard library throws for want of memory becomes an
/// `input_error` of the file. What a callback throws is passed on.
template <class Read>
auto within_memory(const std::string& file, Read read) {
  const auto refused = [&file] {
    return input_error({{{file, 0, 0},
                         {},
                         {},
                         "there is not enough memory to read the file",
                         "split it, or close other programs"}});
  };
  try {
    return read();
  } catch (const std::bad_alloc&) {
    throw refused();
  } catch (const std::length_error&) {
    throw refused();
  }
}

/// Calls `pass` with the parts of a text of some megabytes one after the other, and reports
/// progress before each. The code points of UTF-8 stay whole.
template <class Pass>
void each_piece(std::string_view text, const progress& report, Pass pass) {
  constexpr std::size_t piece_bytes = std::size_t{1} << 23;
  for (std::size_t begin = 0; begin < text.size();) {
    report_progress(report, begin, text.size());
    std::size_t end = std::min(begin + piece_bytes, text.size());
    for (int i = 0; i < 3 && end < text.size(); ++i)  // a code point has at most 4 bytes
      if ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    pass(text.substr(begin, end - begin));
    begin = end;
  }
}

/// Whether all of the text is UTF-8; if not, a diagnostic has the position of the first invalid
/// byte.
bool require_utf8(std::string_view text, diagnostic_collector& faults, const progress& report = {});

/// Whether the text has no zero byte; if it has, a diagnostic has the position of the first one.
bool require_no_zero(std::string_view text, diagnostic_collector& faults,
                     const progress& report = {});

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/file_text.ipp"
#endif
