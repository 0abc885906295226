// tiendo/io/impl/json_writer.ipp: bodies of tiendo/io/json_writer.hpp.
#pragma once

#include "tiendo/io/json_writer.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <ios>
#include <ostream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/date.hpp"
#include "tiendo/core/detail/overloaded.hpp"
#include "tiendo/io/detail/json.hpp"
#include "tiendo/io/table.hpp"

namespace tiendo::inline v0_1 {

TIENDO_INLINE void json_writer::key(std::string_view name) {
  separate();
  write_text(name);
  text_ += ": ";
  after_key_ = true;
}

TIENDO_INLINE void json_writer::value(const cell& c) {
  const auto* texts = std::get_if<std::vector<std::string>>(&c);
  if (texts) {
    begin_list();
    for (const std::string& text : *texts) value(text);
    end_list();
    return;
  }
  separate();
  std::visit(detail::overloaded{
                 [&](std::monostate) { text_ += "null"; },
                 [&](bool x) { text_ += x ? "true" : "false"; },
                 [&](std::int64_t x) { text_ += std::to_string(x); },
                 [&](double x) { text_ += detail::json(x).dump(); },
                 [&](date x) { write_text(to_string(x)); },
                 [&](const std::string& x) { write_text(x); },
                 [](const std::vector<std::string>&) {},
             },
             c);
  if (levels_.empty()) flush();
}

/// A text with a control character, a quotation mark or a backslash is escaped; any other stands as
/// it is.
TIENDO_INLINE void json_writer::write_text(std::string_view text) {
  const bool plain = std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
  });
  if (plain)
    text_.append(1, '"').append(text).append(1, '"');
  else
    text_ += detail::json(text).dump();
}

TIENDO_INLINE void json_writer::begin(char open, char close) {
  separate();
  text_ += open;
  levels_.push_back({close, true});
}

TIENDO_INLINE void json_writer::end() {
  const level ended = levels_.back();
  levels_.pop_back();
  if (!ended.empty) new_line();
  text_ += ended.close;
  constexpr std::size_t enough = 1 << 16;
  if (levels_.empty() || text_.size() > enough) flush();
}

TIENDO_INLINE void json_writer::flush() {
  out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
  text_.clear();
}

TIENDO_INLINE void json_writer::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (levels_.empty()) return;
  if (!levels_.back().empty) text_ += ',';
  levels_.back().empty = false;
  new_line();
}

TIENDO_INLINE void json_writer::new_line() {
  text_.append(1, '\n').append(2 * levels_.size(), ' ');
}

}  // namespace tiendo::inline v0_1
