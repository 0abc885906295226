#include "tiendo/io/index_toml.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <filesystem>
#include <string>

#include "support/files.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/io/detail/file_text.hpp"

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("an index file that does not exist is an input error") {
  CHECK_THROWS_AS(read_index("no/such/file.toml"), input_error);
}

TEST_CASE("the shipped indices have no errors") {
  std::size_t count = 0;
  for (const auto& file :
       std::filesystem::directory_iterator(support::tree() / "examples/indices")) {
    if (file.path().extension() != ".toml") continue;
    ++count;
    CAPTURE(file.path().string());
    CHECK_NOTHROW(read_index(file.path()));
  }
  CHECK(count == 3);
}

TEST_CASE("an index is parsed from a text, and its errors name it") {
  const auto path = support::tree() / "examples/indices/egdi.toml";
  CHECK(parse_index(detail::text_of(path), "egdi").id() == read_index(path).id());
  try {
    parse_index("format = 1\n[index]\nid = \"x\"\n", "text of x");
    FAIL("there is no node");
  } catch (const input_error& problem) {
    CHECK(std::string(problem.what()).find("text of x:") != std::string::npos);
  }
}
