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

TEST_CASE("suggestions are those of single names, for the first 100 names") {
  suggestions suggest({"economy", "dossiers"}, "declare it");
  CHECK(suggest("ecnomy") == "did you mean 'economy'?");
  CHECK(suggest("zzzzzzz") == "declare it");
  CHECK(suggest("") == "declare it");
  for (int i = 0; i < 97; ++i) suggest("name " + std::to_string(i));
  CHECK(suggest("dosiers") == "declare it");              // the 101st name
  CHECK(suggest("ecnomy") == "did you mean 'economy'?");  // known
}

TEST_CASE("parts are found by their ids, and a second part with the same id is numbered") {
  const std::vector<part> parts{{"a"}, {"b"}};
  CHECK(detail::ids_of(parts) == std::vector<std::string>{"a", "b"});
  CHECK(detail::find_by_id(parts, "b") == &parts[1]);
  CHECK(detail::find_by_id(parts, "c") == nullptr);
  CHECK(detail::diagnostic_label("target", "a", 1) == "target a");
  CHECK(detail::diagnostic_label("target", "a", 2) == "target a (2)");
}
