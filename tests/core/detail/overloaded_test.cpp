#include "tiendo/core/detail/overloaded.hpp"

#include <doctest/doctest.h>

#include <string>
#include <variant>

TEST_CASE("each alternative of a variant is visited by its own function") {
  const auto name = tiendo::detail::overloaded{[](int) { return std::string("int"); },
                                               [](const std::string& s) { return s; }};
  using number_or_text = std::variant<int, std::string>;
  CHECK(std::visit(name, number_or_text(1)) == "int");
  CHECK(std::visit(name, number_or_text("text")) == "text");
}
