// tiendo/io/detail/impl/text_source.ipp: bodies of tiendo/io/detail/text_source.hpp.
#pragma once

#include "tiendo/io/detail/text_source.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/detail/file_text.hpp"
#include "tiendo/io/source_file.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE text_source from_disk(std::vector<source_file>* read, progress report) {
  return [read, report = std::move(report)](const std::filesystem::path& path,
                                            diagnostic_collector& faults, std::size_t most) {
    auto text = read_text(path, faults, most, report);
    if (text && read) read->push_back({display_name(path), *text});
    return text;
  };
}

TIENDO_INLINE text_source from_texts(const std::vector<source_file>& files) {
  return [&files](const std::filesystem::path& path, diagnostic_collector& faults,
                  std::size_t most) -> std::optional<std::string> {
    const std::string name = display_name(path);
    const auto at = std::find_if(files.begin(), files.end(),
                                 [&](const source_file& f) { return f.name == name; });
    if (at != files.end())
      return require_size(at->text.size(), most, faults) ? std::optional(at->text) : std::nullopt;
    faults.add({}, "there is no file of this name", "give its text with the others");
    return std::nullopt;
  };
}

}  // namespace tiendo::inline v0_1::detail
