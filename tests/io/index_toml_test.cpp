#include "tiendo/io/index_toml.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "support/faults.hpp"
#include "support/files.hpp"
#include "tiendo/core/error.hpp"
#include "tiendo/core/progress.hpp"
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

TEST_CASE("many nodes with wrong parents are reported in little time, and reading can be stopped") {
  std::string text =
      "format = 1\n[index]\nid = \"i\"\nname = { en = \"I\" }\n[[node]]\nid = \"r\"\n";
  for (int i = 0; i < 20'000; ++i) {
    const std::string n = std::to_string(i);
    text += "[[node]]\nid = \"n" + n + "\"\nparent = \"m" + n + "\"\n";
  }
  const auto faults = support::faults_of([&] { parse_index(text, "i.toml"); });
  REQUIRE(faults.size() == 10'001);
  CHECK(faults.back() == "i.toml:0:0 there are 10,000 more faults, which are not listed");
  CHECK(faults[0] == "i.toml:9:10 'parent': there is no node 'm0'");
  CHECK_THROWS_AS(parse_index(text, "i.toml", [](std::size_t, std::size_t) { return false; }),
                  interrupted);
}

TEST_CASE("whole numbers beyond 2^53 are numbers of an index") {
  const auto node = [](const std::string& keys) {
    return parse_index(
               "format = 1\n[index]\nid = \"i\"\nname = { en = \"I\" }\n[[node]]\nid = \"r\"\n"
               "[[node]]\nid = \"n\"\nparent = \"r\"\n" +
                   keys,
               "i.toml")
        .nodes()[1];
  };
  CHECK(node("weight = 9007199254740993").weight == 9007199254740992.0);
  CHECK(std::get<index::step_points>(
            node("score = { steps = [[11500000000000000, 20], [3, 9007199254740993]] }").points)
            .steps.front()
            .first == 1.15e16);
  CHECK(std::get<index::lookup_score>(node("score = { levels = { a = 9007199254740993 } }").points)
            .levels.front()
            .second == 9007199254740992.0);
  CHECK(std::get<index::ratio_points>(node("score = { ratio = 9007199254740993 }").points).full ==
        1);
  CHECK(std::get<index::min_max>(
            node("normalise = [{ min_max = [0, 9007199254740993] }]").normalise.front())
            .high == 9007199254740992.0);
}

TEST_CASE("faults of an index are listed by their lines, whenever they are found") {
  try {
    parse_index(
        "format = 1\ncolour = 1\n[index]\nid = \"i\"\nname = { en = \"I\" }\nshade = 1\n[[node]]\n"
        "id = \"r\"\ntint = 1\n[[node]]\nid = \"a\"\nparent = \"m\"\n",
        "i.toml");
    FAIL("there are four faults");
  } catch (const input_error& problem) {
    std::vector<std::int64_t> lines;
    for (const diagnostic& d : problem.diagnostics()) lines.push_back(d.location.line);
    CHECK(lines == std::vector<std::int64_t>{2, 6, 9, 12});
  }
}
