// tiendo/io/detail/impl/toml_scan.ipp: bodies of tiendo/io/detail/toml_scan.hpp.
#pragma once

#include "tiendo/io/detail/toml_scan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/text.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/limits.hpp"

namespace tiendo::inline v0_1::detail {

/// Scans a text statement by statement. `at_` is the offset of the next byte.
class toml_scanner {
 public:
  toml_scanner(std::string_view text, toml_outline& outline, diagnostic_collector& faults,
               const progress& report)
      : text_(text), outline_(outline), faults_(faults), report_(report) {}

  bool run() {
    while (sound_) {
      look();
      pass_blanks();
      if (at_ >= text_.size()) return true;
      if (text_[at_] == '[')
        header();
      else
        statement();
    }
    return false;
  }

 private:
  /// Reports progress once for so many bytes.
  void look() {
    constexpr std::size_t distance = 256 * 1024;
    if (at_ < next_look_) return;
    report_progress(report_, at_, text_.size());
    next_look_ = at_ + distance;
  }

  char next() const { return at_ < text_.size() ? text_[at_] : '\n'; }
  bool begins(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  static bool is_bare(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
  }

  /// Whether a character needs no look within a statement: a letter, a digit, a blank or a sign.
  static bool is_plain(char c) {
    static constexpr auto plain = [] {
      std::array<bool, 256> all{};
      for (std::size_t i = 0; i < 0x80; ++i) all[i] = true;
      for (const char special : {'\n', '#', '"', '\'', '.', '=', ',', '[', ']', '{', '}'})
        all[static_cast<unsigned char>(special)] = false;
      return all;
    }();
    return plain[static_cast<unsigned char>(c)];
  }

  void refuse(std::string problem, std::string remedy) {
    const std::string_view line = text_.substr(line_begin_, at_ - line_begin_);
    faults_.add({line_, code_points(line) + 1}, std::move(problem), std::move(remedy));
    sound_ = false;
  }

  void pass_line_end() {
    ++at_;
    ++line_;
    line_begin_ = at_;
  }

  /// Passes spaces, line ends and comments between statements.
  void pass_blanks() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\n')
        pass_line_end();
      else if (c == ' ' || c == '\t' || c == '\r')
        ++at_;
      else if (c == '#')
        pass_comment();
      else
        return;
    }
  }

  void pass_spaces() {
    while (next() == ' ' || next() == '\t') ++at_;
  }

  void pass_comment() { at_ = std::min(text_.find('\n', at_), text_.size()); }

  /// Passes a quoted text of one or several lines. One that does not end is passed to the end of
  /// its line, or of the file.
  void pass_quoted() {
    const char quote = text_[at_];
    const std::string three(3, quote);
    const bool several = begins(three);
    at_ += several ? 3 : 1;
    while (at_ < text_.size()) {
      if (text_[at_] == '\n') {
        if (!several) return;
        pass_line_end();
        look();
      } else if (quote == '"' && text_[at_] == '\\') {
        pass_backslash(several);
        if (!sound_) return;
      } else if (several ? begins(three) : text_[at_] == quote) {
        at_ += several ? 3 : 1;
        for (int more = 0; several && more < 2 && next() == quote; ++more) ++at_;
        return;
      } else {
        ++at_;
      }
    }
  }

  /// Passes a backslash and what it escapes: a character, or in a text of several lines the end of
  /// its line with all spaces and line ends that follow.
  void pass_backslash(bool several) {
    ++at_;
    const std::size_t begin = at_;
    std::int64_t ends = 0;
    while (several && at_ < text_.size() && is_space(text_[at_])) {
      if (text_[at_] == '\n') {
        ++ends;
        pass_line_end();
      } else {
        ++at_;
      }
    }
    if (at_ < text_.size() && is_outside_ascii(text_[at_])) {
      if (ends == 0)
        return refuse("the backslash escapes no character", "write \\\\ for a backslash");
      outline_.unescaped.push_back(at_);
    }
    if (at_ == begin && at_ < text_.size() && text_[at_] != '\n') ++at_;
  }

  static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
  static bool is_outside_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }

  void header() {
    toml_header h;
    h.begin = line_begin_;
    h.line = line_;
    ++at_;
    pass_spaces();
    if (next() == '[') {
      h.list = true;
      ++at_;
      pass_spaces();
    }
    const std::size_t begin = at_;
    while (is_bare(next())) ++at_;
    h.first = text_.substr(begin, at_ - begin);
    if (h.first.empty() && next() != '"' && next() != '\'')
      return refuse("a name is missing behind the bracket", "write [name] or [[name]]");
    begin_statement(0);
    while (sound_ && next() != ']' && next() != '\n' && next() != '#') pass_one();
    h.parts = parts_;
    header_depth_ = parts_ + (h.list ? 1 : 0);
    outline_.headers.push_back(h);
    if (sound_) rest_of_line();
  }

  /// No bracket is open where a statement begins: the one before goes on until all are closed.
  void begin_statement(std::size_t depth) {
    depths_ = {depth};
    parts_ = 1;
    in_value_ = false;
  }

  void statement() {
    begin_statement(header_depth_);
    rest_of_line();
  }

  /// Passes the rest of a statement: to the first end of a line outside of brackets.
  void rest_of_line() {
    while (sound_) {
      while (at_ < text_.size() && is_plain(text_[at_])) ++at_;
      if (at_ == text_.size()) return;
      if (text_[at_] == '\n') {
        if (depths_.size() == 1) return;
        pass_line_end();
        look();
      } else if (text_[at_] == '#') {
        pass_comment();
      } else {
        pass_one();
      }
    }
  }

  void pass_one() {
    const char c = text_[at_];
    switch (c) {
      case '"':
      case '\'':
        if (follows_text()) return unfinished();
        return pass_quoted();
      case '.':
        if (in_value_) break;  // of a number or a time
        ++parts_;
        if (depths_.back() + parts_ > limits::toml_depth) return too_deep();
        break;
      case '=':
        if (in_value_)
          return refuse("'=' stands within a value",
                        "put a text in quotes, and one value on a line");
        in_value_ = true;
        break;
      case ',':
        in_value_ = !open_.ends_with('{');
        parts_ = in_value_ ? 0 : 1;
        break;
      case '[':
      case '{':
        if (follows_text()) return unfinished();
        if (depths_.back() + parts_ + 1 > limits::toml_depth) return too_deep();
        depths_.push_back(depths_.back() + parts_ + 1);
        open_.push_back(c);
        in_value_ = c == '[';
        parts_ = in_value_ ? 0 : 1;
        break;
      case ']':
      case '}':
        if (open_.empty()) break;
        if (open_.back() != (c == ']' ? '[' : '{'))
          return refuse(fmt::format("'{}' stands where '{}' is closed", c, open_.back()),
                        "close each bracket with its own kind");
        open_.pop_back();
        depths_.pop_back();
        in_value_ = true;
        break;
      default:
        if (is_outside_ascii(c)) return unquoted();
    }
    ++at_;
  }

  /// Whether the character before is one of a text without quotes: such a text goes on to the next
  /// space or comma for the parser, which must not find what the scan takes for quoted. A point
  /// parts the names of a key, but within a value it belongs to a number.
  bool follows_text() const {
    constexpr std::string_view begins_value = " \t\r\n=[{,\"'";
    if (at_ == 0) return false;
    const char before = text_[at_ - 1];
    return before == '.' ? in_value_ : begins_value.find(before) == std::string_view::npos;
  }

  void unfinished() {
    refuse(fmt::format("{} stands within a text without quotes", text_[at_]),
           "put the whole text in quotes: \"...\"");
  }

  void too_deep() {
    refuse(fmt::format("keys, tables and lists are nested more than {} deep", limits::toml_depth),
           "write them next to each other");
  }

  void unquoted() {
    std::size_t end = at_;
    const auto code = next_code_point(text_, end);
    refuse(fmt::format("the character '{}' (U+{:04X}) stands outside of quotes",
                       text_.substr(at_, end - at_),
                       code ? static_cast<std::uint32_t>(*code) : std::uint32_t{0}),
           "put texts and names in quotes: \"...\"");
  }

  std::string_view text_;
  toml_outline& outline_;
  diagnostic_collector& faults_;
  const progress& report_;
  bool sound_ = true;
  std::size_t at_ = 0;
  std::size_t next_look_ = 0;
  std::size_t line_begin_ = 0;
  std::int64_t line_ = 1;
  std::size_t header_depth_ = 0;
  std::vector<std::size_t> depths_;  ///< of the statement and its open brackets
  std::string open_;                 ///< the open brackets
  std::size_t parts_ = 1;            ///< of the key that is being passed
  bool in_value_ = false;            ///< whether a value is being passed, and no key
};

TIENDO_INLINE bool scan_toml(std::string_view text, toml_outline& outline,
                             diagnostic_collector& faults, const progress& report) {
  outline = {};
  return toml_scanner(text, outline, faults, report).run();
}

TIENDO_INLINE std::string escaped(std::string_view text, const std::vector<std::size_t>& places) {
  std::string result;
  std::size_t done = 0;
  for (const std::size_t place : places) {
    std::size_t end = place;
    const auto code = next_code_point(text, end);
    if (!code) continue;
    result.append(text.substr(done, place - done));
    result += fmt::format("\\U{:08X}", static_cast<std::uint32_t>(*code));
    done = end;
  }
  return result.append(text.substr(done));
}

}  // namespace tiendo::inline v0_1::detail
