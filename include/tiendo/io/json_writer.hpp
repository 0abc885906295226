// tiendo/io/json_writer.hpp: a document as JSON text.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "tiendo/io/document.hpp"
#include "tiendo/io/table.hpp"

namespace tiendo::inline v0_1 {

/// Writes JSON (RFC 8259) to a stream as the document comes, indented by two blanks, in UTF-8.
/// Numbers have the shortest text that reads as the same number; dates are texts YYYY-MM-DD. Only
/// the path to the current part and some 64 KiB of text are kept; the rest of the text reaches the
/// stream when the outermost object or list ends. An object with the member `a` of value 1.5 is
/// "{\n  \"a\": 1.5\n}".
class json_writer final : public document_sink {
 public:
  explicit json_writer(std::ostream& out) : out_(out) {}

  void begin_object() override { begin('{', '}'); }
  void end_object() override { end(); }
  void begin_list() override { begin('[', ']'); }
  void end_list() override { end(); }
  void key(std::string_view name) override;
  void value(const cell& c) override;

 private:
  struct level {
    char close = '}';
    bool empty = true;
  };

  void begin(char open, char close);
  void write_text(std::string_view text);
  void end();
  /// Separates an item from the one before it; a value after its key stands on the key's line.
  void separate();
  void new_line();

  void flush();

  std::ostream& out_;
  std::string text_;
  std::vector<level> levels_;
  bool after_key_ = false;
};

}  // namespace tiendo::inline v0_1

#ifdef TIENDO_HEADER_ONLY
#include "tiendo/io/impl/json_writer.ipp"
#endif
