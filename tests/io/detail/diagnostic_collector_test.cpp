#include "tiendo/io/detail/diagnostic_collector.hpp"

#include <doctest/doctest.h>

#include "tiendo/core/error.hpp"

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

TEST_CASE("the middle of a long text is left out") {
  CHECK(shortened("0123456789", 9) == "01 ... 89");
  CHECK(shortened("0123456789", 10) == "0123456789");
  CHECK(shortened("", 9).empty());
  const std::string letters = "ệệệệệệệệệệ";  // 10 code points of 3 bytes
  CHECK(shortened(letters, 10) == letters);
  CHECK(shortened(letters, 9) == "ệệ ... ệệ");
}

TEST_CASE("of many diagnostics the first 10,000 are kept, and the others are counted") {
  diagnostic_collector faults("a.csv");
  for (int i = 1; i <= 12'345; ++i) faults.add({i, 1}, "x", "y");
  CHECK(faults.diagnostics().size() == 10'000);
  std::vector<diagnostic> all;
  SUBCASE("moved") {
    faults.move_to(all);
    CHECK(faults.found() == 0);
    CHECK_FALSE(faults.is_full());
  }
  SUBCASE("thrown") {
    try {
      faults.throw_any();
    } catch (const input_error& e) {
      all = e.diagnostics();
    }
  }
  REQUIRE(all.size() == 10'001);
  CHECK(all[9'999].location.line == 10'000);
  CHECK(
      to_string(all.back()) ==
      "a.csv: there are 2,345 more faults, which are not listed; correct those that are, and read "
      "the file again");
}

TEST_CASE("of diagnostics that have their location the first 10,000 are kept as well") {
  diagnostic_collector faults("a.csv");
  for (int i = 1; i <= 10'001; ++i) {
    CHECK_FALSE(faults.is_full());
    faults.add(diagnostic{{"b.csv", i, 1}, {}, {}, "x", {}, {}});
  }
  CHECK(faults.is_full());
  CHECK(faults.diagnostics().size() == 10'000);
  CHECK(faults.found() == 10'001);
}

TEST_CASE("a problem is not as long as the text that it quotes") {
  diagnostic_collector faults("a.csv");
  faults.add({1, 1}, "'" + std::string(60'000, 'a') + "' is not a date", "write a day");
  faults.add(diagnostic{{"b.csv", 1, 1}, {}, {}, std::string(60'000, 'b') + "!", {}, {}});
  for (const diagnostic& d : faults.diagnostics()) CHECK(d.problem.size() == 400);
  CHECK(faults.diagnostics()[0].problem.ends_with("aa' is not a date"));
  CHECK(faults.diagnostics()[1].problem.ends_with("b!"));
}
