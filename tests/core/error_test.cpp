#include "tiendo/core/error.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace tiendo;

TEST_CASE("a fault says where it stands and what would be right") {
  CHECK(to_string(fault{"a.csv", 3, 7, "'x' is no number", "write 12.5"}) ==
        "a.csv:3:7: 'x' is no number; write 12.5");
  CHECK(to_string(fault{"a.csv", 3, 0, "too few fields", ""}) == "a.csv:3: too few fields");
  CHECK(to_string(fault{"a.csv", 0, 0, "cannot be read", ""}) == "a.csv: cannot be read");
}

TEST_CASE("an input error carries all faults") {
  const input_error e({{"a", 1, 1, "p", "r"}, {"b", 2, 2, "q", ""}});
  CHECK(e.faults().size() == 2);
  CHECK(std::string(e.what()) == "2 faults\na:1:1: p; r\nb:2:2: q");
  CHECK_THROWS_AS(throw e, error);
}
