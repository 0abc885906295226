// A separated text as a whole, for tests: its header and its records.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tiendo/io/detail/csv.hpp"
#include "tiendo/io/detail/diagnostic_collector.hpp"

namespace support {

struct csv_field {
  std::string text;
  tiendo::detail::file_position position;
};

struct csv_document {
  std::vector<tiendo::detail::csv_column_name> header;
  std::vector<std::vector<csv_field>> records;
};

inline csv_document read_csv(std::string_view text, tiendo::detail::diagnostic_collector& faults) {
  tiendo::detail::csv_reader reader(text, faults);
  csv_document document{reader.header(), {}};
  while (!document.header.empty() && reader.next()) {
    auto& record = document.records.emplace_back();
    for (std::size_t i = 0; i < reader.record().size(); ++i)
      record.push_back({std::string(reader.record()[i]), reader.record().position(i)});
  }
  return document;
}

}  // namespace support
