#include "tiendo/core/detail/suggestion.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace tiendo;
using namespace tiendo::detail;

namespace {

struct part {
  std::string id;
};

}  // namespace

TEST_CASE("the nearest name is suggested only if it is similar") {
  const std::vector<std::string> names{"economy", "dossiers"};
  CHECK(detail::nearest_name("ecnomy", names) == "economy");
  CHECK(detail::nearest_name("economy", names) == "economy");
  CHECK(detail::nearest_name("zzzzzzz", names).empty());
  CHECK(detail::nearest_name("", names).empty());
  CHECK(detail::suggestion("dosiers", names, "declare it") == "did you mean 'dossiers'?");
  CHECK(detail::suggestion("zzzzzzz", names, "declare it") == "declare it");
}

TEST_CASE("parts are found by their ids, and a second part with the same id is numbered") {
  const std::vector<part> parts{{"a"}, {"b"}};
  CHECK(detail::ids_of(parts) == std::vector<std::string>{"a", "b"});
  CHECK(detail::find_by_id(parts, "b") == &parts[1]);
  CHECK(detail::find_by_id(parts, "c") == nullptr);
  CHECK(detail::diagnostic_label("target", "a", 1) == "target a");
  CHECK(detail::diagnostic_label("target", "a", 2) == "target a (2)");
}
