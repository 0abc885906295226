#include "tiendo/io/detail/json.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include "tiendo/io/json_writer.hpp"

using namespace tiendo;

TEST_CASE("a cell becomes the JSON value of its type, and a missing one null") {
  CHECK(detail::json_of(cell()).is_null());
  CHECK(detail::json_of(cell(true)).dump() == "true");
  CHECK(detail::json_of(cell(std::int64_t{3})).dump() == "3");
  CHECK(detail::json_of(cell(0.5)).dump() == "0.5");
  CHECK(detail::json_of(cell(date::of(2024, 1, 2))).dump() == "\"2024-01-02\"");
  CHECK(detail::json_of(cell(std::vector<std::string>{"x"})).dump() == "[\"x\"]");
}

TEST_CASE("a JSON value is written to a sink with everything in it") {
  const detail::json value{{"name", "Hồ Chí Minh"},
                           {"n", 3},
                           {"x", 0.25},
                           {"yes", true},
                           {"nothing", nullptr},
                           {"list", {1, 2}},
                           {"empty", detail::json::object()}};
  std::ostringstream text;
  json_writer out(text);
  detail::write(out, value);
  CHECK(text.str() == value.dump(2));
}
