#include "tiendo/geography/component.hpp"

#include <doctest/doctest.h>

#include <set>

#include "support/small_reform.hpp"

using namespace tiendo::geography;
using places = std::vector<std::size_t>;

TEST_CASE("the blocks of the small reform") {
  const reform r = support::small_reform();
  const auto blocks = components_of(r);
  REQUIRE(blocks.size() == 4);
  CHECK(blocks[0].before == places{0, 1, 2});
  CHECK(blocks[0].after == places{0, 1});
  CHECK(blocks[0].edges == places{0, 1, 2, 3});
  CHECK(kind_of(blocks[0], r) == event_kind::transfer);
  CHECK(kind_of(blocks[1], r) == event_kind::recode);    // D becomes Z
  CHECK(kind_of(blocks[2], r) == event_kind::dissolve);  // E
  CHECK(kind_of(blocks[3], r) == event_kind::create);    // W
}

TEST_CASE("one area that becomes one: by code, by name, or by neither") {
  reform_parts parts;
  parts.before = {{"1", "Bến Nghé", "", ""}, {"2", "A", "", ""}, {"3", "B", "", ""}};
  parts.after = {{"1", "Sài Gòn", "", ""}, {"2", "A", "", ""}, {"4", "B", "", ""}};
  parts.edges = {whole("1", "1"), whole("2", "2"), whole("3", "4")};
  const reform r(parts);
  const auto blocks = components_of(r);
  CHECK(kind_of(blocks[0], r) == event_kind::rename);
  CHECK(kind_of(blocks[1], r) == event_kind::reparent);
  CHECK(kind_of(blocks[2], r) == event_kind::recode);
}

TEST_CASE("merges and splits") {
  reform_parts parts;
  parts.before = {{"1", "", "", ""}, {"2", "", "", ""}, {"3", "", "", ""}};
  parts.after = {{"a", "", "", ""}, {"b", "", "", ""}, {"c", "", "", ""}};
  parts.edges = {whole("1", "a"), whole("2", "a"), part("3", "b"), part("3", "c")};
  const reform r(parts);
  const auto blocks = components_of(r);
  CHECK(kind_of(blocks[0], r) == event_kind::merge);
  CHECK(kind_of(blocks[1], r) == event_kind::split);
}

TEST_CASE("what happened, as events: known since a day, by the act, with the versions that went in and came out") {
  const reform r = support::small_reform();
  const tiendo::date recorded = tiendo::date::of(2025, 6, 16), since = tiendo::date::of(2000, 1, 1);
  const auto events = events_of(r, recorded, since);
  REQUIRE(events.size() == 4);
  CHECK(events[0].act == "2/NQ");
  CHECK(events[0].recorded == recorded);
  CHECK(events[0].in == std::vector<tiendo::area_id>{{"A", since}, {"B", since}, {"C", since}});
  CHECK(events[0].out == std::vector<tiendo::area_id>{{"X", support::reform_day()}, {"Y", support::reform_day()}});
  support::dice d(13);
  for (int round = 0; round < 50; ++round)
    for (const event& e : events_of(support::random_reform(d, 60), recorded)) REQUIRE(defects_of(e).empty());
}

TEST_CASE("200 random reforms: every area and edge lies in one block, and no edge leaves its block") {
  support::dice d(3);
  for (int round = 0; round < 200; ++round) {
    const reform r = support::random_reform(d, 80);
    std::vector<int> before(r.before().size(), -1), after(r.after().size(), -1);
    std::size_t edges = 0;
    const auto blocks = components_of(r);
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      for (const std::size_t i : blocks[b].before) REQUIRE(std::exchange(before[i], static_cast<int>(b)) == -1);
      for (const std::size_t j : blocks[b].after) REQUIRE(std::exchange(after[j], static_cast<int>(b)) == -1);
      edges += blocks[b].edges.size();
    }
    REQUIRE(edges == r.edges().size());
    for (std::size_t e = 0; e < r.edges().size(); ++e) REQUIRE(before[r.from(e)] == after[r.to(e)]);
    REQUIRE(std::count(before.begin(), before.end(), -1) == 0);
    REQUIRE(std::count(after.begin(), after.end(), -1) == 0);
    for (const component& c : blocks)  // a block of n areas has at least n - 1 edges: it hangs together
      REQUIRE(c.edges.size() + 1 >= c.before.size() + c.after.size());
  }
}
