#include "tiendo/crosswalk/transfer.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "support/small_reform.hpp"
#include "tiendo/core/error.hpp"

using namespace tiendo;
using namespace tiendo::crosswalk;
using support::near;

namespace {

const std::vector<area_value> residents{{"A", 100}, {"B", 40}, {"C", 50}, {"D", 7}, {"E", 3}};

const transferred_value& at(const transferred_values& c, const std::string& code) {
  for (const transferred_value& a : c.areas)
    if (a.code == code) return a;
  throw std::runtime_error(code);
}

std::map<std::string, reason> left(const transferred_values& c) {
  std::map<std::string, reason> all;
  for (const unmatched_value& l : c.unmatched) all[l.code] = l.reason;
  return all;
}
using reasons = std::map<std::string, reason>;

reform with_shares(double to_x) {
  reform_parts parts = support::small_reform_parts();
  parts.links[2].share = interval::exactly(to_x);
  parts.links[2].basis = "residents";
  return reform(parts);
}

}  // namespace

TEST_CASE(
    "forward: exact over components and unions, bounds where shares are unknown, and unmatched "
    "values") {
  const transferred_values c = transfer(support::small_reform(), residents);
  CHECK(at(c, "X").value == interval::between(140, 190));
  CHECK(at(c, "Y").value == interval::between(0, 50));
  CHECK(at(c, "Z").value == interval::exactly(7));
  CHECK(at(c, "W").reason == reason::no_observation);
  CHECK_FALSE(at(c, "W").value);
  REQUIRE(c.components.size() == 4);
  CHECK(c.components[0].total == 190);
  CHECK(c.components[at(c, "Z").component].total == 7);
  CHECK(left(c) == reasons{{"E", reason::territory_ended}});
}

TEST_CASE("with exact shares a transferred value is exact and has their basis") {
  const transferred_values c = transfer(with_shares(0.4), residents);
  CHECK(at(c, "X").value->value() == near(160));
  CHECK(at(c, "Y").value->value() == near(30));
  CHECK(at(c, "X").basis == "residents");
  CHECK(at(c, "Z").basis.empty());
}

TEST_CASE(
    "backward: a merged area is divided by weights, or its parts lie between 0 and the whole") {
  const std::vector<area_value> figures{{"X", 210}, {"Y", 20}, {"Z", 9}, {"W", 1}};
  const transferred_values unknown =
      transfer(support::small_reform(), figures, transfer_direction::backward);
  CHECK(at(unknown, "A").value == interval::between(0, 210));
  CHECK(at(unknown, "C").value == interval::between(20, 230));
  CHECK(at(unknown, "D").value == interval::exactly(9));
  CHECK(unknown.components[0].total == 230);
  CHECK(left(unknown) == reasons{{"W", reason::territory_ended}});
  // By hand: in X the weights are A 100, B 40, C 50 x .4 = 20, together 160; 210 x 100 / 160 =
  // 131.25.
  const transferred_values known =
      transfer(with_shares(0.4), figures, transfer_direction::backward, residents);
  CHECK(at(known, "A").value->value() == near(131.25));
  CHECK(at(known, "B").value->value() == near(52.5));
  CHECK(at(known, "C").value->value() == near(26.25 + 20));
  CHECK(at(known, "A").basis == "weights");
  // With an unknown share of C, the share of A in X lies between 100 / 190 and 100 / 140.
  const transferred_values between =
      transfer(support::small_reform(), figures, transfer_direction::backward, residents);
  CHECK(at(between, "A").value->low() == near(210.0 * 100 / 190));
  CHECK(at(between, "A").value->high() == near(150));
}

TEST_CASE(
    "an area with a missing source has no value, and its other sources are listed as unmatched") {
  const transferred_values c = transfer(
      support::small_reform(), {{"A", 100}, {"B", std::nullopt}, {"C", 50}, {"D", 7}, {"N", 5}});
  CHECK(at(c, "X").reason == reason::coverage_too_low);
  CHECK(at(c, "Y").value == interval::between(0, 50));
  CHECK(c.components[0].total == std::nullopt);
  CHECK(c.components[0].present == 150);
  CHECK(c.components[0].missing == 1);
  CHECK(left(c) == reasons{{"N", reason::territory_unknown},
                           {"A", reason::coverage_too_low},
                           {"B", reason::no_observation},
                           {"C", reason::coverage_too_low},
                           {"E", reason::no_observation}});
}

TEST_CASE("values that are not finite have a reason; two values of one area throw") {
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(left(transfer(support::small_reform(), {{"D", std::nan("")}})).at("D") ==
        reason::out_of_range);
  CHECK(left(transfer(support::small_reform(), {{"D", infinity}})).at("D") == reason::out_of_range);
  const transferred_values huge =
      transfer(support::small_reform(), {{"A", 1.7e308}, {"B", 1.7e308}, {"C", 0}});
  CHECK(at(huge, "X").reason == reason::out_of_range);
  CHECK_THROWS_AS(transfer(support::small_reform(), {{"D", 1}, {"D", 2}}), invalid_value);
  CHECK_THROWS_AS(transfer(support::small_reform(), {}, transfer_direction::backward, {{"A", -1}}),
                  invalid_value);
  CHECK_THROWS_AS(transfer(support::small_reform(), {}, transfer_direction::backward, {{"X", 1}}),
                  unknown_name);
}

TEST_CASE("a part of 0 is 0, and a negative value has its bounds in reverse order") {
  const transferred_values c = transfer(support::small_reform(), {{"A", 1}, {"B", 1}, {"C", 0}});
  CHECK(at(c, "X").value == interval::exactly(2));
  CHECK(at(c, "Y").value == interval::exactly(0));
  CHECK(at(transfer(support::small_reform(), {{"A", 1}, {"B", 1}, {"C", -8}}), "X").value ==
        interval::between(-6, 2));
}

TEST_CASE(
    "300 random reforms, forward and back: integers are conserved exactly, bounds contain every "
    "possible allocation") {
  support::dice d(5);
  for (int round = 0; round < 300; ++round) {
    const reform r = support::random_reform(d, 90);
    std::vector<area_value> before, after;
    for (const reform_area& u : r.before()) before.push_back({u.code, d.whole(0, 2'000'000)});
    for (const reform_area& u : r.after()) after.push_back({u.code, d.whole(0, 2'000'000)});
    for (const transfer_direction w : {transfer_direction::forward, transfer_direction::backward}) {
      const auto& given = w == transfer_direction::forward ? before : after;
      const transferred_values c = transfer(r, given, w);
      double arrived = 0, behind = 0, all = 0;
      for (const area_value& a : given) all += *a.value;
      for (const component_total& b : c.components) arrived += b.total.value_or(0);
      for (const unmatched_value& l : c.unmatched)
        if (l.reason != reason::territory_ended) behind += l.value.value_or(0);
      REQUIRE(arrived + behind == all);
      for (const transferred_value& a : c.areas)
        if (a.value && !a.value->is_exact())
          REQUIRE(a.value->high() <= *c.components[a.component].total);
    }
    // a possible allocation: unknown shares drawn at random; every area lies within its bounds
    std::vector<double> truth(r.after().size(), 0);
    for (std::size_t i = 0; i < r.before().size(); ++i) {
      double rest = 1;
      for (const std::size_t e : r.out_of(i)) {
        const bool final_part = e == r.out_of(i).back();
        const interval share = r.links()[e].share;
        const double drawn = share.is_exact() ? share.low()
                             : final_part     ? rest
                                              : rest * d.between(0, 1);
        rest -= drawn;
        truth[r.to(e)] += drawn * *before[i].value;
      }
    }
    const transferred_values c = transfer(r, before);
    for (std::size_t j = 0; j < truth.size(); ++j) {
      if (!c.areas[j].value) continue;
      REQUIRE(c.areas[j].value->low() <= truth[j] * (1 + 1e-12) + 1e-6);
      REQUIRE(c.areas[j].value->high() >= truth[j] * (1 - 1e-12) - 1e-6);
    }
  }
}

TEST_CASE("transfer back and forth over an exact union returns the total") {
  const transferred_values there = transfer(with_shares(0.25), residents);
  std::vector<area_value> after;
  for (const transferred_value& a : there.areas)
    after.push_back({a.code, a.value ? a.value->value() : std::nullopt});
  const transferred_values back =
      transfer(with_shares(0.25), after, transfer_direction::backward, residents);
  for (const area_value& a : residents)
    if (a.code != "E") CHECK(at(back, a.code).value->value() == near(*a.value));
}

TEST_CASE("a transfer is stopped by its callback") {
  const progress stop = [](std::size_t, std::size_t) { return false; };
  CHECK_THROWS_AS(
      transfer(support::small_reform(), {{"A", 1}}, transfer_direction::forward, {}, stop),
      interrupted);
  CHECK_THROWS_AS(
      transfer(support::small_reform(), {{"A", 1}}, transfer_direction::backward, {{"A", 1}}, stop),
      interrupted);
}

TEST_CASE("a merger of 20,000 areas is carried back by their weights") {
  constexpr std::size_t n = 20'000;  // with a sum over the others for each, 4e8 additions
  reform_parts parts;
  parts.effective = date::of(2025, 7, 1);
  parts.after = {{"X", "X", "commune", ""}};
  std::vector<area_value> weights;
  for (std::size_t i = 0; i < n; ++i) {
    const std::string code = std::to_string(i);
    parts.before.push_back({code, code, "commune", ""});
    parts.links.push_back({code, "X", succession_kind::full, interval::exactly(1)});
    weights.push_back({code, static_cast<double>(1 + i % 4)});
  }
  const auto back =
      transfer(reform(std::move(parts)), {{"X", 50'000.0}}, transfer_direction::backward, weights);
  for (const std::size_t i : {std::size_t{0}, std::size_t{3}, n - 1})  // the weights sum to 50,000
    CHECK(back.areas[i].value->low() == doctest::Approx(static_cast<double>(1 + i % 4)));
}
