// tiendo/io/detail/impl/toml_file.ipp: bodies of tiendo/io/detail/toml_file.hpp.
#pragma once

#include "tiendo/io/detail/toml_file.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/detail/file_text.hpp"
#include "tiendo/io/detail/toml_scan.hpp"
#include "tiendo/io/detail/toml_section.hpp"
#include "tiendo/io/detail/watched_text.hpp"
#include "tiendo/io/limits.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE toml_file::toml_file(std::string_view text, const std::vector<std::string>& lists,
                                   diagnostic_collector& faults, const progress& report)
    : faults_(faults), report_(report), steps_(report) {
  text = without_byte_order_mark(text);
  toml_outline outline;
  sound_ = require_size(text.size(), limits::toml_bytes, faults) &&
           require_utf8(text, faults, report_) && scan_toml(text, outline, faults, report_);
  if (!sound_) return;
  if (!outline.unescaped.empty()) {
    rewritten_ = escaped(text, outline.unescaped);
    text = rewritten_;
    scan_toml(text, outline, faults, report_);
  }
  const bool in_pieces = cut(text, lists, outline.headers);
  if (auto root = parsed(in_pieces ? without_pieces(text) : text, 0)) root_ = std::move(*root);
  const bool mixed = std::any_of(pieces_.begin(), pieces_.end(),
                                 [this](const auto& list) { return root_.contains(list.first); });
  if (!sound_ || !mixed) return;
  pieces_.clear();
  if (auto whole = parsed(text, 0)) root_ = std::move(*whole);
}

TIENDO_INLINE bool toml_file::cut(std::string_view text, const std::vector<std::string>& lists,
                                  const std::vector<toml_header>& headers) {
  std::string_view list;  // to which the tables of the current header belong; empty for others
  for (std::size_t i = 0; i < headers.size(); ++i) {
    const toml_header& h = headers[i];
    const bool named = std::find(lists.begin(), lists.end(), h.first) != lists.end();
    const bool begins = named && h.list && h.parts == 1;
    if (h.first.empty() || (named && !begins && h.first != list)) {
      pieces_.clear();  // a quoted name, or a table of a list that does not follow its element
      return false;
    }
    const std::size_t end = i + 1 < headers.size() ? headers[i + 1].begin : text.size();
    const std::string_view lines = text.substr(h.begin, end - h.begin);
    if (named) {
      auto& pieces = pieces_[std::string(h.first)];
      const bool goes_on = h.first == list && !pieces.empty();
      if (goes_on && (!begins || pieces.back().text.size() + lines.size() <= piece_bytes))
        pieces.back().text = {pieces.back().text.data(), pieces.back().text.size() + lines.size()};
      else
        pieces.push_back({lines, h.line});
    }
    list = named ? h.first : std::string_view();
  }
  return true;
}

TIENDO_INLINE std::string toml_file::without_pieces(std::string_view text) const {
  std::vector<std::string_view> cut_out;
  for (const auto& [list, pieces] : pieces_)
    for (const piece& p : pieces) cut_out.push_back(p.text);
  std::sort(cut_out.begin(), cut_out.end(), [](std::string_view a, std::string_view b) {
    return std::less<>()(a.data(), b.data());
  });
  std::string rest;
  std::size_t at = 0;
  for (const std::string_view p : cut_out) {
    const auto begin = static_cast<std::size_t>(p.data() - text.data());
    rest.append(text.substr(at, begin - at));
    rest.append(static_cast<std::size_t>(std::count(p.begin(), p.end(), '\n')), '\n');
    at = begin + p.size();
  }
  return rest.append(text.substr(at));
}

TIENDO_INLINE std::optional<toml::table> toml_file::parsed(std::string_view text,
                                                           std::int64_t lines_before) {
  watched_text buffer(text, report_);
  try {
    if (text.size() <= piece_bytes) return toml::parse(text);
    std::istream stream(&buffer);
    stream.exceptions(std::ios_base::badbit);
    return toml::parse(stream);
  } catch (const toml::parse_error& problem) {
    buffer.rethrow();
    const file_position at = position_of(problem.source());
    const std::string what(problem.description());
    faults_.add({at.line + lines_before, at.column}, what,
                what.find("64 bits") == std::string::npos
                    ? "correct the TOML"
                    : "write a number beyond 9223372036854775807 with a point, like 1.5e19");
    sound_ = false;
    return std::nullopt;
  }
}

}  // namespace tiendo::inline v0_1::detail
