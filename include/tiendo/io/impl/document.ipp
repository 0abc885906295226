// tiendo/io/impl/document.ipp: bodies of tiendo/io/document.hpp.
#pragma once

#include "tiendo/io/document.hpp"

#include <cstddef>

#include "tiendo/core/config.hpp"
#include "tiendo/io/table.hpp"

namespace tiendo::inline v0_1::detail {

TIENDO_INLINE void write_records(document_sink& out, const table& t) {
  for (std::size_t i = 0; i < t.rows(); ++i) {
    out.begin_object();
    for (const column& c : t.columns) {
      out.key(c.name);
      out.value(c.cells[i]);
    }
    out.end_object();
  }
}

}  // namespace tiendo::inline v0_1::detail
