// tiendo/io/file_text.hpp: a whole file as text.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <system_error>

#include "tiendo/core/text.hpp"
#include "tiendo/io/fault_collector.hpp"

namespace tiendo {

/// How faults name a file: as the caller wrote it, without detours.
inline std::string display_name(const std::filesystem::path& path) {
  return path.lexically_normal().string();
}

/// The text without a byte-order mark.
inline std::string_view without_byte_order_mark(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

/// The bytes of a file, or nothing and a fault where it cannot be read.
inline std::optional<std::string> read_text(const std::filesystem::path& path,
                                            fault_collector& faults) {
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
  std::ifstream stream(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (!stream) {
    faults.add({}, "the file cannot be read", "check its permissions");
    return std::nullopt;
  }
  return text;
}

/// Whether all of the text is UTF-8; where not, a fault points at the first byte that is none.
inline bool require_utf8(std::string_view text, fault_collector& faults) {
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

}  // namespace tiendo
