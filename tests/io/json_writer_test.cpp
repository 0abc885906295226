#include "tiendo/io/json_writer.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

using namespace tiendo;

namespace {

using json = nlohmann::ordered_json;

std::string text_of(const cell& c) {
  std::ostringstream text;
  json_writer(text).value(c);
  return text.str();
}

}  // namespace

TEST_CASE("a cell is written as JSON writes its type") {
  CHECK(text_of({}) == "null");
  CHECK(text_of(true) == "true");
  CHECK(text_of(std::int64_t{-7}) == "-7");
  CHECK(text_of(0.1) == "0.1");
  CHECK(text_of(1.0) == "1.0");
  CHECK(text_of(date::of(2024, 1, 2)) == "\"2024-01-02\"");
  CHECK(text_of(std::string("Hồ \"Chí\"\n\x01")) == "\"Hồ \\\"Chí\\\"\\n\\u0001\"");
  CHECK(text_of(std::vector<std::string>{}) == "[]");
  CHECK(text_of(std::vector<std::string>{"a", "b"}) == "[\n  \"a\",\n  \"b\"\n]");
}

// The layout is that of nlohmann json 3.11, `dump(2)`, which wrote the documents before.
TEST_CASE("a document has the layout of a whole document that is dumped at once") {
  std::ostringstream text;
  json_writer out(text);
  out.begin_object();
  out.key("empty");
  out.begin_object();
  out.end_object();
  out.key("none");
  out.begin_list();
  out.end_list();
  out.key("rows");
  out.begin_list();
  for (const double x : {0.5, 1e300, -1e-7}) {
    out.begin_object();
    out.key("x");
    out.value(x);
    out.key("list");
    out.value(std::vector<std::string>{"α"});
    out.end_object();
  }
  out.end_list();
  out.end_object();
  const json whole{{"empty", json::object()},
                   {"none", json::array()},
                   {"rows",
                    {{{"x", 0.5}, {"list", {"α"}}},
                     {{"x", 1e300}, {"list", {"α"}}},
                     {{"x", -1e-7}, {"list", {"α"}}}}}};
  CHECK(text.str() == whole.dump(2));
}
