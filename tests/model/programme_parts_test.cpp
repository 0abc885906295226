#include "tiendo/model/programme_parts.hpp"

#include <doctest/doctest.h>

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("parts are empty by default and keep the order of their declaration") {
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
