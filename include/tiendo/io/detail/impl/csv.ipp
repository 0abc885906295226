// tiendo/io/detail/impl/csv.ipp: bodies of tiendo/io/detail/csv.hpp.
#pragma once

#include "tiendo/io/detail/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "tiendo/core/config.hpp"
#include "tiendo/core/detail/number_text.hpp"
#include "tiendo/core/progress.hpp"
#include "tiendo/core/text.hpp"
#include "tiendo/io/detail/csv_record.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/detail/file_text.hpp"
#include "tiendo/io/detail/formula_guard.hpp"
#include "tiendo/io/limits.hpp"

namespace tiendo::inline v0_1::detail {

/// The separator that the first line uses most; a comma where it uses none.
TIENDO_INLINE char separator_of(std::string_view text) {
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  char best = ',';
  for (const char candidate : {';', '\t'})
    if (std::count(line.begin(), line.end(), candidate) >
        std::count(line.begin(), line.end(), best))
      best = candidate;
  return best;
}

/// The bytes that are passed between two reports.
inline constexpr std::ptrdiff_t look_distance = 256 * 1024;

/// Whether a text has the first byte of a combining mark, U+0300 to U+036F: CC or CD.
TIENDO_INLINE bool has_marks(std::string_view text) {
  return text.find('\xCC') != std::string_view::npos || text.find('\xCD') != std::string_view::npos;
}

TIENDO_INLINE csv_reader::csv_reader(std::string_view text, diagnostic_collector& faults,
                                     const progress& report)
    : faults_(faults), report_(report) {
  text = without_byte_order_mark(text);
  if (!require_size(text.size(), limits::table_bytes, faults_)) return;
  if (!require_utf8(text, faults_, report_) || !require_no_zero(text, faults_, report_)) return;
  begin_ = at_ = next_look_ = text.data();
  end_ = begin_ + text.size();
  each_piece(text, report_,
             [this](std::string_view piece) { may_compose_ = may_compose_ || has_marks(piece); });
  begin(separator_of(text));
  if (!read_record(limits::columns + 1)) {
    faults_.add({1, 1}, "the file is empty", "begin it with a line of column names");
    return;
  }
  if (record_.size() > limits::columns) {
    faults_.add(record_.position(limits::columns),
                fmt::format("the table has {} columns, more than {}", count_text(record_.size()),
                            count_text(limits::columns)),
                "remove those that it does not need");
    at_ = end_;
    return;
  }
  columns_ = record_.size();
  for (std::size_t i = 0; i < columns_; ++i)
    header_.push_back({std::string(record_[i]), record_.position(i)});
}

TIENDO_INLINE csv_reader::csv_reader(const csv_reader& other, place from,
                                     diagnostic_collector& faults)
    : faults_(faults),
      begin_(other.begin_),
      at_(other.begin_ + from.offset),
      end_(other.end_),
      next_look_(other.end_),
      line_(from.line),
      columns_(other.columns_),
      may_compose_(other.may_compose_) {
  begin(other.separator_);
}

TIENDO_INLINE void csv_reader::begin(char separator) {
  separator_ = separator;
  for (const char c : {separator, '\n', '\r'}) ends_[static_cast<unsigned char>(c)] = true;
}

TIENDO_INLINE void csv_reader::look() {
  report_progress(report_, static_cast<std::size_t>(at_ - begin_),
                  static_cast<std::size_t>(end_ - begin_));
  next_look_ = report_ && end_ - at_ > look_distance ? at_ + look_distance : end_;
}

TIENDO_INLINE bool csv_reader::next() {
  while (true) {
    if (!read_record(columns_ + 1)) return false;
    if (fields_read_ > limits::fields) {
      faults_.add({record_.line_, 1},
                  fmt::format("the file has more than {} fields", count_text(limits::fields)),
                  "split it into several files");
      at_ = end_;
      return false;
    }
    if (record_.size() == columns_) return true;
    report_length();
  }
}

TIENDO_INLINE void csv_reader::report_length() {
  if (faults_.is_full()) return faults_.count();
  const bool longer = record_.size() > columns_;
  faults_.add(longer ? record_.position(columns_) : record_.last_position(),
              fmt::format("the line has {} fields, the header has {}", count_text(record_.size()),
                          columns_),
              longer ? "quote a text that holds the separator, or remove the surplus"
                     : "add the missing fields");
}

TIENDO_INLINE std::size_t csv_reader::most_records(std::size_t shortest) {
  const std::string_view left(at_, static_cast<std::size_t>(end_ - at_));
  std::size_t lines = 1;
  each_piece(left, report_, [&](std::string_view piece) {
    lines += static_cast<std::size_t>(std::count(piece.begin(), piece.end(), '\n'));
  });
  return std::min(lines, left.size() / std::max<std::size_t>(shortest, 1) + 1);
}

TIENDO_INLINE bool csv_reader::read_record(std::size_t most_fields) {
  while (at_ != end_ && at_line_end()) pass_line_end();
  if (at_ >= next_look_) look();
  if (at_ == end_) return false;
  record_.begin_ = at_;
  record_.line_ = line_;
  record_.fields_.clear();
  record_.surplus_ = 0;
  if (!record_.changed_.empty()) record_.changed_.clear();
  while (true) {
    read_field(most_fields);
    if (at_ >= next_look_) look();
    if (at_ == end_) break;
    if (at_line_end()) {
      pass_line_end();
      break;
    }
    ++at_;  // the separator
  }
  fields_read_ += record_.size();
  return true;
}

TIENDO_INLINE void csv_reader::read_field(std::size_t most_fields) {
  const char* const begin = at_;
  const bool quoted = at_ != end_ && *at_ == '"';
  std::string_view text = quoted ? quoted_field(begin) : plain_field();
  if (record_.fields_.size() == most_fields) {
    ++record_.surplus_;
    return;
  }
  text = within_limit(unguarded(text), begin);
  if (may_compose_ && has_marks(text)) text = kept(compose(text));
  record_.fields_.push_back({text, begin});
}

TIENDO_INLINE std::string_view csv_reader::plain_field() {
  const char* const begin = at_;
  pass_to_end_of_field();
  return {begin, static_cast<std::size_t>(at_ - begin)};
}

TIENDO_INLINE std::string_view csv_reader::within_limit(std::string_view text, const char* begin) {
  if (text.size() <= limits::field_bytes) return text;
  faults_.add(position(begin),
              fmt::format("the field has more than {} bytes", count_text(limits::field_bytes)),
              "shorten it, or close the quote before it");
  return {};
}

TIENDO_INLINE std::string_view csv_reader::kept(std::string text) {
  return record_.changed_.emplace_back(std::move(text));
}

TIENDO_INLINE std::string_view csv_reader::quoted_field(const char* begin) {
  const char* const first = ++at_;
  const auto left = static_cast<std::size_t>(end_ - first);
  const auto* quote =
      static_cast<const char*>(std::memchr(first, '"', std::min(left, limits::field_bytes + 1)));
  const bool simple =
      quote && (quote + 1 == end_ || quote[1] != '"') && std::find(first, quote, '\r') == quote;
  if (!simple) return changed_field(begin);
  line_ += std::count(first, quote, '\n');
  at_ = quote + 1;
  behind_quote();
  return {first, static_cast<std::size_t>(quote - first)};
}

TIENDO_INLINE void csv_reader::pass_to_end_of_field() {
  while (true) {
    const char* const stop = std::max(at_, next_look_);
    while (at_ != stop && !ends_[static_cast<unsigned char>(*at_)]) ++at_;
    if (at_ != stop || at_ == end_) return;
    look();
  }
}

/// A quoted field that is not what stands between its quotes: it has doubled quotes, or ends of
/// lines that become line feeds, or is longer than the limit of a field, behind which nothing is
/// kept.
TIENDO_INLINE std::string_view csv_reader::changed_field(const char* begin) {
  std::string text;
  const auto add = [&](char c) {
    if (text.size() <= limits::field_bytes) text += c;
  };
  while (at_ != end_) {
    if (at_ >= next_look_) look();
    if (*at_ == '"') {
      ++at_;
      if (at_ == end_ || *at_ != '"') {
        behind_quote();
        return kept(std::move(text));
      }
      add(*at_++);
    } else if (at_line_end()) {
      add('\n');
      pass_line_end();
    } else {
      add(*at_++);
    }
  }
  faults_.add(position(begin), "a quoted field does not end", "close it with \"");
  return kept(std::move(text));
}

TIENDO_INLINE void csv_reader::behind_quote() {
  if (ends_field()) return;
  if (faults_.is_full())
    faults_.count();
  else
    faults_.add(position(at_), "text follows a closing quote",
                "double the quotes inside of a quoted field");
  pass_to_end_of_field();
}

TIENDO_INLINE void csv_reader::pass_line_end() {
  if (*at_ == '\r' && at_ + 1 != end_ && at_[1] == '\n') ++at_;
  ++at_;
  ++line_;
}

/// The position of a place within the record that is being read.
TIENDO_INLINE file_position csv_reader::position(const char* at) const {
  return position_in(record_.begin_, at, record_.line_);
}

}  // namespace tiendo::inline v0_1::detail
