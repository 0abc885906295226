#include "tiendo/io/method_toml.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <vector>

#include "support/faults.hpp"
#include "support/files.hpp"
#include "support/near.hpp"

using namespace tiendo;
using namespace tiendo::detail;
using measures::progress_class;
using measures::progress_formula;

namespace {

std::vector<std::string> faults_in(const std::string& text) {
  return support::faults_of([&] { parse_methods(text, "m.toml"); });
}

const char* const good = R"(format = 1

[[method]]
id = "city_pace"
quantity = "pace_ratio"
class = [
  { label = "away", reading = "away" },
  { label = "slow", from = 0, reading = "too_slow" },
  { label = "in time", above = 0.9, reading = "toward" },
  { label = "there", reading = "met" },
]
met = "there"
score = [[0, 0], [1, 100]]

[method.without_target]
quantity = "growth_rate"
class = [{ label = "down", reading = "away" }, { label = "up", from = 0, reading = "toward" }]

[[method]]
id = "bare"
quantity = "baseline_ratio"
)";

}  // namespace

TEST_CASE("all fields of a method are read") {
  const auto methods = parse_methods(good, "m.toml");
  REQUIRE(methods.size() == 2);
  const measures::method& m = methods[0];
  CHECK(m.name == "city_pace");
  CHECK(m.with_target->formula == progress_formula::pace_ratio);
  CHECK(m.without_target->formula == progress_formula::growth_rate);
  CHECK(m.with_target->classes.class_of(.9) == 1);
  CHECK(m.with_target->classes.class_of(.9000001) == 2);
  CHECK(m.with_target->score(.25) == 25);
  // 10 of 20 in half of the time: the pace suffices
  const auto r = measures::evaluate(m, {{2020, 0}, {2022, 10}, {2024, 20}});
  CHECK(r.label() == "in time");
  CHECK(*r.score == 100);
  CHECK(measures::evaluate(m, {{2020, 0}, {2022, 30}, {2024, 20}}).label() == "there");
  CHECK(measures::evaluate(m, {{2020, 10}, {2022, 30}, {}}).label() == "up");
  CHECK(methods[1].with_target->classes.empty());
  CHECK(methods[1].with_target->score.empty());
}

TEST_CASE("all errors of a file are reported together, each with its position") {
  CHECK(faults_in(R"(format = 2
[[method]]
id = "open_sdg"
quantity = "rate"
class = [{ label = "low", from = 0, reading = "away" }, { label = "high", from = 1, above = 2, reading = "good" }]
met = "hihg"
score = [[0, 1], [1]]
colour = "red"
[[method]]
quantity = "growth_rate"
class = [{ label = "a", reading = "away" }, { label = "b", from = 2, reading = "away" }, { label = "c", from = 1, reading = "away" }]
without_target = { quantity = "rate_ratio" }
)") == std::vector<std::string>{
           "m.toml:1:10 'format' = 2 is not known",
           "m.toml:3:6 'id' 'open_sdg' is an official method",
           "m.toml:4:12 'quantity' = \"rate\" is none of the known values",
           "m.toml:5:34 'from' stands in the lowest class",
           "m.toml:5:93 'above' stands beside 'from'",
           "m.toml:5:106 'reading' = \"good\" is none of the known values",
           "m.toml:6:7 'met' = \"hihg\" is none of the classes",
           "m.toml:7:9 'score' is not a list of pairs of numbers",
           "m.toml:8:1 there is no key 'colour' here", "m.toml:9:1 'id' is missing",
           "m.toml:11:9 'class' cannot hold: cuts need to be finite numbers that ascend",
           "m.toml:12:31 'quantity' 'rate_ratio' needs a target"});
}

TEST_CASE("a file without methods is an input error") {
  CHECK(faults_in("").size() == 2);
  CHECK(faults_in("format = 1\nmethod = 5") ==
        std::vector<std::string>{"m.toml:2:10 'method' is not a list of tables"});
  CHECK(faults_in("format = 1\nmethod = [5]") ==
        std::vector<std::string>{"m.toml:2:11 'method' holds something that is not a table"});
  CHECK(faults_in("format = ").size() == 1);
  CHECK(faults_in("\xff") == std::vector<std::string>{"m.toml:1:1 the text is not UTF-8"});
  CHECK(support::faults_of([] { read_methods("none.toml"); }).size() == 1);
  CHECK(faults_in("format = 1\n[[method]]\nid = \"a\"\nquantity = \"growth_rate\"\n[[method]]\nid "
                  "= \"a\"\nquantity = \"growth_rate\"") ==
        std::vector<std::string>{"m.toml:6:6 'id' 'a' stands here twice"});
}

TEST_CASE("whole numbers beyond 2^53 are numbers of a method, and hostile texts are faults") {
  const auto methods = parse_methods(
      "format = 1\n[[method]]\nid = \"m\"\nquantity = \"pace_ratio\"\n"
      "score = [[0, -9007199254740993], [11500000000000000, 5]]\n",
      "m.toml");
  REQUIRE(methods.size() == 1);
  const auto& score = methods[0].with_target->score;
  CHECK(score(0) == doctest::Approx(-9007199254740992.0).epsilon(1e-15));
  CHECK(score(1.15e16) == 5);
  std::string deep = "a";
  for (int i = 0; i < 20'000; ++i) deep += ".a";
  for (const std::string& text :
       {std::string("[[[method]]]\n"), deep + " = 1\n", "[" + deep + "]\n",
        std::string("id = ương\n"), std::string("a = [ }\n"), std::string("[[method\n")})
    CHECK_THROWS_AS(parse_methods(text, "m.toml"), input_error);
  CHECK_THROWS_AS(read_methods(std::string("m.toml\0x", 8)), input_error);
}

TEST_CASE("two classes of one label are one fault, at the second one") {
  CHECK(faults_in("format = 1\n[[method]]\nid = \"m\"\nquantity = \"pace_ratio\"\nclass = [\n"
                  "{ label = \"slow\", reading = \"away\" },\n"
                  "{ label = \"slow\", from = 1, reading = \"met\" }]\n") ==
        std::vector<std::string>{"m.toml:7:11 'label' = \"slow\" is the label of another class"});
}

TEST_CASE("a score is a list of pairs") {
  for (const char* score : {"5", "\"a\"", "[5]", "[[0, 1], 5]", "[[0, 1, 2]]"}) {
    CAPTURE(score);
    const auto found =
        faults_in("format = 1\n[[method]]\nid = \"m\"\nquantity = \"pace_ratio\"\nscore = " +
                  std::string(score) + "\n");
    REQUIRE(found.size() == 1);
    CHECK(found[0].find("'score' is not a list of pairs of numbers") != std::string::npos);
  }
}

TEST_CASE("readings that fall and scores that are no numbers are faults with their positions") {
  const std::string head = "format = 1\n[[method]]\nid = \"m\"\nquantity = \"pace_ratio\"\n";
  CHECK(
      faults_in(head +
                "class = [{ label = \"a\", reading = \"met\" }, { label = \"b\", from = 0.5, "
                "reading = \"away\" }]\n") ==
      std::vector<std::string>{"m.toml:5:9 'class' cannot hold: the class 'b' reads away, and the "
                               "worse class 'a' reads met; classes go from the worst to the "
                               "best"});
  for (const char* points : {"[[0, nan], [1, 100]]", "[[0, 0], [1, inf]]", "[[0, -inf], [1, 0]]",
                             "[[nan, 0], [1, 1]]", "[[0, 0], [inf, 1]]"}) {
    CAPTURE(points);
    CHECK(faults_in(head + "score = " + points + "\n").size() == 1);
  }
}

TEST_CASE("a key of the file that is not known is reported with its position") {
  CHECK(faults_in(std::string("formatx = 1\n") + good) ==
        std::vector<std::string>{"m.toml:1:1 there is no key 'formatx' here"});
  CHECK(faults_in(std::string(good) + "[[methodx]]\nid = \"b\"\n").size() == 1);
}

TEST_CASE("a method without a target has faults of its own, and no false one") {
  const auto of = [](const std::string& first, const std::string& second) {
    return faults_in("format = 1\n[[method]]\nid = \"m\"\nquantity = \"" + first +
                     "\"\n[method.without_target]\n" + second);
  };
  using lines = std::vector<std::string>;
  const std::string growth = "quantity = \"growth_rate\"\n";
  CHECK(of("pace_ratio", growth).empty());
  CHECK(of("growth_rate", growth) ==
        lines{"m.toml:6:12 'quantity' the method looks at no target anyway"});
  CHECK(of("pace_ratio", growth + "colour = 1\n") ==
        lines{"m.toml:7:1 there is no key 'colour' here"});
  CHECK(
      of("pace_ratio", growth + "class = [{ label = \"a\", reading = \"away\", colour = 1 }]\n") ==
      lines{"m.toml:7:43 there is no key 'colour' here"});
  // Where a quantity cannot be read, that is the only fault.
  CHECK(of("rate", growth) ==
        lines{"m.toml:4:12 'quantity' = \"rate\" is none of the known values"});
  for (const char* first : {"pace_ratio", "growth_rate"})
    CHECK(of(first, "quantity = \"rate\"\n") ==
          lines{"m.toml:6:12 'quantity' = \"rate\" is none of the known values"});
}

TEST_CASE("a file of methods that does not say its format is at fault in its first place") {
  CHECK(faults_in("[[method]]\nid = \"m\"\nquantity = \"growth_rate\"\n") ==
        std::vector<std::string>{"m.toml:1:1 the file does not say its format"});
}
