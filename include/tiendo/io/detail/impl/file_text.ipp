// tiendo/io/detail/impl/file_text.ipp: bodies of tiendo/io/detail/file_text.hpp.
#pragma once

#include "tiendo/io/detail/file_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <exception>
#include <filesystem>
#include <fstream>
#include <ios>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "tiendo/core/config.hpp"
#include "tiendo/core/text.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"

namespace tiendo::inline v0_1::detail {

/// A format that is no text, by the first bytes of its files.
struct other_format {
  std::string_view first_bytes;
  std::string_view what;
  std::string_view remedy;
};

inline constexpr std::array<other_format, 4> other_formats{
    {{"PK\x03\x04", "an Excel workbook or another ZIP archive", "save the sheet as CSV"},
     {"\xD0\xCF\x11\xE0", "an old Excel workbook", "save the sheet as CSV"},
     {"PAR1", "a Parquet file", "export it as CSV, or give it as a frame"},
     {"\x1F\x8B", "packed with gzip", "unpack it"}}};

/// The size of a file; 0 where it has none that is known before it is read.
TIENDO_INLINE std::size_t size_of(const std::filesystem::path& path) {
  std::error_code failure;
  const auto size = std::filesystem::file_size(path, failure);
  return failure ? 0 : static_cast<std::size_t>(size);
}

/// The bytes of a stream that probably has `size` bytes, up to the first one beyond `largest`;
/// nothing where the stream cannot be read.
TIENDO_INLINE std::optional<std::string> all_of(std::istream& stream, std::size_t size,
                                                std::size_t largest) {
  constexpr std::size_t step = std::size_t{1} << 20;
  std::string text;
  for (std::size_t wanted = std::min(size, largest) + 1;; wanted = step) {
    const std::size_t before = text.size();
    text.resize(before + wanted);
    stream.read(text.data() + before, static_cast<std::streamsize>(wanted));
    text.resize(before + static_cast<std::size_t>(stream.gcount()));
    if (stream.bad()) return std::nullopt;
    if (!stream || text.size() > largest) return text;
  }
}

TIENDO_INLINE std::optional<std::string> read_text(const std::filesystem::path& path,
                                                   diagnostic_collector& faults,
                                                   std::size_t largest) {
  if (path.native().find('\0') != std::filesystem::path::string_type::npos) {
    faults.add({}, "the path has a zero byte", "check the path");
    return std::nullopt;
  }
  std::error_code failure;
  const auto status = std::filesystem::status(path, failure);
  if (!std::filesystem::exists(status)) {
    faults.add({}, "there is no such file", "check the path");
    return std::nullopt;
  }
  if (std::filesystem::is_directory(status)) {
    faults.add({}, "this is a folder", "name a file in it");
    return std::nullopt;
  }
  std::optional<std::string> text;
  try {
    std::ifstream stream(path, std::ios::binary);
    if (stream) text = all_of(stream, size_of(path), largest);
  } catch (const std::exception&) {  // the standard library throws where a device cannot be read
    text.reset();
  }
  if (!text) {
    faults.add({}, "the file cannot be read", "check its permissions");
    return std::nullopt;
  }
  if (text->size() > largest) {
    faults.add({}, fmt::format("the file has more than {} bytes", largest),
               "split it into several files");
    return std::nullopt;
  }
  for (const auto& [first_bytes, what, remedy] : other_formats)
    if (text->starts_with(first_bytes)) {
      faults.add({}, fmt::format("the file is {}, not a text", what), std::string(remedy));
      return std::nullopt;
    }
  return text;
}

TIENDO_INLINE std::string text_of(const std::filesystem::path& path, std::size_t largest) {
  diagnostic_collector faults(display_name(path));
  auto text = read_text(path, faults, largest);
  faults.throw_any();
  return std::move(*text);
}

TIENDO_INLINE bool require_utf8(std::string_view text, diagnostic_collector& faults) {
  const auto at = first_invalid_utf8(text);
  if (!at) return true;
  file_position where{1, 1};
  for (const char c : text.substr(0, *at)) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n')
      where = {where.line + 1, 1};
    else if ((byte & 0xC0) != 0x80)
      ++where.column;
  }
  faults.add(where, "the text is not UTF-8", "save the file as UTF-8");
  return false;
}

}  // namespace tiendo::inline v0_1::detail
