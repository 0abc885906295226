#include "tiendo/crosswalk/transfer_ratio.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <map>

#include "support/small_reform.hpp"

using namespace tiendo;
using namespace tiendo::crosswalk;
using support::near;

namespace {

const transferred_ratio& at(const transferred_ratios& c, const std::string& code) {
  for (const transferred_ratio& a : c.areas)
    if (a.code == code) return a;
  throw std::runtime_error(code);
}

/// A reform in which A and B are merged to X.
reform merger() {
  reform_parts parts;
  parts.effective = support::reform_day();
  parts.before = {{"A", "", "", ""}, {"B", "", "", ""}};
  parts.after = {{"X", "", "", ""}};
  parts.links = {whole("A", "X"), whole("B", "X")};
  return reform(parts);
}

reason left(const transferred_ratios& c, const std::string& code) {
  for (const unmatched_value& l : c.unmatched)
    if (l.code == code) return l.reason;
  return reason::none;
}

}  // namespace

TEST_CASE("a transferred ratio is the ratio of sums, not the mean of ratios") {
  const transferred_ratios c =
      transfer_ratio(merger(), {{"A", 40, 100}, {"B", 30, 50}}, ratio_kind::share);
  CHECK(at(c, "X").ratio->value() == near(70.0 / 150));
  CHECK(at(c, "X").ratio->value() != near(0.5));
  CHECK(c.components[0].ratio == near(70.0 / 150));
  CHECK(c.unmatched.empty());
}

TEST_CASE(
    "bounds of a ratio lie within 0 and 1 for a share, and the ratio is exact over the component") {
  // By hand: X has 70 to 80 of 150 to 200, so 70/200 to 80/150; Y 0 to 10 of 0 to 50, so the bounds
  // are 0 and 1.
  const std::vector<ratio_parts> figures{{"A", 40, 100}, {"B", 30, 50}, {"C", 10, 50}, {"D", 1, 4}};
  const transferred_ratios c = transfer_ratio(support::small_reform(), figures, ratio_kind::share);
  CHECK(at(c, "X").ratio->low() == near(0.35));
  CHECK(at(c, "X").ratio->high() == near(80.0 / 150));
  CHECK(at(c, "Y").ratio == interval::between(0, 1));
  CHECK(at(c, "Z").ratio->value() == near(0.25));
  CHECK(c.components[0].ratio == near(80.0 / 200));
  const transferred_ratios rate =
      transfer_ratio(support::small_reform(), figures, ratio_kind::rate);
  CHECK(at(rate, "Y").ratio == interval::at_least(0));
}

TEST_CASE("ratios with a missing or an invalid part are not transferred") {
  const transferred_ratios c =
      transfer_ratio(merger(), {{"A", 40, std::nullopt}, {"B", 30, 50}}, ratio_kind::share);
  CHECK(at(c, "X").reason == reason::coverage_too_low);
  CHECK(left(c, "A") == reason::not_comparable);
  CHECK(left(c, "B") == reason::coverage_too_low);
  CHECK(c.components[0].reason == reason::coverage_too_low);
  CHECK(left(transfer_ratio(merger(), {{"A", 60, 50}, {"B", 1, 2}}, ratio_kind::share), "A") ==
        reason::out_of_range);
  CHECK(left(transfer_ratio(merger(), {{"A", 60, 50}, {"B", 1, 2}}, ratio_kind::rate), "A") ==
        reason::none);
  CHECK(left(transfer_ratio(merger(), {{"A", 1, -50}, {"B", 1, 2}}, ratio_kind::rate), "A") ==
        reason::sign_change);
}

TEST_CASE("a ratio with a denominator of 0 is undefined") {
  const transferred_ratios c =
      transfer_ratio(merger(), {{"A", 0, 0}, {"B", 0, 0}}, ratio_kind::share);
  CHECK(at(c, "X").reason == reason::zero_base);
  CHECK(c.components[0].reason == reason::zero_base);
  CHECK_FALSE(at(c, "X").ratio);
}

TEST_CASE("300 random reforms: the bounds contain the ratio for every possible allocation") {
  support::dice d(17);
  for (int round = 0; round < 300; ++round) {
    const reform r = support::random_reform(d, 60);
    std::vector<ratio_parts> figures;
    std::vector<double> n(r.after().size(), 0), m(r.after().size(), 0);
    for (std::size_t i = 0; i < r.before().size(); ++i) {
      const int size = d.whole(1, 1000);
      figures.push_back({r.before()[i].code, d.whole(0, size), size});
      double rest_n = 1, rest_d = 1;  // the ratio differs between the parts of an area
      for (const std::size_t e : r.out_of(i)) {
        const interval share = r.links()[e].share;
        const bool final_part = e == r.out_of(i).back();
        const double a = share.is_exact() ? share.low()
                         : final_part     ? rest_n
                                          : rest_n * d.between(0, 1);
        const double b = share.is_exact() ? share.low()
                         : final_part     ? rest_d
                                          : rest_d * d.between(0, 1);
        rest_n -= a;
        rest_d -= b;
        n[r.to(e)] += a * *figures.back().numerator;
        m[r.to(e)] += b * *figures.back().denominator;
      }
    }
    const transferred_ratios c = transfer_ratio(r, figures, ratio_kind::rate);
    for (std::size_t j = 0; j < n.size(); ++j) {
      if (!c.areas[j].ratio || m[j] <= 0) continue;
      REQUIRE(c.areas[j].ratio->low() <= n[j] / m[j] + 1e-9);
      REQUIRE(c.areas[j].ratio->high() >= n[j] / m[j] * (1 - 1e-9) - 1e-9);
    }
  }
}

TEST_CASE("a transfer of ratios is stopped by its callback") {
  const progress stop = [](std::size_t, std::size_t) { return false; };
  CHECK_THROWS_AS(transfer_ratio(support::small_reform(), {{"A", 1, 2}}, ratio_kind::share,
                                 transfer_direction::forward, {}, stop),
                  interrupted);
}
