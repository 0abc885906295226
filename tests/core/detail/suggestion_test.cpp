#include "tiendo/core/detail/suggestion.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
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

namespace {

/// The edit distance by the whole table (Wagner and Fischer 1974).
std::size_t distance_of(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t j = 0; j <= b.size(); ++j)
      table[i][j] = i == 0   ? j
                    : j == 0 ? i
                             : std::min({table[i - 1][j] + 1, table[i][j - 1] + 1,
                                         table[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
  return table[a.size()][b.size()];
}

}  // namespace

TEST_CASE("the nearest name is the first of the smallest edit distance") {
  std::mt19937 random(11);
  const auto word = [&] {
    std::string text(random() % 9, 'a');
    for (char& c : text) c = static_cast<char>('a' + random() % 3);
    return text;
  };
  for (int run = 0; run < 3'000; ++run) {
    const std::string wrong = word();
    std::vector<std::string> names;
    for (int i = 0; i < 6; ++i)
      if (const std::string name = word(); name != wrong) names.push_back(name);
    std::string expected;
    std::size_t best = 1 + wrong.size() / 3;
    for (const std::string& name : names)
      if (const std::size_t d = distance_of(wrong, name); d < best) {
        best = d;
        expected = name;
      }
    CHECK(detail::nearest_name(wrong, names) == expected);
  }
}

TEST_CASE("very long and very many names are not compared") {
  const std::string text(60'000, 'a');
  CHECK(detail::nearest_name(text, {text + "b"}).empty());
  CHECK(detail::nearest_name("a", {text}).empty());
  std::vector<std::string> names(300'000, std::string(20, 'x'));
  detail::suggestions suggest(names, "otherwise");
  for (int i = 0; i < 7; ++i)  // 2.1 million pairs
    CHECK(suggest(std::string(19, 'x') + std::to_string(i)) ==
          "did you mean 'xxxxxxxxxxxxxxxxxxxx'?");
  CHECK(suggest(std::string(19, 'x') + "7") == "otherwise");
  CHECK(suggest(std::string(19, 'x') + "6") != "otherwise");  // it is known already
}
