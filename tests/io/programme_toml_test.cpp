#include "tiendo/io/programme_toml.hpp"

#include <doctest/doctest.h>

#include "support/faults.hpp"
#include "support/files.hpp"

using namespace tiendo;
using namespace tiendo::detail;

namespace {

const std::string head =
    "format = 1\n[programme]\nid = \"p\"\nname = { en = \"P\" }\n[[act]]\nid = \"1/QD\"\nissued = "
    "\"2020-07\"\n"
    "[[tier]]\nid = \"national\"\nname = { en = \"country\" }\nlevel = 0\n"
    "[[indicator]]\nid = \"share\"\nname = { en = \"Share\" }\nunit = \"percent\"\ndirection = "
    "\"higher_is_better\"\n";
const std::string areas =
    "code,valid_from,valid_to,tier,name_vi,name_en\nVN,1976-07-02,,national,Việt Nam,Viet Nam\n";

std::string declare(const std::string& id, const std::string& more = "") {
  return "[[target]]\nid = \"" + id +
         "\"\nindicator = \"share\"\narea = \"VN\"\nrule = { at_least = 50 }\ndue = \"2025\"\nact "
         "= \"1/QD\"\n" +
         more;
}

std::vector<std::string> faults_in(const support::folder& folder, const std::string& name) {
  return support::faults_of([&] { read_programme(folder.path() / name); });
}

}  // namespace

TEST_CASE(
    "a target takes its dates from its act and is known and in force from the last day of an "
    "incomplete date") {
  const support::folder folder;
  folder.write("areas.csv", areas);
  const auto path = folder.write("p.toml", "areas = \"areas.csv\"\n" + head + declare("T"));
  const programme p = read_programme(path);
  const target& t = *p.find_target("T");
  CHECK(t.enacted == date::of(2020, 7, 31));
  CHECK(t.in_force_from == date::of(2020, 7, 31));
  CHECK(t.due == date::of(2025, 12, 31));
  CHECK(t.programme == "p");
  CHECK(t.scope.area == area_id{"VN", date::of(1976, 7, 2)});
}

TEST_CASE("an area without a date is the version in force when the target was enacted") {
  const programme p = read_programme(support::tree() / "examples/hcmc/programme.toml");
  CHECK(p.find_target("2393-17")->scope.area.valid_from == date::of(1976, 7, 2));
  CHECK(p.find_target("strategy-dti-rank-2030")->scope.area.valid_from == date::of(2025, 7, 1));
}

TEST_CASE("a programme can extend others, and its own targets come first") {
  const support::folder folder;
  folder.write("areas.csv", areas);
  folder.write("base.toml", "areas = \"areas.csv\"\n" + head + declare("B"));
  const std::string own =
      "format = 1\nextends = [\"base.toml\"]\n[programme]\nid = \"q\"\nname = { en = \"Q\" }\n";
  const programme p = read_programme(folder.write("own.toml", own + declare("A")));
  REQUIRE(p.targets().size() == 2);
  CHECK(p.targets()[0].id == "A");
  CHECK(p.targets()[1].programme == "p");
  CHECK(p.id() == "q");

  folder.write("twice.toml", own + declare("B"));
  CHECK(faults_in(folder, "twice.toml") ==
        std::vector<std::string>{"twice.toml:7:6 the target 'B' is declared twice"});

  const programme replaced = read_programme(
      folder.write("replaced.toml",
                   own + declare("B", "replaces = { act = \"2/QD\", date = \"2023-01-01\" }\n")));
  REQUIRE(replaced.targets().size() == 1);
  CHECK(replaced.targets()[0].programme == "q");
  CHECK(replaced.targets()[0].replaces->date == date::of(2023, 1, 1));

  folder.write("nothing.toml",
               own + declare("C", "replaces = { act = \"2/QD\", date = \"2023-01-01\" }\n"));
  CHECK(faults_in(folder, "nothing.toml").size() == 1);
}

TEST_CASE("cycles are reported, and a programme that is extended twice is read once") {
  const support::folder folder;
  const auto file = [&](const char* name, const std::string& extends) {
    folder.write(name, "format = 1\nextends = [" + extends +
                           "]\n[programme]\nid = \"x\"\nname = { en = \"X\" }\n");
  };
  file("a.toml", "\"b.toml\"");
  file("b.toml", "\"a.toml\"");
  CHECK(faults_in(folder, "a.toml") ==
        std::vector<std::string>{
            "b.toml:2:11 'extends' names 'a.toml', which is being read already"});
  folder.write("areas.csv", areas);
  folder.write("base.toml", "areas = \"areas.csv\"\n" + head + declare("B"));
  file("left.toml", "\"base.toml\"");
  file("right.toml", "\"base.toml\"");
  file("top.toml", "\"left.toml\", \"right.toml\"");
  CHECK(read_programme(folder.path() / "top.toml").targets().size() == 1);
}

TEST_CASE("the format must be present and supported") {
  const support::folder folder;
  folder.write("none.toml", "[programme]\nid = \"x\"\nname = { en = \"X\" }\n");
  folder.write("later.toml", "format = 2\n[programme]\nid = \"x\"\nname = { en = \"X\" }\n");
  CHECK(faults_in(folder, "none.toml") ==
        std::vector<std::string>{"none.toml:1:1 the file does not say its format"});
  CHECK(faults_in(folder, "later.toml") ==
        std::vector<std::string>{"later.toml:1:10 'format' = 2 is not known"});
}

TEST_CASE("text that is not TOML is one error with its position") {
  const support::folder folder;
  folder.write("bad.toml", "format = 1\n[programme\n");
  const auto lines = faults_in(folder, "bad.toml");
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].starts_with("bad.toml:2:"));
}

TEST_CASE("one unreadable field hides no other error of its target and causes no false one") {
  const support::folder folder;
  folder.write("areas.csv", areas);
  folder.write("p.toml", "areas = \"areas.csv\"\n" + head +
                             "[[target]]\nid = \"T\"\nindicator = \"shore\"\narea = \"VN\"\nrule = "
                             "{ at_leest = 5 }\ndue = \"late\"\nact = \"1/QD\"\n");
  CHECK(faults_in(folder, "p.toml") ==
        std::vector<std::string>{"p.toml:20:13 there is no indicator 'shore'",
                                 "p.toml:22:8 'rule' names no rule",
                                 "p.toml:23:7 'due' = \"late\" is not a date"});
}

TEST_CASE("a programme is made again from the texts of its files, without the disk") {
  std::vector<source_file> files;
  {
    const support::folder folder;
    folder.write("areas.csv", areas);
    folder.write("base.toml", "areas = \"areas.csv\"\n" + head + declare("B"));
    const std::string own =
        "format = 1\nextends = [\"base.toml\"]\n[programme]\nid = \"q\"\nname = { en = \"Q\" }\n" +
        declare("A");
    const programme p = read_programme(folder.write("p.toml", own), &files);
    REQUIRE(p.targets().size() == 2);
  }
  REQUIRE(files.size() == 3);
  const programme again = parse_programme(files);
  CHECK(again.id() == "q");
  CHECK(again.targets()[0].id == "A");
  CHECK(again.targets()[1].id == "B");
  CHECK(again.areas().size() == 1);

  std::vector<source_file> fewer(files.begin(), files.end() - 1);
  CHECK_THROWS_AS(parse_programme(fewer), input_error);
  CHECK_THROWS_AS(parse_programme({}), invalid_value);
}

TEST_CASE("direction, bounds and frequency have the words of Python, and the older ones are read") {
  const auto indicator_with = [](const std::string& fields) {
    const support::folder folder;
    folder.write("areas.csv", areas);
    std::string text = "areas = \"areas.csv\"\n" + head + declare("T");
    const std::string old = "direction = \"higher_is_better\"\n";
    text.replace(text.find(old), old.size(), fields);
    const programme p = read_programme(folder.write("p.toml", text));
    return *p.find_indicator("share");
  };
  const indicator now =
      indicator_with("direction = \"down\"\nbounds = [0, 50]\nfrequency = \"quarter\"\n");
  CHECK(now.direction == direction::decrease);
  CHECK(now.lowest == 0.0);
  CHECK(now.highest == 50.0);
  CHECK(now.frequency == frequency::quarterly);
  const indicator older = indicator_with(
      "direction = \"lower_is_better\"\nlowest = 0\nhighest = 50\nfrequency = "
      "\"quarterly\"\n");
  CHECK(older.direction == now.direction);
  CHECK(older.lowest == now.lowest);
  CHECK(older.highest == now.highest);
  CHECK(older.frequency == now.frequency);
  const indicator open = indicator_with("direction = \"up\"\nbounds = [0, inf]\n");
  CHECK(open.lowest == 0.0);
  CHECK_FALSE(open.highest.has_value());
  for (const char* wrong : {"bounds = [0]", "bounds = 5", "bounds = [0, \"x\"]",
                            "bounds = [nan, 1]", "bounds = [0, 1]\nlowest = 0"}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS(indicator_with("direction = \"up\"\n" + std::string(wrong) + "\n"),
                    input_error);
  }
}
