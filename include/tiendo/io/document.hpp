// tiendo/io/document.hpp: a document of objects, lists and values, written part by part.
#pragma once

#include <string_view>

#include "tiendo/io/table.hpp"

namespace tiendo::inline v0_1 {

/// Receives a document in the order in which it is read: an object is `begin_object`, for each
/// member `key` and its value, `end_object`; a list is `begin_list`, its items, `end_list`. One
/// sink writes JSON text (`json_writer`), another may build the objects of another language, and
/// neither needs the whole document in memory.
class document_sink {
 public:
  document_sink() = default;
  document_sink(const document_sink&) = delete;
  document_sink& operator=(const document_sink&) = delete;
  virtual ~document_sink() = default;

  virtual void begin_object() = 0;
  virtual void end_object() = 0;
  virtual void begin_list() = 0;
  virtual void end_list() = 0;
  virtual void key(std::string_view name) = 0;
  /// A value that is neither an object nor a list of objects; a missing cell is null.
  virtual void value(const cell& c) = 0;
};

namespace detail {

/// Writes the rows of a table as items of a list that has begun: one object per row, keys in the
/// order of the columns.
void write_records(document_sink& out, const table& t);

}  // namespace detail

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/document.ipp"
#endif
