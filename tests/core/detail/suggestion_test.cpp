#include "tiendo/core/detail/suggestion.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace tiendo;

TEST_CASE("the nearest name is offered only where it is near") {
  const std::vector<std::string> names{"economy", "dossiers"};
  CHECK(detail::nearest_name("ecnomy", names) == "economy");
  CHECK(detail::nearest_name("economy", names) == "economy");
  CHECK(detail::nearest_name("zzzzzzz", names).empty());
  CHECK(detail::nearest_name("", names).empty());
  CHECK(detail::suggestion("dosiers", names, "declare it") == "did you mean 'dossiers'?");
  CHECK(detail::suggestion("zzzzzzz", names, "declare it") == "declare it");
}

TEST_CASE("a suggestion names what is near, else says what to do") {
  CHECK(detail::suggestion("percnt", {"percent", "rank"}, "declare it") ==
        "did you mean 'percent'?");
  CHECK(detail::suggestion("furlong", {"percent", "rank"}, "declare it") == "declare it");
}
