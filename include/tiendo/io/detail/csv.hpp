// tiendo/io/detail/csv.hpp: separated text, with the position of every field.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tiendo/io/detail/diagnostic_collector.hpp"

namespace tiendo::inline v0_1::detail {

/// One field: its text (quotes removed, Vietnamese composed) and its position.
struct csv_field {
  std::string text;
  file_position position;
};

/// A header and the records below it, each with as many fields as the header.
struct csv_document {
  std::vector<csv_field> header;
  std::vector<std::vector<csv_field>> records;
};

/// Reads separated text (`,` `;` or tab, found from the header; UTF-8 with or without byte-order
/// mark). A record of the wrong length is a diagnostic and is omitted.
/// Worked: "a;b\n1;\"x;y\"" has the header a, b and one record with the fields 1 and x;y.
csv_document read_csv(std::string_view text, diagnostic_collector& faults);

}  // namespace tiendo::inline v0_1::detail

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/detail/impl/csv.ipp"
#endif
