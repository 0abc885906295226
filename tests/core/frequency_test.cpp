#include "tiendo/core/frequency.hpp"

#include <doctest/doctest.h>

using namespace tiendo;
using namespace tiendo::detail;

TEST_CASE("every frequency has a name that parses to it") {
  for (int i = 0; i < 7; ++i) {
    const auto f = static_cast<frequency>(i);
    CHECK(frequency_from(to_string(f)) == f);
  }
  CHECK(to_string(frequency::semiannual) == "semiannual");
  CHECK_FALSE(frequency_from("yearly"));
}
