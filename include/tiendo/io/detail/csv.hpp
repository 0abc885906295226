// tiendo/io/detail/csv.hpp: separated text, read record by record.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tiendo/core/progress.hpp"
#include "tiendo/io/detail/csv_record.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"

namespace tiendo::inline v0_1::detail {

/// A column of a file: its name, and where it stands.
struct csv_column_name {
  std::string text;
  file_position position;
};

/// Reads separated text (`,` `;` or tab, found from the header; UTF-8 with or without byte-order
/// mark, without zero bytes) one record after another. Fields may be quoted and then hold
/// separators, line ends and doubled quotes; lines end in LF, CRLF or CR; empty lines are skipped.
/// The apostrophe that guards a text against spreadsheets is removed (`formula_guard.hpp`). A
/// record of the wrong length is a diagnostic and is omitted. The text has to outlive the reader.
/// Worked: "a;b\n1;\"x;y\"" has the header a, b and one record with the fields 1 and x;y.
class csv_reader {
 public:
  /// Where a record begins: its line, and its distance from the beginning of the text.
  struct place {
    std::int64_t line = 1;
    std::size_t offset = 0;
  };

  /// Reads the header. `report` is called after some hundred kilobytes, with the bytes that are
  /// read and their number, however long a record is.
  csv_reader(std::string_view text, diagnostic_collector& faults, const progress& report = {});
  /// Reads on from the beginning of a record of the text of another reader.
  csv_reader(const csv_reader& other, place from, diagnostic_collector& faults);
  csv_reader(const csv_reader&) = delete;
  csv_reader& operator=(const csv_reader&) = delete;

  /// The names of the columns; none where the text has no header that can be read.
  const std::vector<csv_column_name>& header() const noexcept { return header_; }

  /// Reads the next record that is as long as the header; returns whether there is one.
  bool next();

  /// The record that was read last.
  const csv_record& record() const noexcept { return record_; }

  /// Where the record that was read last begins.
  place here() const { return {record_.line_, static_cast<std::size_t>(record_.begin_ - begin_)}; }

  /// The largest number of records that can follow, of which none of `fields` fields is shorter
  /// than `shortest` bytes: an estimate by which memory is reserved.
  std::size_t most_records(std::size_t shortest);

 private:
  void begin(char separator);
  void look();
  bool read_record(std::size_t most_fields);
  void read_field(std::size_t most_fields);
  std::string_view plain_field();
  std::string_view quoted_field(const char* begin);
  std::string_view changed_field(const char* begin);
  std::string_view kept(std::string text);
  std::string_view within_limit(std::string_view text, const char* begin);
  void behind_quote();
  void pass_to_end_of_field();
  void report_length();
  bool ends_field() const { return at_ == end_ || ends_[static_cast<unsigned char>(*at_)]; }
  bool at_line_end() const { return *at_ == '\n' || *at_ == '\r'; }
  void pass_line_end();
  file_position position(const char* at) const;

  diagnostic_collector& faults_;
  progress report_;
  std::vector<csv_column_name> header_;
  csv_record record_;
  const char* begin_ = nullptr;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  const char* next_look_ = nullptr;  ///< where progress is reported again; the end without a report
  std::int64_t line_ = 1;
  std::size_t columns_ = 0;
  std::size_t fields_read_ = 0;
  char separator_ = ',';
  bool may_compose_ = false;  ///< the text has bytes that begin combining marks
  std::array<bool, 256> ends_{};
};

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/csv.ipp"
#endif
