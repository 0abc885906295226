#include "tiendo/core/shared_text.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <map>
#include <set>
#include <string>
#include <thread>
#include <vector>

using namespace tiendo;

TEST_CASE("copies of a shared text have one storage, and another text is assigned to one alone") {
  shared_text a = "Niên giám thống kê";
  shared_text b = a;
  CHECK(a.c_str() == b.c_str());
  CHECK(sizeof(shared_text) == sizeof(void*));
  b = "other";
  CHECK(a == "Niên giám thống kê");
  CHECK(b == std::string("other"));
  b = std::move(a);
  CHECK(a.empty());  // NOLINT(bugprone-use-after-move)
  CHECK(b == "Niên giám thống kê");
  b = *&b;
  CHECK(b.size() == std::string("Niên giám thống kê").size());
}

TEST_CASE("a shared text is made from any text and read as one") {
  const std::string text = "x";
  const shared_text from_string = text, from_view = std::string_view(text), from_letters = "x";
  CHECK(from_string == from_view);
  CHECK(from_view == from_letters);
  const std::string& read = from_letters;
  CHECK(read == "x");
  std::string copy = from_string;
  CHECK(copy == text);
  CHECK(std::set<std::string>{"x"}.contains(from_view));
  CHECK(from_string + ", y" == "x, y");
  CHECK("y, " + from_string == "y, x");
  CHECK(std::string("y, ") + from_string == "y, x");
  CHECK_FALSE(std::is_constructible_v<shared_text, std::nullptr_t>);
}

TEST_CASE("an empty text has no storage and equals every other empty one") {
  CHECK(shared_text() == shared_text(""));
  CHECK(shared_text("") == std::string());
  CHECK(shared_text(std::string()).empty());
  CHECK(std::string(shared_text().c_str()).empty());
}

TEST_CASE("shared texts are ordered and hashed as strings") {
  CHECK(shared_text("a") < shared_text("b"));
  CHECK(shared_text("a") < "b");
  CHECK(shared_text() < shared_text("a"));
  CHECK(std::hash<shared_text>()("abc") == std::hash<std::string>()("abc"));
  std::map<shared_text, int> counts;
  ++counts["a"];
  ++counts[std::string("a")];
  CHECK(counts.at("a") == 2);
}

TEST_CASE("several threads copy and drop one text at once") {
  const shared_text text = "a text that several threads use at the same time";
  std::vector<std::thread> threads;
  std::atomic<int> equal = 0;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 10'000; ++i) {
        const shared_text copy = text;
        equal += copy == text;
      }
    });
  for (std::thread& t : threads) t.join();
  CHECK(equal == 40'000);
  CHECK(text == "a text that several threads use at the same time");
}
