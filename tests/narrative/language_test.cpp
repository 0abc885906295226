#include "tiendo/narrative/language.hpp"

#include <doctest/doctest.h>

using namespace tiendo;

TEST_CASE("a language has its code by ISO 639-1") {
  CHECK(to_string(language::english) == "en");
  CHECK(to_string(language::vietnamese) == "vi");
  CHECK(language_from("vi") == language::vietnamese);
  CHECK(language_from("en") == language::english);
  CHECK_FALSE(language_from("fr"));
  CHECK_FALSE(language_from("VI"));
}
