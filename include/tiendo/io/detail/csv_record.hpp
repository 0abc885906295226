// tiendo/io/detail/csv_record.hpp: one record of a separated text, and the positions of its fields.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "tiendo/io/detail/diagnostic_collector.hpp"

namespace tiendo::inline v0_1::detail {

/// The position of `at` in a record that begins at `begin` on a line. A line ends in LF, CRLF or
/// CR.
file_position position_in(const char* begin, const char* at, std::int64_t line);

/// One record: the texts of its fields (quotes removed, Vietnamese composed). They are views into
/// the text that is read, or into the record where a text had to be changed, and are valid until
/// the next record is read. A position is computed only when it is asked for.
class csv_record {
 public:
  csv_record() = default;
  csv_record(const csv_record&) = delete;
  csv_record& operator=(const csv_record&) = delete;

  /// The number of fields.
  std::size_t size() const noexcept { return fields_.size() + surplus_; }
  std::string_view operator[](std::size_t i) const { return fields_[i].text; }
  /// The line on which the record begins.
  std::int64_t line() const noexcept { return line_; }
  /// The position of a field, that of its quote where it has one.
  file_position position(std::size_t i) const {
    return position_in(begin_, fields_[i].begin, line_);
  }
  /// The position of the last field.
  file_position last_position() const { return position(fields_.size() - 1); }

 private:
  friend class csv_reader;

  struct field {
    std::string_view text;
    const char* begin;
  };

  const char* begin_ = nullptr;
  std::int64_t line_ = 0;
  std::vector<field> fields_;
  std::size_t surplus_ = 0;  ///< fields that are counted, but not kept
  std::deque<std::string> changed_;
};

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/csv_record.ipp"
#endif
