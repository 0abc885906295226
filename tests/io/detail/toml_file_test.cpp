#include "tiendo/io/detail/toml_file.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "support/faults.hpp"
#include "tiendo/core/progress.hpp"

using namespace tiendo;
using namespace tiendo::detail;

namespace {

using lines = std::vector<std::string>;

/// The ids of [[target]] with their lines, and the faults, of a text that is cut into pieces or
/// not.
struct reading {
  explicit reading(const std::string& text, const std::vector<std::string>& lists = {"target"}) {
    const progress none;
    diagnostic_collector found("x");
    toml_file file(text, lists, found, none);
    sound = file.sound();
    if (sound) {
      toml_section top(file.root(), found);
      file.each(top, "target", [&](toml_section& s) {
        ids.push_back(
            fmt::format("{} {}:{}", s.text("id"), s.place("id").line, s.place("id").column));
      });
      sound = file.sound();
      if (sound) top.finish();
    }
    found.sort();
    faults = support::lines_of(found.diagnostics());
    for (const diagnostic& d : found.diagnostics()) remedies.push_back(d.remedy);
  }
  bool sound = false;
  lines ids, faults, remedies;
};

}  // namespace

TEST_CASE("pieces give the tables, lines and unknown keys that the whole file gives") {
  std::string text = "x = 1\n[head]\ny = 2\n";
  for (int i = 0; i < 3'000; ++i) {
    text += fmt::format("[[target]] # {}\nid = \"t{}\"\n\n", i, i);
    if (i % 3 == 0) text += "[target.rule]\nat_least = 1\n";
    if (i % 500 == 0) text += "[[other]]\nz = \"\"\"\n[[target]]\n\"\"\"\n";
  }
  text += "[end]\nw = 3";
  const reading pieces(text), whole(text, {});
  CHECK(pieces.ids.size() == 3'000);
  CHECK(pieces.ids == whole.ids);
  CHECK(pieces.faults == whole.faults);
  CHECK(pieces.faults.size() == 1'004);  // 1,000 rules, and x, head, other, end
}

TEST_CASE("a list in another form, or mixed with tables of its name, is read as a whole") {
  for (const char* text :
       {"target = [{ id = \"a\" }]\n", "[[\"target\"]]\nid = \"a\"\n",
        "[[target]]\nid = \"a\"\n[x]\n[target.y]\n", "[[target]]\nid = \"a\"\n[\"x\"]\n",
        "target = []\n[[target]]\nid = \"a\"\n", "[target]\nid = \"a\"\n[[target]]\n",
        "target.id = \"a\"\n[[target]]\n", "[[target.x]]\nid = \"a\"\n", "[[target]]\n[target]\n",
        "[[target]]\nid = \"a\"\nid = \"b\"\n"}) {
    INFO(text);
    const reading pieces(text), whole(text, {});
    CHECK(pieces.ids == whole.ids);
    CHECK(pieces.faults == whole.faults);
  }
}

TEST_CASE("an error of the parser has its line in the file, and reading stops there") {
  std::string text = "x = 1\n";
  for (int i = 0; i < 9'000; ++i) text += fmt::format("[[target]]\nid = \"t{}\"\n", i);
  text.replace(text.find("\"t8321\""), 7, "t8321");
  const reading found(text);
  CHECK_FALSE(found.sound);
  REQUIRE(found.faults.size() == 1);
  CHECK(found.faults[0].starts_with("x:16645:"));  // 1 line, 8321 times 2, the second of the next
  CHECK(found.ids.size() < 8'321);
  CHECK(found.ids.size() > 1'000);
}

TEST_CASE("a letter behind a continued line is read, whatever the build") {
  const reading found("[[target]]\nnote = \"\"\"a \\\n  đường\"\"\"\nid = \"\"\"\\\nương\"\"\"\n");
  CHECK(found.ids == lines{"ương 4:6"});
  // What follows the letter moves, as its escape is longer, and keeps its line and column.
  const std::string more =
      "x = \"\"\"\\\nđ\"\"\"\n[head]\n[[target]]\nid = \"a\"\n[end]\n[[target]]\nid = \"b\"\n";
  const reading pieces(more), whole(more, {});
  CHECK(pieces.ids == lines{"a 5:6", "b 8:6"});
  CHECK(pieces.ids == whole.ids);
  CHECK(pieces.faults == whole.faults);
}

TEST_CASE("a whole number beyond 64 bits is refused with a way to write it") {
  const progress none;
  diagnostic_collector faults("x");
  const toml_file file("a = 9223372036854775808", {}, faults, none);
  REQUIRE(faults.diagnostics().size() == 1);
  CHECK(faults.diagnostics()[0].remedy ==
        "write a number beyond 9223372036854775807 with a point, like 1.5e19");
}

TEST_CASE("a file is stopped between its pieces, and one that is too large is not scanned") {
  std::string text;
  while (text.size() < 5'000'000) text += "[[target]]\nid = \"t\"\n";
  std::size_t read = 0;
  const progress stop = [](std::size_t, std::size_t) { return false; };
  diagnostic_collector faults("x");
  const auto go = [&] {
    toml_file file(text, {"target"}, faults, stop);
    toml_section top(file.root(), faults);
    file.each(top, "target", [&](toml_section&) { ++read; });
  };
  CHECK_THROWS_AS(go(), interrupted);
  CHECK(read < 250'000);

  const std::string large((1 << 26) + 1, ' ');
  const reading found(large);
  CHECK(found.faults == lines{"x:0:0 the file has more than 64 MB"});
}

TEST_CASE("a list that is read is suggested for a key like its name, cut into pieces or not") {
  const std::string text = "[[target]]\nid = \"a\"\n[[tarket]]\nid = \"b\"\n";
  for (const reading& found : {reading(text), reading(text, {})}) {
    CHECK(found.faults == lines{"x:3:3 there is no key 'tarket' here"});
    CHECK(found.remedies == lines{"did you mean 'target'?"});
  }
}

TEST_CASE("progress counts the tables that are read, of which at least one more follows") {
  for (const std::vector<std::string>& lists : {std::vector<std::string>{"target"}, {}}) {
    std::vector<std::pair<std::size_t, std::size_t>> calls;
    const progress record = [&](std::size_t done, std::size_t total) {
      calls.emplace_back(done, total);
      return true;
    };
    diagnostic_collector faults("x");
    toml_file file("[[target]]\n[[target]]\n[[target]]\n", lists, faults, record);
    toml_section top(file.root(), faults);
    calls.clear();  // those of the scan
    file.each(top, "target", [](toml_section&) {});
    REQUIRE_FALSE(calls.empty());  // the first table is always reported
    CHECK(calls.front() == std::pair<std::size_t, std::size_t>(1, 2));
  }
}
