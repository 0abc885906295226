#include "tiendo/io/detail/programme_file.hpp"

#include <doctest/doctest.h>

#include "support/files.hpp"

using namespace tiendo::detail;

TEST_CASE("the parts of a programme are read with the positions of their fields") {
  const programme_files files =
      read_programme_files(support::tree() / "examples/hcmc/programme.toml", from_disk(nullptr));
  CHECK(files.complete);
  CHECK(files.faults.empty());
  REQUIRE_FALSE(files.parts.targets.empty());
  const declared_part& first = files.declared.at("target " + files.parts.targets.front().id);
  CHECK(first.at.line > 1);
  CHECK(first.fields.at("indicator").line > first.at.line);
  CHECK(files.declared.contains("area 79@2025-07-01"));
}

TEST_CASE("a file that cannot be read leaves the parts incomplete") {
  const programme_files files = read_programme_files("none.toml", from_disk(nullptr));
  CHECK_FALSE(files.complete);
  CHECK(files.faults.size() == 1);
}
