#include "tiendo/core/shared_location.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace tiendo;

TEST_CASE("a shared location becomes the location of a diagnostic") {
  const shared_location here{"observations.csv", 7, 3};
  const shared_location there{here.file, 8, 0};
  CHECK(here.file.c_str() == there.file.c_str());
  const source_location location = here;
  CHECK(location == source_location{"observations.csv", 7, 3});
  CHECK(to_string(diagnostic{here, "", "", "a problem", "a remedy"}) ==
        "observations.csv:7:3: a problem; a remedy");
  CHECK(here < there);
  CHECK(source_location(shared_location()) == source_location());
}
