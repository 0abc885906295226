#include "tiendo/statistics/disclosure_control.hpp"

#include <doctest/doctest.h>

#include "support/near.hpp"
#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::statistics;
using support::near;
using flags = std::vector<suppression>;
using enum tiendo::statistics::suppression;

namespace {
flags in_one(std::vector<double> counts, bool hide) {
  std::vector<protected_count> all;
  for (const double n : counts) all.push_back({n, "p"});
  return suppression_of(all, {.hide = hide});
}
}  // namespace

TEST_CASE("twenty events have a relative standard error of 22 %") {
  CHECK(*relative_standard_error(20) == near(0.22360679774997896));
  CHECK_FALSE(relative_standard_error(0));
}

TEST_CASE("by default small counts are flagged and not suppressed") {
  CHECK(in_one({4, 9, 10, 19, 20}, false) == flags{primary, primary, unreliable, unreliable, none});
  CHECK(suppression_of({{std::nullopt, "p"}}) == flags{none});
}

TEST_CASE("secondary suppression hides the next smallest count") {
  CHECK(in_one({4, 30, 90}, true) == flags{suppressed, secondary, none});
  CHECK(in_one({30, 90}, true) == flags{none, none});
  CHECK(in_one({6, 7, 90}, true) == flags{suppressed, suppressed, none});
  CHECK(in_one({0, 3, 90, 25}, true) ==
        flags{suppressed, suppressed, none, secondary});  // the sum 0 + 3 is below the threshold
  CHECK(in_one({4}, true) == flags{suppressed});
  CHECK(suppression_of({{4, "p"}, {30, "q"}, {50, "p"}, {60, "p"}}, {.hide = true}) ==
        flags{suppressed, none, secondary, none});
}

TEST_CASE("a negative number of events throws") {
  CHECK_THROWS_AS(suppression_of({{-1, "p"}}), invalid_value);
}

TEST_CASE(
    "5,000 random groups: no suppressed count can be derived from the total and the other counts") {
  support::dice d(21);
  for (int round = 0; round < 5000; ++round) {
    std::vector<double> counts;
    for (int i = d.whole(1, 8); i > 0; --i) counts.push_back(d.whole(0, 40));
    const flags found = in_one(counts, true);
    std::size_t hidden = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const bool is_hidden = found[i] == suppressed || found[i] == secondary;
      REQUIRE((counts[i] >= 10 || is_hidden));
      hidden += is_hidden ? 1 : 0;
    }
    REQUIRE((hidden != 1 || counts.size() == 1));
  }
}
