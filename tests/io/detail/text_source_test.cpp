#include "tiendo/io/detail/text_source.hpp"

#include <doctest/doctest.h>

#include "support/faults.hpp"
#include "support/files.hpp"

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("texts come from the disk, which are kept, or from a list by their names") {
  const support::folder folder;
  const auto path = folder.write("a.toml", "x = 1");
  diagnostic_collector faults("a.toml");
  std::vector<source_file> read;
  CHECK(from_disk(&read)(path, faults, 5) == "x = 1");
  REQUIRE(read.size() == 1);
  CHECK(read[0].text == "x = 1");
  CHECK(from_disk(nullptr)(path, faults, 5) == "x = 1");
  const std::vector<source_file> files{{"sub/a.toml", "x = 1"}};
  CHECK(from_texts(files)("sub/./a.toml", faults, 5) == "x = 1");
  CHECK(faults.diagnostics().empty());
  CHECK_FALSE(from_texts(files)("a.toml", faults, 5));
  CHECK_FALSE(from_texts(files)("sub/a.toml", faults, 4));
  CHECK_FALSE(from_disk(&read)(path, faults, 4));
  CHECK(read.size() == 1);
  CHECK(support::lines_of(faults.diagnostics()) ==
        std::vector<std::string>{"a.toml:0:0 there is no file of this name",
                                 "a.toml:0:0 the file has more than 0 MB",
                                 "a.toml:0:0 the file has more than 0 MB"});
}
