#include "tiendo/io/detail/text_pool.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("equal texts share one storage, and others keep theirs when they are displaced") {
  text_pool pool;
  const shared_text first = pool.shared("Statistical yearbook");
  CHECK(pool.shared("Statistical yearbook").c_str() == first.c_str());
  for (int i = 0; i < 10'000; ++i) {
    const std::string text = "note " + std::to_string(i);
    CHECK(pool.shared(text) == text);
  }
  CHECK(pool.shared("Statistical yearbook") == first);
  CHECK(first == "Statistical yearbook");
  CHECK(pool.shared("").empty());
}
