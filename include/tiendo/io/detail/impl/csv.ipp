// tiendo/io/detail/impl/csv.ipp: bodies of tiendo/io/detail/csv.hpp.
#pragma once

#include "tiendo/io/detail/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "tiendo/core/config.hpp"
#include "tiendo/core/text.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"
#include "tiendo/io/detail/file_text.hpp"

namespace tiendo::inline v0_1::detail {

/// Reads records one after another. Fields may be quoted and then hold separators, line ends and
/// doubled quotes; lines end in LF, CRLF or CR; empty lines are skipped.
class csv_scanner {
 public:
  csv_scanner(std::string_view text, char separator, diagnostic_collector& faults)
      : text_(text), separator_(separator), faults_(faults) {}

  std::optional<std::vector<csv_field>> next_record() {
    while (at_ < text_.size() && at_line_end()) pass_line_end();
    if (at_ >= text_.size()) return std::nullopt;
    std::vector<csv_field> record;
    while (true) {
      record.push_back(next_field());
      if (at_ >= text_.size()) break;
      if (at_line_end()) {
        pass_line_end();
        break;
      }
      pass();  // the separator
    }
    return record;
  }

 private:
  bool at_line_end() const { return text_[at_] == '\n' || text_[at_] == '\r'; }

  void pass() {
    if ((static_cast<unsigned char>(text_[at_]) & 0xC0) != 0x80) ++place_.column;
    ++at_;
  }

  void pass_line_end() {
    at_ += text_.substr(at_).starts_with("\r\n") ? 2 : 1;
    place_ = {place_.line + 1, 1};
  }

  csv_field next_field() {
    csv_field field{{}, place_};
    if (at_ < text_.size() && text_[at_] == '"') {
      quoted(field);
    } else {
      while (at_ < text_.size() && text_[at_] != separator_ && !at_line_end()) {
        field.text += text_[at_];
        pass();
      }
    }
    field.text = compose(field.text);
    return field;
  }

  void quoted(csv_field& field) {
    pass();
    while (at_ < text_.size()) {
      if (text_[at_] == '"') {
        pass();
        if (at_ >= text_.size() || text_[at_] != '"') return behind_quote();
        field.text += '"';
        pass();
      } else if (at_line_end()) {
        field.text += '\n';
        pass_line_end();
      } else {
        field.text += text_[at_];
        pass();
      }
    }
    faults_.add(field.position, "a quoted field does not end", "close it with \"");
  }

  void behind_quote() {
    if (at_ >= text_.size() || text_[at_] == separator_ || at_line_end()) return;
    faults_.add(place_, "text follows a closing quote",
                "double the quotes inside of a quoted field");
    while (at_ < text_.size() && text_[at_] != separator_ && !at_line_end()) pass();
  }

  std::string_view text_;
  char separator_;
  diagnostic_collector& faults_;
  std::size_t at_ = 0;
  file_position place_{1, 1};
};

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

TIENDO_INLINE csv_document read_csv(std::string_view text, diagnostic_collector& faults) {
  text = without_byte_order_mark(text);
  csv_document document;
  if (!require_utf8(text, faults)) return document;
  csv_scanner scanner(text, separator_of(text), faults);
  auto header = scanner.next_record();
  if (!header) {
    faults.add({1, 1}, "the file is empty", "begin it with a line of column names");
    return document;
  }
  document.header = std::move(*header);
  while (auto record = scanner.next_record()) {
    if (record->size() == document.header.size()) {
      document.records.push_back(std::move(*record));
      continue;
    }
    const file_position at = record->size() > document.header.size()
                                 ? (*record)[document.header.size()].position
                                 : record->back().position;
    faults.add(at,
               fmt::format("the line has {} fields, the header has {}", record->size(),
                           document.header.size()),
               record->size() > document.header.size()
                   ? "quote a text that holds the separator, or remove the surplus"
                   : "add the missing fields");
  }
  return document;
}

}  // namespace tiendo::inline v0_1::detail
