#include "tiendo/io/detail/diagnostic_collector.hpp"

#include <doctest/doctest.h>

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("a collector keeps diagnostics in the order they were found, with its file") {
  diagnostic_collector faults("a.csv");
  faults.add({7, 9}, "one", "mend it");
  faults.add({2, 1}, "two", "");
  REQUIRE(faults.diagnostics().size() == 2);
  CHECK(to_string(faults.diagnostics()[0]) == "a.csv:7:9: one; mend it");
  CHECK(to_string(faults.diagnostics()[1]) == "a.csv:2:1: two");
  std::vector<diagnostic> all{{{"b.csv", 1, 1}, "", "", "before", ""}};
  faults.move_to(all);
  CHECK(all.size() == 3);
  CHECK(all[1].problem == "one");
  CHECK(faults.diagnostics().empty());
}
