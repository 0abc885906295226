#include "tiendo/io/detail/index_file.hpp"

#include <doctest/doctest.h>

#include "support/faults.hpp"

using namespace tiendo;
using tiendo::detail::diagnostic_collector;
using tiendo::detail::parse_index;
using namespace tiendo::index;
using namespace tiendo::statistics;
using namespace tiendo::detail;

namespace {

const std::string head =
    "format = 1\n[index]\nid = \"i\"\nname = { en = \"An index\" }\n[[node]]\nid = \"i\"\n";

std::vector<std::string> lines(const std::string& text) {
  diagnostic_collector faults("x.toml");
  parse_index(text, faults);
  return support::lines_of(faults.diagnostics());
}

index_definition read(const std::string& text) {
  diagnostic_collector faults("x.toml");
  auto index = parse_index(text, faults);
  CHECK(support::lines_of(faults.diagnostics()).empty());
  REQUIRE(index);
  return std::move(*index);
}

node figure(const std::string& keys) {
  return read(head + "[[node]]\nid = \"a\"\nparent = \"i\"\n" + keys).nodes()[1];
}

template <class Step>
Step step(const std::string& written) {
  const node n = figure("normalise = [" + written + "]\n");
  REQUIRE(n.normalise.size() == 1);
  REQUIRE(std::holds_alternative<Step>(n.normalise[0]));
  return std::get<Step>(n.normalise[0]);
}

using strings = std::vector<std::string>;
using namespace tiendo::index::detail;
using namespace tiendo::statistics::detail;

}  // namespace

TEST_CASE("all fields of a node are read") {
  const node n = figure(
      "name = { vi = \"Hạ tầng\", en = \"Infrastructure\" }\nweight = 0.5\ndirection = "
      "\"higher_is_better\"\n"
      "zero_is_missing = true\nleast_coverage = 0.8\nsource = \"s\"\n");
  CHECK(n.id == "a");
  CHECK(n.parent == "i");
  CHECK(n.name.vi == "Hạ tầng");
  CHECK(n.weight == 0.5);
  CHECK(n.zero_is_missing);
  CHECK(n.least_coverage == 0.8);
  CHECK(n.source == "s");
  CHECK(figure("direction = \"lower_is_better\"").direction == direction::decrease);
  const node plain = figure("");
  CHECK(plain.weight == 1);
  CHECK(plain.least_coverage == 0);
  CHECK(plain.direction == direction::increase);
  CHECK_FALSE(plain.decimals);
  CHECK_FALSE(plain.zero_is_missing);
}

TEST_CASE("each of the nine normalisations is read, and chains keep their order") {
  CHECK(step<min_max>("{ min_max = [1, 100] }").high == 100);
  CHECK(step<z_score>("{ z_score = \"population\" }").sigma == deviation::population);
  CHECK(step<z_score>("{ z_score = \"sample\" }").sigma == deviation::sample);
  const auto posts = step<goalposts>(
      "{ goalposts = { worst = { quantile = 0.025 }, best = 100, top = 100, clipped = false } }");
  CHECK(posts.worst.is_quantile);
  CHECK(posts.worst.value == 0.025);
  CHECK(posts.best.value == 100);
  CHECK(posts.top == 100);
  CHECK_FALSE(posts.clipped);
  const auto usual = step<goalposts>("{ goalposts = { worst = 0, best = 100 } }");
  CHECK(usual.top == 1);
  CHECK(usual.clipped);
  CHECK(step<distance_to_target>("{ distance_to_target = 10, capped = true }").capped);
  CHECK(step<distance_to_reference>("{ distance_to_reference = \"VN\" }").unit == "VN");
  step<fraction_of_max>("{ fraction_of_max = true }");
  step<rank_order>("{ rank = true }");
  step<percentile_rank>("{ percentile_rank = true }");
  step<borda>("{ borda = true }");
  const node chain = figure("normalise = [{ z_score = \"sample\" }, { min_max = [0, 1] }]");
  CHECK(chain.normalise[0].index() == 1);
  CHECK(chain.normalise[1].index() == 0);
}

TEST_CASE("each kind of score is read") {
  const auto ratio = std::get<ratio_points>(figure("score = { ratio = 50, full = 100 }").points);
  CHECK(ratio.maximum == 50);
  CHECK(ratio.full == 100);
  CHECK(std::get<step_points>(figure("score = { steps = [[4, 20], [0, 0]] }").points).steps[0] ==
        std::pair(4.0, 20.0));
  CHECK(points_of(
            std::get<lookup_score>(figure("score = { levels = { full = 10, none = 0 } }").points),
            "full") == 10.0);
  const auto with_unscored =
      read(head +
           "[[node]]\nid = \"a\"\nparent = \"i\"\n[[node]]\nid = \"b\"\nparent = \"i\"\n"
           "score = { unscored = true }\n");
  CHECK(std::holds_alternative<informational>(with_unscored.nodes()[2].points));
}

TEST_CASE("each aggregation is read") {
  const auto root = [](const std::string& keys) {
    return *read(head + keys + "\n[[node]]\nid = \"a\"\nparent = \"i\"\n").nodes()[0].aggregate;
  };
  CHECK(std::holds_alternative<arithmetic_mean>(root("aggregate = \"arithmetic\"")));
  CHECK(std::holds_alternative<geometric_mean>(root("aggregate = \"geometric\"")));
  CHECK(std::holds_alternative<harmonic_mean>(root("aggregate = \"harmonic\"")));
  CHECK(std::holds_alternative<weighted_sum>(root("aggregate = \"sum\"\nmissing = \"required\"")));
  CHECK(std::get<generalised_mean>(root("aggregate = { generalised = 2 }")).power == 2);
}

TEST_CASE("all errors are reported together, each with its position") {
  CHECK(
      lines(
          head +
          "[[node]]\nid = \"a\"\nparent = \"j\"\nwieght = 2\nweight = -1\ndirection = \"upwards\"\n"
          "normalise = [{ min_max = 3 }, { z_score = \"both\" }, { rnak = true }]\nscore = { "
          "ratio = 1, steps = [[1, 1]] }\n") ==
      strings{
          "x.toml:12:13 'direction' = \"upwards\" is none of the known values",
          "x.toml:14:9 'score' names 2 things", "x.toml:13:26 'min_max' is not a pair of numbers",
          "x.toml:13:43 'z_score' = \"both\" is none of the known values",
          "x.toml:13:13 'normalise' names nothing that is known",
          "x.toml:10:1 there is no key 'wieght' here", "x.toml:9:10 'parent': there is no node 'j'",
          "x.toml:11:10 'weight': is not a weight"});
}

TEST_CASE("errors of a whole file are reported") {
  CHECK(lines("x = [") == strings{"x.toml:1:6 Error while parsing array: encountered end-of-file"});
  CHECK(lines("format = 2\n[index]\nid = \"i\"\nname = { en = \"x\" }\n[[node]]\nid = \"i\"\n") ==
        strings{"x.toml:1:10 'format' = 2 is not known"});
  CHECK(lines("node = 3\n").size() == 4);
  CHECK(lines("\xFF") == strings{"x.toml:1:1 the text is not UTF-8"});
}

TEST_CASE("two nodes of one id are reported at their own positions") {
  CHECK(lines(head + "[[node]]\nid = \"a\"\nparent = \"i\"\nweight = -1\n[[node]]\nid = "
                     "\"a\"\nparent = \"i\"\nweight = -2\n") ==
        strings{"x.toml:10:10 'weight': is not a weight",
                "x.toml:12:6 'id': the node 'a' is declared twice",
                "x.toml:14:10 'weight': is not a weight"});
}

TEST_CASE("a step that is switched off or has another form is an error") {
  const auto with = [](const std::string& written) {
    return lines(head + "[[node]]\nid = \"a\"\nparent = \"i\"\nnormalise = [" + written + "]\n");
  };
  for (const char* name : {"rank", "fraction_of_max", "percentile_rank", "borda"}) {
    const strings found = with("{ " + std::string(name) + " = false }");
    REQUIRE(found.size() == 1);
    CHECK(found[0].find("'" + std::string(name) + "' is false") != std::string::npos);
  }
  const strings number = with("{ goalposts = 3 }");
  REQUIRE(number.size() == 1);
  CHECK(number[0].find("'goalposts' is not a table") != std::string::npos);
  const strings empty = with("{ goalposts = { worst = {}, best = 100 } }");
  REQUIRE(empty.size() == 1);
  CHECK(empty[0].find("'worst' is no place") != std::string::npos);
  const strings text = with("{ goalposts = { worst = { quantile = \"a\" }, best = 100 } }");
  REQUIRE(text.size() == 1);
  CHECK(text[0].find("quantile") != std::string::npos);
}

TEST_CASE("a key that is not known is reported within every table of a node") {
  CHECK(lines(head + "aggregate = { generalised = 2, qower = 3 }\n[[node]]\nid = \"a\"\n"
                     "parent = \"i\"\n") == strings{"x.toml:7:32 there is no key 'qower' here"});
  for (const char* keys :
       {"score = { ratio = 5, flul = 1 }", "score = { steps = [[1, 5]], flul = 1 }",
        "score = { levels = { a = 1 }, flul = 1 }", "score = { unscored = true, flul = 1 }",
        "normalise = [{ rank = true, flul = 1 }]", "normalise = [{ min_max = [0, 1], flul = 1 }]",
        "normalise = [{ z_score = \"sample\" }, { borda = true, flul = 1 }]"}) {
    INFO(keys);
    const strings found = lines(head + "[[node]]\nid = \"a\"\nparent = \"i\"\n" +
                                "[[node]]\nid = \"b\"\nparent = \"i\"\n" + keys + "\n");
    REQUIRE(found.size() == 1);
    CHECK(found[0].ends_with("there is no key 'flul' here"));
  }
}

TEST_CASE("of goalposts of which one cannot be read nothing else is reported") {
  for (const char* posts : {"best = 1, top = -1", "worst = 0, top = -1", "top = -1"}) {
    INFO(posts);
    for (const std::string& found :
         lines(head + "[[node]]\nid = \"a\"\nparent = \"i\"\nnormalise = [{ goalposts = { " +
               posts + " } }]\n"))
      CHECK(found.ends_with("' is missing"));
  }
}

TEST_CASE("steps are a list of pairs, levels a table of points, and neither is empty") {
  const auto with = [](const std::string& score) {
    return lines(head + "[[node]]\nid = \"a\"\nparent = \"i\"\nscore = { " + score + " }\n");
  };
  for (const char* wrong : {"3", "[]", "\"a\"", "{ a = 1 }", "[1, 2]", "[[1, 2], 3]", "[[1]]",
                            "[[1, 2, 3]]", "[[1, \"a\"]]"}) {
    INFO(wrong);
    CHECK(with("steps = " + std::string(wrong)) ==
          strings{"x.toml:10:19 'steps' is not a list of pairs"});
  }
  for (const char* wrong :
       {"3", "{ }", "[]", "[1]", "\"a\"", "{ a = \"b\" }", "{ a = 1, b = true, c = 2 }"}) {
    INFO(wrong);
    CHECK(with("levels = " + std::string(wrong)) ==
          strings{"x.toml:10:20 'levels' is not a table of points"});
  }
}

TEST_CASE("a key that nobody reads is reported also within a goalpost") {
  const auto with = [](const std::string& posts) {
    return lines(head + "[[node]]\nid = \"a\"\nparent = \"i\"\nnormalise = [{ goalposts = { " +
                 posts + " } }]\n");
  };
  CHECK(with("worst = 0, best = 1").empty());
  CHECK(with("worst = 0, best = 1, tops = 2") ==
        strings{"x.toml:10:51 there is no key 'tops' here"});
  CHECK(with("worst = 0, bset = 1") ==
        strings{"x.toml:10:28 'best' is missing", "x.toml:10:41 there is no key 'bset' here"});
  CHECK(with("worst = { quantile = 0.1, share = 1 }, best = 1") ==
        strings{"x.toml:10:56 there is no key 'share' here"});
  CHECK(with("worst = { quantil = 0.1 }, best = 1") ==
        strings{"x.toml:10:38 'worst' is no place", "x.toml:10:40 there is no key 'quantil' here"});
}
