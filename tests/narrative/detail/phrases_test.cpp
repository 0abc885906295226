#include "tiendo/narrative/detail/phrases.hpp"

#include <doctest/doctest.h>

#include "tiendo/narrative/detail/phrases_of.hpp"

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("the phrases of a language are those of its class") {
  CHECK(detail::phrases_of(language::english).no_method() == "No method has a verdict.");
  CHECK(detail::phrases_of(language::vietnamese).no_method() ==
        "Không phương pháp nào đưa ra kết luận.");
}

TEST_CASE("rounding has two decimals, four below 1, and no trailing zeros") {
  CHECK(detail::rounded_text(2.205) == "2.21");
  CHECK(detail::rounded_text(0.99999) == "1");
  CHECK(detail::rounded_text(-0.5) == "-0.5");
  CHECK(detail::rounded_text(-0.00001) == "0");
}
