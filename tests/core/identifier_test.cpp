#include "tiendo/core/identifier.hpp"

#include <doctest/doctest.h>

#include <compare>
#include <concepts>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "tiendo/fmt.hpp"
#include "tiendo/model/observed_series.hpp"
#include "tiendo/model/programme.hpp"

using namespace tiendo;

namespace {

template <class A, class B>
concept equality_defined = requires(const A& a, const B& b) {
  a == b;
};
template <class A, class B>
concept order_defined = requires(const A& a, const B& b) {
  a < b;
};
template <class A, class B>
concept related = std::is_convertible_v<A, B> || std::is_constructible_v<B, A> ||
    std::is_assignable_v<B&, A> || equality_defined<A, B> || order_defined<A, B>;
template <class Id>
concept finds_target = requires(const programme& p, const Id& id) {
  p.find_target(id);
};

template <class A, class... Others>
constexpr bool apart = (!related<A, Others> && ...) && (!related<Others, A> && ...);

// Each kind against each other kind, in both directions.
static_assert(apart<target_id, indicator_id, area_code, tier_id, unit_id, act_id>);
static_assert(apart<indicator_id, area_code, tier_id, unit_id, act_id>);
static_assert(apart<area_code, tier_id, unit_id, act_id>);
static_assert(apart<tier_id, unit_id, act_id>);
static_assert(apart<unit_id, act_id>);

static_assert(finds_target<target_id> && finds_target<std::string>);
static_assert(!finds_target<indicator_id> && !finds_target<area_code> && !finds_target<tier_id> &&
              !finds_target<unit_id> && !finds_target<act_id>);

static_assert(std::is_nothrow_move_constructible_v<target_id>);
static_assert(!std::is_constructible_v<target_id, std::nullptr_t>);
static_assert(!std::is_constructible_v<target_id, int>);
static_assert(std::is_constructible_v<target_id, std::string_view> &&
              !std::is_convertible_v<std::string_view, target_id>);
static_assert(std::is_same_v<std::compare_three_way_result_t<target_id>, std::strong_ordering>);

// Vietnamese letters, a quotation mark, a line break and a zero byte are text like any other.
const std::vector<std::string> texts{"",   "2393-17", "Quận Phú Nhuận",      "a\"b",
                                     "\n", " ",       std::string("a\0b", 3)};

}  // namespace

TEST_CASE("an identifier is made of a text and is equal to that text alone") {
  for (const std::string& text : texts) {
    const target_id id = text;
    CHECK(id.text() == text);
    CHECK(id.size() == text.size());
    CHECK(id.empty() == text.empty());
    for (const std::string& other : texts) {
      CHECK((id == other) == (text == other));
      CHECK((other == id) == (text == other));
      CHECK((id != std::string_view(other)) == (text != other));
      CHECK((id == target_id(other)) == (text == other));
    }
  }
  const target target{.id = "2393-17", .indicator = "economy", .scope = {.tier = "province"}};
  CHECK(target.id == "2393-17");
  CHECK("economy" == target.indicator);
  CHECK(target.scope.tier != "district");
  CHECK(target.closed_by.empty());
}

TEST_CASE("identifiers are ordered as their texts") {
  for (const std::string& a : texts)
    for (const std::string& b : texts) {
      CHECK((indicator_id(a) < indicator_id(b)) == (a < b));
      CHECK((indicator_id(a) <=> indicator_id(b)) == (a <=> b));
      CHECK((indicator_id(a) <= b) == (a <= b));
      CHECK((a > indicator_id(b)) == (a > b));
    }
  const std::set<tier_id> sorted{"ward", "district", "province", "district"};
  CHECK(std::vector<tier_id>(sorted.begin(), sorted.end()) ==
        std::vector<tier_id>{"district", "province", "ward"});
}

TEST_CASE("equal identifiers have the hash of their text") {
  for (const std::string& text : texts)
    CHECK(std::hash<area_code>()(area_code(text)) == std::hash<std::string>()(text));
  std::unordered_map<area_code, int> parts;
  parts["79"] = 22;
  parts[std::string("79")] += 2;
  CHECK(parts.size() == 1);
  CHECK(parts.at("79") == 24);
}

TEST_CASE("an identifier is formatted and written as its text") {
  const unit_id id = "percent";
  CHECK(fmt::format("{}|{:>9}|{:*<8}", id, id, id) == "percent|  percent|percent*");
  CHECK(fmt::format("{}", fmt::join(std::vector<unit_id>{"a", "b"}, ", ")) == "a, b");
  std::ostringstream out;
  out << id << '/' << act_id("2393/QD-UBND");
  CHECK(out.str() == "percent/2393/QD-UBND");
  CHECK("unit '" + id + "'" == "unit 'percent'");
}

TEST_CASE("an identifier is read where a text is expected") {
  const auto length = [](const std::string& text) { return text.size(); };
  const tier_id id = "province";
  CHECK(length(id) == 8);
  const std::string copy = id;
  CHECK(copy == id);
  const std::string_view seen = id;
  CHECK(seen.data() == id.data());
  CHECK(tier_id(seen) == id);
}

TEST_CASE("keys of series that differ in one identifier differ") {
  using detail::series_key;
  const series_key key{.indicator = "a", .area = {.code = "b"}, .tier = "c", .unit = "d"};
  CHECK(key == series_key{.indicator = "a", .area = {.code = "b"}, .tier = "c", .unit = "d"});
  CHECK(key < series_key{.indicator = "aa", .area = {.code = "b"}, .tier = "c", .unit = "d"});
  CHECK(key < series_key{.indicator = "a", .area = {.code = "c"}, .tier = "c", .unit = "d"});
  CHECK(key > series_key{.indicator = "a", .area = {.code = "b"}, .tier = "b", .unit = "d"});
  CHECK(key > series_key{.indicator = "a", .area = {.code = "b"}, .tier = "c", .unit = ""});
}
