// tiendo/io/detail/impl/file_text.ipp: bodies of tiendo/io/detail/file_text.hpp.
#pragma once

#include "tiendo/io/detail/file_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <fstream>
#include <ios>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "tiendo/core/config.hpp"
#include "tiendo/core/progress.hpp"
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

TIENDO_INLINE bool require_size(std::uintmax_t bytes, std::size_t most,
                                diagnostic_collector& faults) {
  if (bytes <= most) return true;
  faults.add({}, fmt::format("the file has more than {} MB", most >> 20), "split it");
  return false;
}

/// Whether a file can be opened for reading: a diagnostic says why not.
TIENDO_INLINE bool require_regular(const std::filesystem::path& path,
                                   diagnostic_collector& faults) {
  const auto refuse = [&](const char* problem, const char* remedy) {
    faults.add({}, problem, remedy);
    return false;
  };
  if (path.native().find(std::filesystem::path::value_type(0)) !=
      std::filesystem::path::string_type::npos)
    return refuse("the path has a zero byte", "check the path");
  std::error_code failure;
  const auto status = std::filesystem::status(path, failure);
  switch (status.type()) {
    case std::filesystem::file_type::regular: return true;
    case std::filesystem::file_type::not_found:
      return refuse("there is no such file", "check the path");
    case std::filesystem::file_type::directory:
      return refuse("this is a folder", "name a file in it");
    case std::filesystem::file_type::none:     // a link to itself, a name that is too long
    case std::filesystem::file_type::unknown:  // a folder that may not be looked into
      return refuse("the file cannot be read", "check the path and its permissions");
    default: return refuse("this is not a regular file", "save it as a file");
  }
}

/// The bytes of a regular file, at most one more than `most`; nothing where it cannot be read.
TIENDO_INLINE std::optional<std::string> bytes_of(const std::filesystem::path& path,
                                                  std::size_t most, const progress& report) {
  constexpr std::size_t part = std::size_t{1} << 23;
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  std::error_code unknown;
  const std::uintmax_t size = std::filesystem::file_size(path, unknown);
  std::string text;
  if (!unknown && size <= most) text.reserve(static_cast<std::size_t>(size) + 1);
  while (stream && text.size() <= most) {
    const std::size_t before = text.size();
    report_progress(report, before, std::max(before, text.capacity()));
    const std::size_t room = before < text.capacity() ? text.capacity() - before : part;
    text.resize(before + std::min({room, part, most + 1 - before}));
    stream.read(text.data() + before, static_cast<std::streamsize>(text.size() - before));
    text.resize(before + static_cast<std::size_t>(stream.gcount()));
  }
  if (stream.bad()) return std::nullopt;
  return text;
}

TIENDO_INLINE std::optional<std::string> read_text(const std::filesystem::path& path,
                                                   diagnostic_collector& faults, std::size_t most,
                                                   const progress& report) {
  if (!require_regular(path, faults)) return std::nullopt;
  std::error_code unknown;
  const std::uintmax_t size = std::filesystem::file_size(path, unknown);
  if (!unknown && !require_size(size, most, faults)) return std::nullopt;
  std::optional<std::string> text;
  try {
    text = bytes_of(path, most, report);
  } catch (const std::bad_alloc&) {
    faults.add({}, "there is not enough memory to read the file", "split it");
    return std::nullopt;
  } catch (const std::ios_base::failure&) {  // where a device cannot be read
    text.reset();
  }
  if (!text) {
    faults.add({}, "the file cannot be read", "check its permissions");
    return std::nullopt;
  }
  if (!require_size(text->size(), most, faults)) return std::nullopt;
  for (const auto& [first_bytes, what, remedy] : other_formats)
    if (text->starts_with(first_bytes)) {
      faults.add({}, fmt::format("the file is {}, not a text", what), std::string(remedy));
      return std::nullopt;
    }
  return text;
}

TIENDO_INLINE std::string text_of(const std::filesystem::path& path, std::size_t most,
                                  const progress& report) {
  diagnostic_collector faults(display_name(path));
  auto text = read_text(path, faults, most, report);
  faults.throw_any();
  return std::move(*text);
}

/// The position of a byte of a text. A line ends in LF.
TIENDO_INLINE file_position position_of_byte(std::string_view text, std::size_t byte,
                                             const progress& report) {
  file_position where{1, 1};
  each_piece(text.substr(0, byte), report, [&](std::string_view piece) {
    for (const char c : piece) {
      if (c == '\n')
        where = {where.line + 1, 1};
      else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80)
        ++where.column;
    }
  });
  return where;
}

/// The place that `find` gives within the first part of a text in which there is one.
template <class Find>
std::optional<std::size_t> first_place(std::string_view text, const progress& report, Find find) {
  std::optional<std::size_t> place;
  each_piece(text, report, [&](std::string_view piece) {
    if (place) return;
    if (const std::optional<std::size_t> at = find(piece))
      place = static_cast<std::size_t>(piece.data() - text.data()) + *at;
  });
  return place;
}

TIENDO_INLINE bool require_utf8(std::string_view text, diagnostic_collector& faults,
                                const progress& report) {
  const auto wrong =
      first_place(text, report, [](std::string_view piece) { return first_invalid_utf8(piece); });
  if (!wrong) return true;
  faults.add(position_of_byte(text, *wrong, report), "the text is not UTF-8",
             "save the file as UTF-8");
  return false;
}

TIENDO_INLINE bool require_no_zero(std::string_view text, diagnostic_collector& faults,
                                   const progress& report) {
  const auto zero = first_place(text, report, [](std::string_view piece) {
    const std::size_t at = piece.find('\0');
    return at == std::string_view::npos ? std::nullopt : std::optional(at);
  });
  if (!zero) return true;
  faults.add(position_of_byte(text, *zero, report), "the text has a zero byte",
             "remove it, or save the file as UTF-8");
  return false;
}

}  // namespace tiendo::inline v0_1::detail
