#include "tiendo/geography/small_counts.hpp"

#include <doctest/doctest.h>

#include "support/near.hpp"

using namespace tiendo;
using namespace tiendo::geography;
using support::near;
using flags = std::vector<count_flag>;
using enum tiendo::geography::count_flag;

namespace {
flags in_one(std::vector<double> counts, bool hide) {
  std::vector<guarded_count> all;
  for (const double n : counts) all.push_back({n, "p"});
  return flags_of(all, {.hide = hide});
}
}  // namespace

TEST_CASE("twenty events have a relative standard error of 22 %") {
  CHECK(*relative_standard_error(20) == near(0.22360679774997896));
  CHECK_FALSE(relative_standard_error(0));
}

TEST_CASE("by default small counts are flagged and shown") {
  CHECK(in_one({4, 9, 10, 19, 20}, false) ==
        flags{suppressible, suppressible, unreliable, unreliable, none});
  CHECK(flags_of({{std::nullopt, "p"}}) == flags{none});
}

TEST_CASE("a hidden count takes its next smallest along, so that the total does not give it away") {
  CHECK(in_one({4, 30, 90}, true) == flags{suppressed, suppressed_to_guard, none});
  CHECK(in_one({30, 90}, true) == flags{none, none});
  CHECK(in_one({6, 7, 90}, true) == flags{suppressed, suppressed, none});
  CHECK(in_one({0, 3, 90, 25}, true) ==
        flags{suppressed, suppressed, none, suppressed_to_guard});  // 0 + 3 is still small
  CHECK(in_one({4}, true) == flags{suppressed});
  CHECK(flags_of({{4, "p"}, {30, "q"}, {50, "p"}, {60, "p"}}, {.hide = true}) ==
        flags{suppressed, none, suppressed_to_guard, none});
}

TEST_CASE("a negative number of events is an error") {
  CHECK_THROWS_AS(flags_of({{-1, "p"}}), value_error);
}

TEST_CASE("5,000 random groups: no hidden count follows from the total and the rest") {
  support::dice d(21);
  for (int round = 0; round < 5000; ++round) {
    std::vector<double> counts;
    for (int i = d.whole(1, 8); i > 0; --i) counts.push_back(d.whole(0, 40));
    const flags found = in_one(counts, true);
    std::size_t hidden = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const bool is_hidden = found[i] == suppressed || found[i] == suppressed_to_guard;
      REQUIRE((counts[i] >= 10 || is_hidden));
      hidden += is_hidden ? 1 : 0;
    }
    REQUIRE((hidden != 1 || counts.size() == 1));
  }
}
