#include "tiendo/io/document.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <sstream>
#include <string>
#include <string_view>
#include <variant>

#include "tiendo/io/json_writer.hpp"

using namespace tiendo;

namespace {

/// Counts the parts of a document and keeps its keys.
struct counter final : document_sink {
  int objects = 0, lists = 0, values = 0, missing = 0, depth = 0;
  std::string keys;

  void begin_object() override { ++objects, ++depth; }
  void end_object() override { --depth; }
  void begin_list() override { ++lists, ++depth; }
  void end_list() override { --depth; }
  void key(std::string_view name) override { keys.append(name).append(" "); }
  void value(const cell& c) override {
    ++values;
    missing += std::holds_alternative<std::monostate>(c);
  }
};

const table two_rows{{{"name", column_type::text, {std::string("a"), cell()}},
                      {"n", column_type::integer, {std::int64_t{1}, std::int64_t{2}}}}};

}  // namespace

TEST_CASE("records are one object per row, with a key for each column") {
  counter found;
  detail::write_records(found, two_rows);
  CHECK(found.objects == 2);
  CHECK(found.lists == 0);
  CHECK(found.values == 4);
  CHECK(found.missing == 1);
  CHECK(found.depth == 0);
  CHECK(found.keys == "name n name n ");
}

TEST_CASE("a table without rows has no records") {
  counter found;
  detail::write_records(found, table{{{"name", column_type::text, {}}}});
  CHECK(found.objects == 0);
  CHECK(found.keys.empty());
}
