#include "tiendo/io/source_file.hpp"

#include <doctest/doctest.h>

using namespace tiendo;

TEST_CASE("files are equal where name and text are") {
  CHECK(source_file{"a.toml", "x = 1"} == source_file{"a.toml", "x = 1"});
  CHECK(source_file{"a.toml", "x = 1"} != source_file{"b.toml", "x = 1"});
  CHECK(source_file{"a.toml", "x = 1"} != source_file{"a.toml", "x = 2"});
}
