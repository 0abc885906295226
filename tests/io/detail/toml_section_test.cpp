#include "tiendo/io/detail/toml_section.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/faults.hpp"

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("keys are converted to their types, and keys that were not asked for are reported") {
  diagnostic_collector faults("x");
  const toml::table table = toml::parse(
      "id = \"a\"\nnumber = 25\nwhole = 5\nflag = true\nday = \"2024-02-29\"\nnative = 2024-02-29\n"
      "when = \"2024\"\nname = { vi = \"Vie\u0323\u0302t\", en = \"x\" }\nlist = [\"a\", "
      "\"b\"]\nkind = \"two\"\nnubmer = 1\n");
  toml_section s(table, faults);
  CHECK(s.required_text("id") == "a");
  CHECK(s.number("number") == 25);
  CHECK(s.integer("whole") == 5);
  CHECK(s.boolean("flag", false));
  CHECK(s.day("day") == date::of(2024, 2, 29));
  CHECK(s.day("native") == date::of(2024, 2, 29));
  CHECK(s.incomplete_day("when")->last_day() == date::of(2024, 12, 31));
  CHECK(s.label("name", true).vi == "Việt");
  CHECK(s.texts("list") == std::vector<std::string>{"a", "b"});
  CHECK(s.choice<int>("kind", {{"one", 1}, {"two", 2}}) == 2);
  CHECK_FALSE(s.number("absent"));
  CHECK(faults.diagnostics().empty());
  s.finish();
  CHECK(support::lines_of(faults.diagnostics()) ==
        std::vector<std::string>{"x:11:1 there is no key 'nubmer' here"});
  CHECK(faults.diagnostics()[0].remedy == "did you mean 'number'?");
  CHECK(s.unreadable().empty());
}

TEST_CASE("a value that cannot be read is reported with its position and remembered") {
  diagnostic_collector faults("x");
  const toml::table table = toml::parse(
      "id = 5\nnumber = \"25\"\nwhole = 5.5\nflag = \"yes\"\nday = \"2023-02-29\"\nname = "
      "\"x\"\nlist = [1]\nkind = \"tow\"\nbig = inf\n");
  toml_section s(table, faults);
  CHECK(s.required_text("id").empty());
  CHECK_FALSE(s.number("number"));
  CHECK_FALSE(s.integer("whole"));
  CHECK_FALSE(s.boolean("flag", false));
  CHECK_FALSE(s.day("day"));
  s.label("name", true);
  s.texts("list");
  CHECK_FALSE(s.choice<int>("kind", {{"one", 1}, {"two", 2}}));
  CHECK_FALSE(s.number("big"));
  s.required_text("absent");
  CHECK(support::lines_of(faults.diagnostics()) ==
        std::vector<std::string>{"x:1:6 'id' is not a text", "x:2:10 'number' is not a number",
                                 "x:3:9 'whole' is not a whole number",
                                 "x:4:8 'flag' is neither true nor false",
                                 "x:5:7 'day' = \"2023-02-29\" is not a day of the calendar",
                                 "x:6:8 'name' is not a pair of names",
                                 "x:7:9 'list' holds something that is not a text",
                                 "x:8:8 'kind' = \"tow\" is none of the known values",
                                 "x:9:7 'big' is not a number", "x:1:1 'absent' is missing"});
  CHECK(s.unreadable().size() == 10);
}

TEST_CASE("a list of texts that is none is reported") {
  diagnostic_collector faults("x");
  const toml::table table = toml::parse("items = \"a\"\n");
  toml_section s(table, faults);
  CHECK(s.texts("items").empty());
  CHECK(support::lines_of(faults.diagnostics()) ==
        std::vector<std::string>{"x:1:9 'items' is not a list"});
}

TEST_CASE("a format that is no whole number is one fault, and so is one that is missing") {
  const auto faults_in = [](const std::string& text) {
    diagnostic_collector faults("x");
    const toml::table table = toml::parse(text);
    toml_section(table, faults).require_format(1);
    return support::lines_of(faults.diagnostics());
  };
  using lines = std::vector<std::string>;
  CHECK(faults_in("format = 1").empty());
  CHECK(faults_in("format = \"1\"") == lines{"x:1:10 'format' is not a whole number"});
  CHECK(faults_in("format = 1.5") == lines{"x:1:10 'format' is not a whole number"});
  CHECK(faults_in("format = 2") == lines{"x:1:10 'format' = 2 is not known"});
  CHECK(faults_in("formats = 1") == lines{"x:1:1 the file does not say its format"});
}

TEST_CASE("a word that is none of the known ones is told which they are") {
  const auto remedy_of = [](const std::string& word) {
    diagnostic_collector faults("x");
    const toml::table table = toml::parse("kind = \"" + word + "\"");
    toml_section s(table, faults);
    CHECK_FALSE(s.choice<int>("kind", {{"first", 1}, {"second", 2}}, false, {{"third", 3}}));
    REQUIRE(faults.diagnostics().size() == 1);
    return faults.diagnostics()[0].remedy;
  };
  CHECK(remedy_of("seven") == "write one of first, second");  // not the older word
  CHECK(remedy_of("secnod") == "did you mean 'second'?");
}

TEST_CASE("a name has a thousand code points at most, however many bytes they take") {
  const auto repeated = [](int n, const char* letter) {
    std::string text;
    for (int i = 0; i < n; ++i) text += letter;
    return text;
  };
  for (const char* letter : {"a", "đ", "ự", "😀"}) {  // of 1 to 4 bytes
    INFO(letter);
    const std::string most = repeated(1'000, letter);
    diagnostic_collector faults("x");
    const toml::table table = toml::parse("most = \"" + most + "\"\nmore = \"" + most + letter +
                                          "\"\nfewer = \"" + repeated(999, letter) + "\"\n");
    toml_section s(table, faults);
    CHECK(s.name("most") == most);
    CHECK(s.required_name("fewer") == repeated(999, letter));
    CHECK(faults.diagnostics().empty());
    CHECK(s.name("more").empty());
    CHECK(support::lines_of(faults.diagnostics()) ==
          std::vector<std::string>{"x:2:8 'more' has more than 1,000 letters"});
    CHECK(s.unreadable() == std::vector<std::string>{"more"});
  }
}

TEST_CASE("a pair of names has no other languages, and at least one name") {
  const auto faults_in = [](const std::string& written) {
    diagnostic_collector faults("x");
    const toml::table table = toml::parse("name = " + written);
    toml_section s(table, faults);
    s.label("name", true);
    return support::lines_of(faults.diagnostics());
  };
  CHECK(faults_in("{ vi = \"a\" }").empty());
  CHECK(faults_in("{ en = \"a\", fr = \"b\" }") ==
        std::vector<std::string>{"x:1:20 there is no key 'fr' here"});
  CHECK(faults_in("{ fr = \"b\" }") ==
        std::vector<std::string>{"x:1:8 'name' holds no name", "x:1:10 there is no key 'fr' here"});
}

TEST_CASE("bounds are two numbers, and stand alone") {
  using limits = std::pair<std::optional<double>, std::optional<double>>;
  const auto read = [](const std::string& text) {
    diagnostic_collector faults("x");
    const toml::table table = toml::parse(text);
    toml_section s(table, faults);
    const limits found = s.bounds();
    return std::pair(found, support::lines_of(faults.diagnostics()));
  };
  const std::vector<std::string> none;
  CHECK(read("bounds = [0, 100]") == std::pair(limits(0.0, 100.0), none));
  CHECK(read("bounds = [-inf, 5.5]") == std::pair(limits(std::nullopt, 5.5), none));
  CHECK(read("bounds = [0, inf]") == std::pair(limits(0.0, std::nullopt), none));
  CHECK(read("lowest = 1\nhighest = 2") == std::pair(limits(1.0, 2.0), none));
  for (const char* wrong :
       {"[nan, 1]", "[1, nan]", "[nan, nan]", "[1]", "[1, 2, 3]", "[1, \"2\"]", "5", "[]"}) {
    INFO(wrong);
    CHECK(read("bounds = " + std::string(wrong)).second ==
          std::vector<std::string>{"x:1:10 'bounds' is not a list of two numbers"});
  }
  for (const char* beside : {"lowest = 0", "highest = 9", "lowest = 0\nhighest = 9"}) {
    INFO(beside);
    CHECK(read("bounds = [0, 9]\n" + std::string(beside)).second ==
          std::vector<std::string>{"x:1:10 'bounds' stands beside lowest or highest"});
  }
}
