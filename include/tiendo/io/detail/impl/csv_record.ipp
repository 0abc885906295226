// tiendo/io/detail/impl/csv_record.ipp: bodies of tiendo/io/detail/csv_record.hpp.
#pragma once

#include "tiendo/io/detail/csv_record.hpp"

#include <cstdint>

#include "tiendo/core/config.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE file_position position_in(const char* begin, const char* end, std::int64_t line) {
  file_position at{line, 1};
  for (const char* c = begin; c != end; ++c) {
    if (*c == '\n' || *c == '\r') {
      if (*c == '\r' && c + 1 != end && c[1] == '\n') ++c;
      at = {at.line + 1, 1};
    } else if ((static_cast<unsigned char>(*c) & 0xC0) != 0x80) {
      ++at.column;
    }
  }
  return at;
}

}  // namespace tiendo::inline v0_1::detail
