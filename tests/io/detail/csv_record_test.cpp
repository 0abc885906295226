#include "tiendo/io/detail/csv_record.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <string_view>

using namespace tiendo::detail;

TEST_CASE("a position counts lines that end in LF, CRLF or CR, and letters rather than bytes") {
  const auto at = [](std::string_view text) {
    const file_position found = position_in(text.data(), text.data() + text.size(), 7);
    return std::pair(found.line, found.column);
  };
  using place = std::pair<std::int64_t, std::int64_t>;
  CHECK(at("") == place(7, 1));
  CHECK(at("abc") == place(7, 4));
  CHECK(at("Việt,") == place(7, 6));
  CHECK(at("a\nb") == place(8, 2));
  CHECK(at("a\r\nb") == place(8, 2));
  CHECK(at("a\rb") == place(8, 2));
  CHECK(at("\n\r\n\r") == place(10, 1));
  CHECK(at("a\n\nb") == place(9, 2));
  CHECK(at("a\r\rb") == place(9, 2));
  CHECK(at("a\r\n") == place(8, 1));
}
