#include "tiendo/statistics/rank_summary.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "support/near.hpp"
#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::statistics;
using namespace tiendo::detail;

namespace {
rank_summary one(const std::vector<ranked_member>& members, std::optional<std::int64_t> top = {}) {
  const auto found = summarise_ranks(members, top);
  REQUIRE(found.size() == 1);
  return found[0];
}
}  // namespace

TEST_CASE("a group is ranked by its own value: values are aggregated first and then ranked") {
  // p: 40 of 100 and 30 of 50, .4667; q: 1 of 2, .5. Its wards' shares .4, .6 and .5 would have the
  // ranks 3, 1 and 2, whose mean is the same for both provinces.
  const auto values =
      aggregate({{"p", 40, 100, {}}, {"p", 30, 50, {}}, {"q", 1, 2, {}}, {"r", {}, 9, {}}},
                aggregate_kind::ratio);
  const auto places =
      group_ranks({values[0].value, values[1].value, values[2].value}, direction::increase);
  CHECK(places[0] == place(2).of(2));
  CHECK(places[1] == place(1).of(2));
  CHECK_FALSE(places[2]);
  CHECK(group_ranks({values[0].value, values[1].value}, direction::decrease)[0] == place(1).of(2));
}

TEST_CASE("group values are tied within 1e-12, or by published decimals") {
  CHECK(group_ranks({0.1 + 0.2, 0.3, 0.4}, direction::increase)[0] == place(2).of(3));
  CHECK(group_ranks({0.1 + 0.2, 0.3, 0.4}, direction::increase)[1] == place(2).of(3));
  CHECK(group_ranks({0.71553, 0.7155, 0.4}, direction::increase, 4)[1] == place(1).of(3));
  CHECK(group_ranks({0.71553, 0.7155, 0.4}, direction::decrease, 4)[0] == place(2).of(3));
}

TEST_CASE("a rank summary has best, worst and median rank, and the number among the best") {
  const std::vector<ranked_member> members{
      {"p", place(30).of(63)}, {"p", place(2).of(63)}, {"p", {}}, {"p", place(9).of(63)}};
  const rank_summary s = one(members, 10);
  CHECK(s.members == 4);
  CHECK(s.ranked == 3);
  CHECK(s.best == 2);
  CHECK(s.worst == 30);
  CHECK(s.median_low == 9);
  CHECK(s.median_high == 9);
  CHECK(s.field == 63);
  CHECK(s.within_top == interval::between(2, 3));  // the member without a rank may be among them
  CHECK_FALSE(one(members).within_top);
}

TEST_CASE("two middle ranks are not averaged") {
  const rank_summary s =
      one({{"p", place(1)}, {"p", place(10)}, {"p", place(4)}, {"p", place(8)}}, 4);
  CHECK(s.median_low == 4);
  CHECK(s.median_high == 8);
  CHECK(s.within_top == interval::exactly(2));
  CHECK_FALSE(s.field);
}

TEST_CASE("ranks of different fields and groups without ranks have a reason") {
  const auto found = summarise_ranks({{"p", place(5).of(63)},
                                      {"q", {}},
                                      {"p", place(5).of(34)},
                                      {"r", place(5).of(63)},
                                      {"r", place(6)}});
  CHECK(found[0].reason == reason::not_comparable);
  CHECK_FALSE(found[0].best);
  CHECK(found[1].reason == reason::no_observation);
  CHECK(found[2].worst == 6);
  CHECK_FALSE(found[2].field);
  CHECK_THROWS_AS(summarise_ranks({}, 0), invalid_value);
  CHECK(summarise_ranks({}).empty());
}

TEST_CASE("1,000 random groups: the summary equals that of the sorted list") {
  support::dice d(41);
  for (int round = 0; round < 1000; ++round) {
    std::vector<ranked_member> members;
    std::vector<std::int64_t> there;
    const int n = d.whole(1, 12);
    for (int i = 0; i < n; ++i) {
      const int p = d.whole(0, 63);
      members.push_back({"p", p == 0 ? std::nullopt : std::optional(place(p).of(63))});
      if (p > 0) there.push_back(p);
    }
    const rank_summary s = one(members, 20);
    REQUIRE(s.ranked == there.size());
    if (there.empty()) continue;
    const auto at_most = [&](std::int64_t p) {
      return std::count_if(there.begin(), there.end(), [&](std::int64_t x) { return x <= p; });
    };
    const auto half = static_cast<std::int64_t>(there.size() + 1) / 2;
    REQUIRE(at_most(*s.median_low) >= half);
    REQUIRE(at_most(*s.median_low - 1) < half);
    REQUIRE(at_most(*s.best - 1) == 0);
    REQUIRE(at_most(*s.worst) == static_cast<std::int64_t>(there.size()));
    REQUIRE(s.within_top->low() == static_cast<double>(at_most(20)));
    REQUIRE(s.median_low <= s.median_high);
  }
}

TEST_CASE("a summary of ranks is stopped by its callback") {
  const progress stop = [](std::size_t, std::size_t) { return false; };
  CHECK_THROWS_AS(summarise_ranks({{"p", {}}}, {}, stop), interrupted);
}
