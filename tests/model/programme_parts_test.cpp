#include "tiendo/model/programme_parts.hpp"

#include <doctest/doctest.h>

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("parts begin empty and keep the order in which they are declared") {
  programme_parts parts;
  CHECK(parts.targets.empty());
  CHECK(parts.areas.empty());
  for (const char* id : {"b", "a", "c"}) {
    indicator i;
    i.id = id;
    parts.indicators.push_back(i);
  }
  CHECK(parts.indicators[0].id == "b");
  CHECK(parts.indicators[2].id == "c");
}
