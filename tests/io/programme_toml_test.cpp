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
  // What would have been declared in it is not reported as missing.
  folder.write("areas.csv", areas);
  folder.write("own.toml",
               "format = 1\nareas = \"areas.csv\"\nextends = [\"bad.toml\"]\n[programme]\nid = "
               "\"q\"\nname = { en = \"Q\" }\n" +
                   declare("A"));
  CHECK(faults_in(folder, "own.toml") == lines);
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

TEST_CASE("a date that cannot be read is one fault, and none follows from it") {
  const std::string begin = "areas = \"areas.csv\"\n" + head;
  const auto faults_with = [&](std::string text, const std::string& old, const std::string& now) {
    text.replace(text.find(old), old.size(), now);
    return support::faults_of([&] { parse_programme({{"p.toml", text}, {"areas.csv", areas}}); });
  };
  // The act of a target: the version of the area is not looked for, as of no day.
  const std::string issued = "issued = \"2020-07\"";
  const std::string early = declare("T", "in_force_to = 1965-01-01\nclosed_by = \"1/QD\"\n");
  for (std::string target : {declare("T"), early}) {
    CHECK(faults_with(begin + target, issued, "issued = \"late\"") ==
          std::vector<std::string>{"p.toml:8:10 'issued' = \"late\" is not a date"});
    CHECK(faults_with(begin + target, issued, "") ==
          std::vector<std::string>{"p.toml:6:1 'issued' is missing"});
    target.replace(target.find("\"2025\""), 6, "\"1966\"");
    CHECK(faults_with(begin + target, issued, "issued = 2020").size() == 1);
  }
  // A target that was closed before its act takes effect, had it a readable day of its own.
  const std::string closed = declare("T", "in_force_to = 2020-07-30\nclosed_by = \"1/QD\"\n");
  CHECK(faults_with(begin + closed, issued, issued) ==
        std::vector<std::string>{"p.toml:25:15 the target ends before it begins"});
  CHECK(faults_with(begin + closed + "in_force_from = 2020-07-01\n", issued, issued).empty());
  CHECK(faults_with(begin + closed + "in_force_from = \"July\"\n", issued, issued) ==
        std::vector<std::string>{
            "p.toml:27:17 'in_force_from' = \"July\" is not a day of the calendar"});
  CHECK(
      faults_with(begin + closed, issued, issued + "\neffective = \"July\"") ==
      std::vector<std::string>{"p.toml:9:13 'effective' = \"July\" is not a day of the calendar"});
  CHECK(faults_with(begin + declare("T"), "due = \"2025\"", "due = \"soon\"").size() == 1);
}

TEST_CASE("the remedy for an unknown unit names a similar one, standard or declared") {
  const auto remedies_with = [](const std::string& unit, const std::string& more) {
    std::string text = "areas = \"areas.csv\"\n" + head + more;
    text.replace(text.find("\"percent\""), 9, "\"" + unit + "\"");
    std::vector<std::string> remedies;
    try {
      parse_programme({{"p.toml", text}, {"areas.csv", areas}});
    } catch (const input_error& problem) {
      for (const diagnostic& d : problem.diagnostics()) remedies.push_back(d.remedy);
    }
    return remedies;
  };
  const std::string own = "[[unit]]\nid = \"dollars\"\nkind = \"amount\"\n";
  const std::string nearest = "did you mean 'percent'?", other = "declare it as a [[unit]]";
  using remedies = std::vector<std::string>;
  CHECK(remedies_with("percnt", "") == remedies{nearest});
  CHECK(remedies_with("percnt", own) == remedies{nearest});
  CHECK(remedies_with("dolars", "") == remedies{other});
  CHECK(remedies_with("dolars", own) == remedies{"did you mean 'dollars'?"});
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

namespace {

/// A programme whose only target has that rule, and whose unit has no limits.
std::string with_rule(const std::string& rule) {
  std::string text = "areas = \"areas.csv\"\n" + head + declare("T");
  text.replace(text.find("unit = \"percent\""), 16, "unit = \"dong\"");
  text.replace(text.find("{ at_least = 50 }"), 17, rule);
  return text + "[[unit]]\nid = \"dong\"\nkind = \"amount\"\n";
}

programme read_text(const std::string& text) {
  return parse_programme({{"p.toml", text}, {"areas.csv", areas}});
}

template <class Rule>
Rule rule_of(const std::string& written) {
  return std::get<Rule>(read_text(with_rule(written)).targets().front().rule);
}

std::vector<std::string> faults_of_text(const std::string& text) {
  return support::faults_of([&] { read_text(text); });
}

using lines = std::vector<std::string>;

}  // namespace

// The nearest doubles by Python 3: float("9007199254740993") and the like.
TEST_CASE("a whole number beyond 2^53 is the nearest number of double precision, everywhere") {
  CHECK(rule_of<at_least>("{ at_least = 11500000000000000 }").value == 1.15e16);
  CHECK(rule_of<at_most>("{ at_most = 9007199254740993 }").value == 9007199254740992.0);
  CHECK(rule_of<at_most>("{ at_most = 9007199254740995 }").value == 9007199254740996.0);
  CHECK(rule_of<greater_than>("{ greater_than = 9223372036854775807 }").value == 0x1p63);
  CHECK(rule_of<less_than>("{ less_than = -9223372036854775808 }").value == -0x1p63);
  CHECK(rule_of<between>("{ between = [-11500000000000001, 11500000000000000] }").low == -1.15e16);
  CHECK(rule_of<between>("{ between = [0, 11500000000000000] }").high == 1.15e16);
  CHECK(rule_of<exactly>("{ exactly = 36028797018963971, tolerance = 9007199254740993 }").value ==
        36028797018963968.0);
  CHECK(rule_of<exactly>("{ exactly = 1, tolerance = 9007199254740993 }").tolerance ==
        9007199254740992.0);
  CHECK(rule_of<increase_by>("{ increase_by = 5, baseline = 11500000000000000 }").baseline->value ==
        1.15e16);
  CHECK(rule_of<at_least>("{ at_least = 0x7FFFFFFFFFFFFFFF }").value == 0x1p63);
  CHECK(*read_text(with_rule("{ at_least = 1 }\naspiration = 9007199254740993"))
             .targets()
             .front()
             .aspiration == 9007199254740992.0);
  std::string bounded = with_rule("{ at_least = 1 }");
  bounded += "bounds = [-9007199254740993, 9223372036854775807]\n";
  const programme p = read_text(bounded);
  const unit_of_measure unit = *p.find_unit("dong");
  CHECK(unit.lowest == -9007199254740992.0);
  CHECK(unit.highest == 0x1p63);
  CHECK(faults_of_text(with_rule("{ at_least = 9223372036854775808 }")).size() == 1);
  CHECK(faults_of_text(with_rule("{ at_least = nan }")) ==
        lines{"p.toml:22:21 'at_least' is not a number"});
  CHECK(faults_of_text(with_rule("{ between = [0, inf] }")).size() == 1);
  CHECK(faults_of_text(with_rule("{ between = [0, true] }")).size() == 1);
  CHECK(faults_of_text(with_rule("{ between = [0, 1, 2] }")).size() == 1);
}

TEST_CASE("a level of a tier that is out of range does not wrap") {
  for (const char* level : {"4294967297", "-5", "100", "9223372036854775807", "-1",
                            "-9223372036854775808", "4294967296"}) {
    std::string text = "areas = \"areas.csv\"\n" + head + declare("T");
    text.replace(text.find("level = 0"), 9, std::string("level = ") + level);
    CHECK(faults_of_text(text) == lines{std::string("p.toml:12:9 'level' = ") + level +
                                        " is no level of a tier, which is from 0 to 99"});
  }
  std::string text = "areas = \"areas.csv\"\n" + head + declare("T");
  text.replace(text.find("level = 0"), 9, "level = 99");
  CHECK(read_text(text).tiers().front().level == 99);
}

TEST_CASE("a target that modifies itself, directly or through others, is an error") {
  const std::string begin = "areas = \"areas.csv\"\n" + head;
  CHECK(faults_of_text(begin + declare("A", "modifies = \"A\"\n")) ==
        lines{"p.toml:25:12 the target modifies itself"});
  const auto a = declare("A", "modifies = \"B\"\n"), b = declare("B", "modifies = \"C\"\n");
  CHECK(faults_of_text(begin + a + b + declare("C")).empty());
  CHECK(faults_of_text(begin + a + b + declare("C", "modifies = \"A\"\n") +
                       declare("D", "modifies = \"A\"\n")) ==
        lines{"p.toml:25:12 the target modifies itself through others",
              "p.toml:33:12 the target modifies itself through others",
              "p.toml:41:12 the target modifies itself through others"});
  std::string chain = begin;  // a circle of 1,000
  for (int i = 0; i < 1'000; ++i)
    chain += declare("T" + std::to_string(i),
                     "modifies = \"T" + std::to_string((i + 1) % 1'000) + "\"\n");
  CHECK(faults_of_text(chain).size() == 1'000);
}

TEST_CASE("a date with which nothing can be computed is an error with its place") {
  const auto due = [](const std::string& day) {
    std::string text = "areas = \"areas.csv\"\n" + head + declare("T");
    text.replace(text.find("due = \"2025\""), 12, "due = " + day);
    return faults_of_text(text);
  };
  const lines expected{"p.toml:23:7 a target due after 9998 cannot be assessed"};
  for (const char* day :
       {"\"9999-12-31\"", "\"9999\"", "\"9999-12\"", "9999-12-31", "\"9999-01-01\"", "\"9999-06\""})
    CHECK(due(day) == expected);
  CHECK(due("\"9998-12-31\"").empty());
  CHECK(due("\"10000-01-01\"").size() == 1);
  CHECK(due("\"0000-00-00\"").size() == 1);
  CHECK(due("\"1399\"").size() == 1);
  CHECK(due("\"1400\"") == lines{"p.toml:23:7 the target is due before its act"});
}

TEST_CASE("a programme names files in its folder and below it, and no others") {
  const support::folder folder;
  std::filesystem::create_directories(folder.path() / "city" / "sub");
  folder.write("areas.csv", areas);
  folder.write("secret.txt", "root:hunter2:x\n");
  folder.write("city/areas.csv", areas);
  folder.write("city/secret.txt", "hunter3,hunter4\n1,2\n");
  folder.write("city/keys.toml", "password = \"hunter5\"\n");
  folder.write("city/sub/base.toml", "areas = \"../areas.csv\"\n" + head + declare("B"));
  const auto with_areas = [&](const std::string& name) {
    folder.write("city/p.toml", "areas = \"" + name + "\"\n" + head);
    return faults_in(folder, "city/p.toml");
  };
  const lines outside{"p.toml:1:9 'areas' names a file outside of the folder of the programme"};
  for (const char* name : {"../areas.csv", "../secret.txt", "sub/../../secret.txt", "/etc/passwd",
                           "./../areas.csv", "..", "sub/../..", "../city2/areas.csv", "/dev/zero"})
    CHECK(with_areas(name) == outside);
  CHECK(with_areas((folder.path() / "areas.csv").string()) == outside);
  CHECK(with_areas("areas.csv").empty());
  CHECK(with_areas("./sub/../areas.csv").empty());
  CHECK(with_areas("secret.txt") == lines{"secret.txt:1:1 this is no table of areas"});
  CHECK(with_areas("sub") == lines{"sub:0:0 this is a folder"});

  const std::string own = "[programme]\nid = \"q\"\nname = { en = \"Q\" }\n";
  const auto extending = [&](const std::string& name) {
    folder.write("city/q.toml", "format = 1\nextends = [\"" + name + "\"]\n" + own);
    return faults_in(folder, "city/q.toml");
  };
  CHECK(extending("sub/base.toml").empty());  // whose areas lie above it, in the folder of q.toml
  CHECK(faults_in(folder, "city/sub/base.toml") ==
        lines{"base.toml:1:9 'areas' names a file outside of the folder of the programme",
              "base.toml:21:8 'area' = \"VN\" is not among the areas"});
  CHECK(extending("../secret.txt") ==
        lines{"q.toml:2:11 'extends' names a file outside of the folder of the programme"});
  CHECK(extending("secret.txt") == lines{"secret.txt:0:0 this is no programme"});
  CHECK(extending("keys.toml") == lines{"keys.toml:0:0 this is no programme"});
  CHECK(extending("areas.csv") == lines{"areas.csv:0:0 this is no programme"});
}

TEST_CASE("a fault lies in the file of its target, also where an extended file has its id") {
  const support::folder folder;
  folder.write("areas.csv", areas);
  folder.write("p.toml", "areas = \"areas.csv\"\n" + head + declare("t1") + declare("t2"));
  const std::string own =
      "format = 1\nextends = [\"p.toml\"]\n[programme]\nid = \"q\"\nname = { en = \"Q\" }\n";
  const auto wrong = [](const std::string& text) {
    return std::string(text).replace(text.find("\"share\""), 7, "\"nope\"");
  };
  folder.write("top.toml", own + wrong(declare("t1")));
  CHECK(faults_in(folder, "top.toml") == lines{"top.toml:7:6 the target 't1' is declared twice",
                                               "top.toml:8:13 there is no indicator 'nope'"});
  folder.write("last.toml", own + declare("t0") + wrong(declare("t2")));
  CHECK(faults_in(folder, "last.toml") == lines{"last.toml:14:6 the target 't2' is declared twice",
                                                "last.toml:15:13 there is no indicator 'nope'"});
  const std::string instead = "replaces = { act = \"1/QD\", date = \"2023-01-01\" }\n";
  folder.write("instead.toml", own + wrong(declare("t1", instead)));
  CHECK(faults_in(folder, "instead.toml") ==
        lines{"instead.toml:8:13 there is no indicator 'nope'"});
  // The fault of the extended file stays there.
  folder.write("p.toml", "areas = \"areas.csv\"\n" + head + wrong(declare("t1")));
  folder.write("top.toml", own + declare("t0"));
  CHECK(faults_in(folder, "top.toml") == lines{"p.toml:20:13 there is no indicator 'nope'"});
  folder.write("both.toml", own + wrong(declare("t1")));
  CHECK(faults_in(folder, "both.toml") == lines{"both.toml:7:6 the target 't1' is declared twice",
                                                "both.toml:8:13 there is no indicator 'nope'",
                                                "p.toml:20:13 there is no indicator 'nope'"});
}

TEST_CASE("a chain of programmes has an end") {
  const support::folder folder;
  for (int i = 0; i < 40; ++i)
    folder.write("p" + std::to_string(i) + ".toml",
                 "format = 1\nextends = [\"p" + std::to_string(i + 1) +
                     ".toml\"]\n[programme]\nid = \"p\"\nname = { en = \"P\" }\n");
  CHECK(faults_in(folder, "p0.toml") ==
        lines{"p31.toml:2:11 'extends' is the end of a chain of more than 32 programmes"});
}

TEST_CASE("reading and checking a programme is stopped by its callback") {
  std::string text = "areas = \"areas.csv\"\n" + head;
  for (int i = 0; i < 30'000; ++i) text += declare("T" + std::to_string(i));
  std::size_t calls = 0;
  const std::vector<source_file> files{{"p.toml", text}, {"areas.csv", areas}};
  const auto stopped_at = [&](std::size_t last) {
    calls = 0;
    CHECK_THROWS_AS(
        parse_programme(files, [&](std::size_t, std::size_t) { return ++calls < last; }),
        interrupted);
    CHECK(calls == last);
  };
  stopped_at(1);
  stopped_at(2);
  CHECK(parse_programme(files, [](std::size_t, std::size_t) { return true; }).targets().size() ==
        30'000);
}

TEST_CASE("the id of a target is not as long as a text") {
  const std::string begin = "areas = \"areas.csv\"\n" + head;
  CHECK(faults_of_text(begin + declare(std::string(1'000, 'a'))).empty());
  CHECK(faults_of_text(begin + declare(std::string(1'001, 'a'))) ==
        lines{"p.toml:19:6 'id' has more than 1,000 letters"});
  for (const char* key : {"method", "closed_by", "modifies", "tier"})
    CHECK(faults_of_text(
              begin + declare("T", std::string(key) + " = \"" + std::string(60'000, 'a') + "\"\n"))
              .size() == 1);
  CHECK(faults_of_text(begin + declare("T", "note = \"" + std::string(60'000, 'a') + "\"\n"))
            .empty());
}

TEST_CASE("numbers of a target that no value can fulfil are reported at their keys") {
  const auto of = [](const std::string& rule, const std::string& more = "") {
    std::string text = "areas = \"areas.csv\"\n" + head + declare("T", more);
    text.replace(text.find("at_least = 50"), 13, rule);
    return faults_of_text(text);
  };
  CHECK(of("at_least = 50").empty());
  CHECK(of("reduce_by = 140") ==
        lines{"p.toml:22:8 a reduction by 140 % is more than the whole of share, which is never "
              "negative"});
  CHECK(of("greater_than = 100") == lines{"p.toml:22:8 no value of share is greater than 100"});
  CHECK(of("at_least = 50", "aspiration = 40\n") ==
        lines{"p.toml:25:14 the aspiration 40 falls short of the rule, at_least 50"});
  CHECK(of("at_most = 50", "aspiration = 1e3\n") ==
        lines{"p.toml:25:14 1,000 lies outside of what share can be",
              "p.toml:25:14 the aspiration 1,000 falls short of the rule, at_most 50"});
}

TEST_CASE("a programme is checked once when it is read, and its warnings are those of its parts") {
  const support::folder folder;
  folder.write("areas.csv",
               areas + "01,1976-07-02,,province,Tỉnh,Province\n");  // a tier that is not declared
  const auto path = folder.write("p.toml", "areas = \"areas.csv\"\n" + head + declare("T"));
  CHECK(faults_in(folder, "p.toml") == lines{"areas.csv:3:16 there is no tier 'province'"});
  folder.write("areas.csv",
               "code,valid_from,valid_to,tier,parent_code,parent_valid_from,name_vi,name_en\n"
               "VN,1976-07-02,,national,,,Việt Nam,Viet Nam\n"
               "01,1970-07-02,,national,VN,1976-07-02,Tỉnh,Province\n");
  const programme read = read_programme(path);
  const programme again(read.parts());
  REQUIRE(read.warnings().size() == 1);
  CHECK(read.warnings() == again.warnings());
}

TEST_CASE("a target may name the version of its area") {
  const support::folder folder;
  folder.write("areas.csv", areas);
  const auto with_area = [&](const std::string& area) {
    std::string target = declare("T");
    target.replace(target.find("\"VN\""), 4, "\"" + area + "\"");
    folder.write("p.toml", "areas = \"areas.csv\"\n" + head + target);
  };
  with_area("VN@1976-07-02");
  const programme p = read_programme(folder.path() / "p.toml");
  CHECK(p.targets().front().scope.area == area_id{"VN", date::of(1976, 7, 2)});
  with_area("VN@1976-7-2");
  CHECK(faults_in(folder, "p.toml") ==
        std::vector<std::string>{"p.toml:21:8 'area' = \"VN@1976-7-2\" does not end in a day"});
  with_area("VN@1976-07-03");
  CHECK(faults_in(folder, "p.toml").size() == 1);
}

TEST_CASE("a replacement is a table") {
  const support::folder folder;
  folder.write("areas.csv", areas);
  folder.write("p.toml", "areas = \"areas.csv\"\n" + head + declare("T", "replaces = 5\n"));
  const auto found = faults_in(folder, "p.toml");
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("'replaces' is not a table") != std::string::npos);
  folder.write("p.toml", "areas = \"areas.csv\"\n" + head + declare("T"));
  const auto replacing = [&](const std::string& written) {
    folder.write("q.toml",
                 "format = 1\nextends = [\"p.toml\"]\n[programme]\nid = \"q\"\nname = { en = "
                 "\"Q\" }\n" +
                     declare("T", "replaces = { " + written + " }\n"));
    return faults_in(folder, "q.toml");
  };
  CHECK(replacing("act = \"2/QD\", date = \"2023-01-01\"").empty());
  // An unreadable part of it is one fault.
  CHECK(replacing("date = \"2023-01-01\"") == lines{"q.toml:13:12 'act' is missing"});
  CHECK(replacing("act = \"\", date = \"2023-01-01\"") == lines{"q.toml:13:20 'act' is empty"});
  CHECK(replacing("act = \"2/QD\"") == lines{"q.toml:13:12 'date' is missing"});
  CHECK(replacing("act = \"2/QD\", date = \"2023\"") ==
        lines{"q.toml:13:35 'date' = \"2023\" is not a day of the calendar"});
  CHECK(replacing("act = \"2/QD\", date = \"2023-01-01\", day = 1") ==
        lines{"q.toml:13:49 there is no key 'day' here"});
}

TEST_CASE("a part in single brackets is no list of parts") {
  const support::folder folder;
  folder.write("areas.csv", areas);
  std::string text = "areas = \"areas.csv\"\n" + head + declare("T");
  text.replace(text.find("[[act]]"), 7, "[act]");
  folder.write("p.toml", text);
  CHECK(faults_in(folder, "p.toml") ==
        std::vector<std::string>{"p.toml:6:1 'act' is not a list of tables",
                                 "p.toml:24:7 there is no act '1/QD'"});
}
