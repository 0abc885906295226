#include "tiendo/crosswalk/connected_component.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "support/small_reform.hpp"

using namespace tiendo::crosswalk;
using places = std::vector<std::size_t>;

namespace {

/// A reform of `n` areas before and after, linked by pairs of their positions. Shares are unknown.
reform linked(std::size_t n, std::vector<std::pair<std::size_t, std::size_t>> links) {
  reform_parts parts;
  parts.effective = tiendo::date::of(2025, 7, 1);
  parts.effective = support::reform_day();
  for (std::size_t i = 0; i < n; ++i) {
    parts.before.push_back({"o" + std::to_string(i), "", "", ""});
    parts.after.push_back({"n" + std::to_string(i), "", "", ""});
  }
  std::vector<int> out(n, 0);
  for (const auto& [from, to] : links) ++out[from];
  for (const auto& [from, to] : links) {
    const std::string a = "o" + std::to_string(from), b = "n" + std::to_string(to);
    parts.links.push_back(out[from] == 1 ? whole(a, b) : part(a, b));
  }
  return reform(std::move(parts));
}

/// Links in orders that give the deepest trees of disjoint sets: one long chain, forwards, and by
/// halves.
std::vector<std::pair<std::size_t, std::size_t>> chain(std::size_t n) {
  std::vector<std::pair<std::size_t, std::size_t>> links;
  for (std::size_t i = 0; i < n; ++i) {
    links.emplace_back(i, i);
    if (i + 1 < n) links.emplace_back(i, i + 1);
  }
  return links;
}
std::vector<std::pair<std::size_t, std::size_t>> by_halves(std::size_t n) {
  std::vector<std::pair<std::size_t, std::size_t>> links;
  for (std::size_t i = 0; i < n; ++i) links.emplace_back(i, i);
  for (std::size_t step = 1; step < n; step *= 2)
    for (std::size_t i = 0; i + step < n; i += 2 * step) links.emplace_back(i + step - 1, i + step);
  return links;
}

/// The number of links followed per area and link when components are found: joins, then one find
/// for each.
double followed_per_part(const reform& r) {
  auto sets = detail::joined_areas(r);
  for (std::size_t i = 0; i < r.before().size() + r.after().size(); ++i) sets.find(i);
  for (std::size_t i = 0; i < r.links().size(); ++i) sets.find(r.from(i));
  return static_cast<double>(sets.followed()) /
         static_cast<double>(r.before().size() + r.after().size() + r.links().size());
}

}  // namespace

TEST_CASE("the connected components of the small reform") {
  const reform r = support::small_reform();
  const auto blocks = connected_components(r);
  REQUIRE(blocks.size() == 4);
  CHECK(blocks[0].before == places{0, 1, 2});
  CHECK(blocks[0].after == places{0, 1});
  CHECK(blocks[0].links == places{0, 1, 2, 3});
  CHECK(kind_of(blocks[0], r) == change_kind::transfer);
  CHECK(kind_of(blocks[1], r) == change_kind::recode);    // D becomes Z
  CHECK(kind_of(blocks[2], r) == change_kind::dissolve);  // E
  CHECK(kind_of(blocks[3], r) == change_kind::create);    // W
}

TEST_CASE("a change from one area to one area is a recode, a rename or a reparent") {
  reform_parts parts;
  parts.effective = tiendo::date::of(2025, 7, 1);
  parts.before = {{"1", "Bến Nghé", "", ""}, {"2", "A", "", ""}, {"3", "B", "", ""}};
  parts.after = {{"1", "Sài Gòn", "", ""}, {"2", "A", "", ""}, {"4", "B", "", ""}};
  parts.links = {whole("1", "1"), whole("2", "2"), whole("3", "4")};
  const reform r(parts);
  const auto blocks = connected_components(r);
  CHECK(kind_of(blocks[0], r) == change_kind::rename);
  CHECK(kind_of(blocks[1], r) == change_kind::reparent);
  CHECK(kind_of(blocks[2], r) == change_kind::recode);
}

TEST_CASE("merges and splits are distinguished by the numbers of areas") {
  reform_parts parts;
  parts.effective = tiendo::date::of(2025, 7, 1);
  parts.before = {{"1", "", "", ""}, {"2", "", "", ""}, {"3", "", "", ""}};
  parts.after = {{"a", "", "", ""}, {"b", "", "", ""}, {"c", "", "", ""}};
  parts.links = {whole("1", "a"), whole("2", "a"), part("3", "b"), part("3", "c")};
  const reform r(parts);
  const auto blocks = connected_components(r);
  CHECK(kind_of(blocks[0], r) == change_kind::merge);
  CHECK(kind_of(blocks[1], r) == change_kind::split);
}

TEST_CASE(
    "200 random reforms: every area and link is in exactly one component, and no link joins two "
    "components") {
  support::dice d(3);
  for (int round = 0; round < 200; ++round) {
    const reform r = support::random_reform(d, 80);
    std::vector<int> before(r.before().size(), -1), after(r.after().size(), -1);
    std::size_t edges = 0;
    const auto blocks = connected_components(r);
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      for (const std::size_t i : blocks[b].before)
        REQUIRE(std::exchange(before[i], static_cast<int>(b)) == -1);
      for (const std::size_t j : blocks[b].after)
        REQUIRE(std::exchange(after[j], static_cast<int>(b)) == -1);
      edges += blocks[b].links.size();
    }
    REQUIRE(edges == r.links().size());
    for (std::size_t e = 0; e < r.links().size(); ++e) REQUIRE(before[r.from(e)] == after[r.to(e)]);
    REQUIRE(std::count(before.begin(), before.end(), -1) == 0);
    REQUIRE(std::count(after.begin(), after.end(), -1) == 0);
    for (const connected_component& c :
         blocks)  // a component of n areas has at least n - 1 links: it is connected
      REQUIRE(c.links.size() + 1 >= c.before.size() + c.after.size());
  }
}

TEST_CASE(
    "components are found in linear time: links followed per area and link do not grow with the "
    "reform") {
  support::dice d(61);
  for (const std::size_t n : {1'000U, 4'000U, 16'000U, 64'000U}) {
    std::vector<std::pair<std::size_t, std::size_t>> star;
    for (std::size_t i = 0; i < n; ++i) star.emplace_back(i, 0);
    std::vector<std::pair<std::size_t, std::size_t>> shuffled = chain(n);
    for (std::size_t i = shuffled.size() - 1; i > 0; --i)
      std::swap(shuffled[i], shuffled[static_cast<std::size_t>(d.whole(0, static_cast<int>(i)))]);
    std::vector<std::pair<std::size_t, std::size_t>> backwards = chain(n);
    std::reverse(backwards.begin(), backwards.end());
    for (const auto& links : {star, chain(n), backwards, shuffled, by_halves(n)}) {
      const double followed = followed_per_part(linked(n, links));
      CAPTURE(n);
      CHECK(followed < 2);  // about one per find that is not at a root, at every size; log2 n would
                            // grow from 10 to 16
    }
  }
}

TEST_CASE("the search for connected components is stopped by its callback") {
  CHECK_THROWS_AS(connected_components(support::small_reform(), [](auto, auto) { return false; }),
                  tiendo::interrupted);
}
