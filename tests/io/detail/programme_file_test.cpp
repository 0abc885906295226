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
  REQUIRE(files.declared.at("target").size() == files.parts.targets.size());
  REQUIRE(files.declared.at("area").size() == files.parts.areas.size());
  const declared_part& first = files.declared.at("target").back();
  CHECK(first.at.line > 1);
  CHECK(first.place("indicator").line > first.at.line);
  CHECK(first.place("closed_by").line < first.at.line);  // a field that it has not: its table
  CHECK(first.place("enacted").line == first.at.line);   // no field of the file: its id
}

TEST_CASE("a file that cannot be read leaves the parts incomplete") {
  const programme_files files = read_programme_files("none.toml", from_disk(nullptr));
  CHECK_FALSE(files.complete);
  CHECK(files.faults.size() == 1);
}
