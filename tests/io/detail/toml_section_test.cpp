#include "tiendo/io/detail/toml_section.hpp"

#include <doctest/doctest.h>

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
